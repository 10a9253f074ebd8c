// While something is carried: the edges and middles of what lies around, which it is drawn to from near by. Pure.

import { union } from '../scene/rect';
import type { Point, Rect } from '../scene/rect';

/** A line on the board along which the two now lie. */
export interface Guide {
  readonly from: Point;
  readonly to: Point;
}

export interface Snapped {
  /** What is to be added to where it is. */
  readonly by: Point;
  readonly guides: readonly Guide[];
}

interface Near {
  readonly by: number;
  readonly at: number;
  readonly other: Rect;
}

const ends = (at: number, size: number): readonly number[] => [at, at + size / 2, at + size];

function nearest(box: Rect, others: readonly Rect[], axis: 'x' | 'y', reach: number): Near | null {
  const size = axis === 'x' ? 'w' : 'h';
  const own = ends(box[axis], box[size]);
  let best: Near | null = null;
  for (const other of others) {
    for (const at of ends(other[axis], other[size])) {
      for (const line of own) {
        const by = at - line;
        if (Math.abs(by) <= reach && (!best || Math.abs(by) < Math.abs(best.by))) best = { by, at, other };
      }
    }
  }
  return best;
}

/** `reach`: from how far off it is drawn, board units. */
export function snapped(box: Rect, others: readonly Rect[], reach: number): Snapped {
  const x = nearest(box, others, 'x', reach);
  const y = nearest(box, others, 'y', reach);
  const by = { x: Math.round(x?.by ?? 0), y: Math.round(y?.by ?? 0) };
  const now = { ...box, x: box.x + by.x, y: box.y + by.y };
  const guides: Guide[] = [];
  if (x) {
    const both = union(now, x.other);
    guides.push({ from: { x: x.at, y: both.y }, to: { x: x.at, y: both.y + both.h } });
  }
  if (y) {
    const both = union(now, y.other);
    guides.push({ from: { x: both.x, y: y.at }, to: { x: both.x + both.w, y: y.at } });
  }
  return { by, guides };
}
