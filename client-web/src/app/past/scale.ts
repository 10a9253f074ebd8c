// Where a moment stands on the timeline of a day: in proportion, but that idle hours take little room. Pure.
import type { Outline } from './outline';

interface Busy {
  readonly from: number;
  readonly to: number;
  /** Where it begins and ends on the timeline, 0 to 1. */
  readonly left: number;
  readonly right: number;
}

/** A pause that is longer is drawn as long as `drawn` of all that is not a pause. */
const longPause = 15 * 60_000;
const drawn = 0.02;

export class Scale {
  readonly parts: readonly Busy[];

  /** `moments`: what happened elsewhere than on a board, and has its place too. */
  constructor(outline: Pick<Outline, 'boards' | 'every' | 'from' | 'to'>, moments: readonly number[] = []) {
    const spans: { from: number; to: number }[] = [];
    const begins = outline.boards.flatMap((life) => [...life.begins]);
    for (const begin of Float64Array.from([...begins, ...moments]).sort()) {
      const last = spans.at(-1);
      if (last && begin - last.to <= longPause) last.to = Math.max(last.to, begin + outline.every);
      else spans.push({ from: begin, to: begin + outline.every });
    }
    if (spans.length === 0) spans.push({ from: outline.from, to: outline.to });
    const busy = Math.max(
      1,
      spans.reduce((sum, { from, to }) => sum + to - from, 0),
    );
    const whole = busy * (1 + drawn * (spans.length - 1));
    let at = 0;
    this.parts = spans.map(({ from, to }) => {
      const left = at / whole;
      const right = (at + to - from) / whole;
      at += to - from + busy * drawn;
      return { from, to, left, right };
    });
  }

  get from(): number {
    return this.parts[0]!.from;
  }

  get to(): number {
    return this.parts.at(-1)!.to;
  }

  /** 0 to 1. */
  shareOf(time: number): number {
    let before: Busy | null = null;
    for (const part of this.parts) {
      if (time < part.from) {
        if (!before) return 0;
        return before.right + ((time - before.to) / (part.from - before.to)) * (part.left - before.right);
      }
      if (time <= part.to) {
        return part.left + ((time - part.from) / Math.max(1, part.to - part.from)) * (part.right - part.left);
      }
      before = part;
    }
    return 1;
  }

  timeAt(share: number): number {
    let before: Busy | null = null;
    for (const part of this.parts) {
      if (share < part.left) {
        if (!before) return part.from;
        return before.to + ((share - before.right) / (part.left - before.right)) * (part.from - before.to);
      }
      if (share <= part.right) {
        return (
          part.from + ((share - part.left) / Math.max(1e-9, part.right - part.left)) * (part.to - part.from)
        );
      }
      before = part;
    }
    return this.to;
  }
}
