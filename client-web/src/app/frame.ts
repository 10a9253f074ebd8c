// One entry of a board's log, as its replays keep it: when it came, and what it did. Pure data.
import type { Entry } from '../wire/frames';

export interface Frame {
  readonly time: number;
  readonly replica: number;
  /** Empty: an entry without effect. */
  readonly batch: Uint8Array;
  /** Ms by which `time` was ahead of the server's clock (P37). */
  readonly ahead: number;
}

/** A page of the log behind entry `after`, which came at `baseTime`. Null: the page does not continue it. */
export function framesBehind(after: number, entries: readonly Entry[], baseTime: number): Frame[] | null {
  let time = baseTime;
  const frames: Frame[] = [];
  for (const { offset, elapsed, replica, batch, ahead } of entries) {
    if (offset !== after + frames.length + 1) return null;
    time += elapsed;
    frames.push({ time, replica, batch: batch.slice(), ahead });
  }
  return frames;
}

/** How many of so many, in order of time, had come at `time`. */
export function countUntil(length: number, timeOf: (index: number) => number, time: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeOf(middle) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
