// Counts taps: two quick ones at nearly the same place are a double tap.

import type { Sample } from './pointer';

const doubleMs = 340;
const doubleReach = 30;

export class Taps {
  private last = { x: 0, y: 0, time: -Infinity, count: 0 };

  /** Which of a series this one is; `alone`: never more than the first. */
  count({ x, y, time }: Sample, alone: boolean): number {
    const { last } = this;
    const near = Math.hypot(x - last.x, y - last.y) < doubleReach;
    const count = near && !alone && time - last.time < doubleMs ? last.count + 1 : 1;
    this.last = { x, y, time, count };
    return count;
  }
}
