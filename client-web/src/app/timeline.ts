// A board's log as a film: when each entry came, and what it did. Pure data, filled page by page from the first entry on.
import type { Entry } from '../wire/frames';
import { countUntil, framesBehind } from './frame';
import type { Frame } from './frame';

/** Less is not worth a word, ms: what the operator is not told either. */
const toldFrom = 10_000;

export class Timeline {
  private readonly frames: Frame[] = [];

  /** Number of entries; the next page begins behind this offset. */
  get length(): number {
    return this.frames.length;
  }

  get from(): number {
    return this.frames[0]?.time ?? 0;
  }

  get to(): number {
    return this.frames.at(-1)?.time ?? 0;
  }

  /** Entries that continue the log; `baseTime` is the time of the one before. False: they do not continue it. */
  add(entries: readonly Entry[], baseTime: number): boolean {
    const frames = framesBehind(this.length, entries, baseTime);
    if (!frames) return false;
    for (const frame of frames) this.frames.push(frame);
    return true;
  }

  frame(index: number): Frame | undefined {
    return this.frames[index];
  }

  /** How many entries had come at `time`. */
  countAt(time: number): number {
    return countUntil(this.length, (i) => this.frames[i]!.time, time);
  }

  /** What the server's clock said when the last of the first `count` entries came, where that was another time than the log's (P37). */
  clockAt(count: number): number | null {
    const frame = this.frames[count - 1];
    return frame && frame.ahead >= toldFrom ? frame.time - frame.ahead : null;
  }

  /** From so many entries on to the next that had an effect, or back to before the last that had; as far as there are. */
  stepped(count: number, direction: 1 | -1): number {
    const empty = (index: number): boolean => this.frames[index]?.batch.length === 0;
    let at = count;
    if (direction > 0) {
      while (empty(at)) at++;
      return Math.min(this.length, at + 1);
    }
    while (at > 1 && empty(at - 1)) at--;
    return Math.max(Math.min(count, 1), at - 1);
  }

  /** Entries in `bars` equal parts from first to last. */
  activity(bars: number): Uint32Array {
    const counts = new Uint32Array(bars);
    const span = Math.max(1, this.to - this.from);
    for (const { time } of this.frames) {
      const bar = Math.min(bars - 1, Math.floor(((time - this.from) / span) * bars));
      counts[bar] = counts[bar]! + 1;
    }
    return counts;
  }

  /**
   * Where playing gets to from `position` in `elapsed` ms at `speed`. A pause of which more than `patience` ms would
   * be watched is cut short: the film goes on a moment before its end.
   */
  advance(position: number, elapsed: number, speed: number, patience: number): number {
    const next = this.frames[this.countAt(position)];
    if (!next) return this.to;
    const waiting = (next.time - position) / speed;
    if (waiting > patience) return next.time - (patience / 3) * speed;
    return Math.min(this.to, position + elapsed * speed);
  }
}
