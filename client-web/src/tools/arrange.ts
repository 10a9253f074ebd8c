// Where things lie when they are put in order: on one line, at equal distances, in a grid. Pure.

import { noteGap } from '../scene/measures';
import type { Point, Rect } from '../scene/rect';
import { boxOf, readingOrder } from './placement';

export type Edge = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'across' | 'down';

/** Each at the same edge, or with the same middle, of the box around all of them; the corners, in the order given. */
export function aligned(items: readonly Rect[], edge: Edge): Point[] {
  const box = boxOf(items);
  const place = ({ x, y, w, h }: Rect): Point => {
    switch (edge) {
      case 'left':
        return { x: box.x, y };
      case 'center':
        return { x: box.x + (box.w - w) / 2, y };
      case 'right':
        return { x: box.x + box.w - w, y };
      case 'top':
        return { x, y: box.y };
      case 'middle':
        return { x, y: box.y + (box.h - h) / 2 };
      case 'bottom':
        return { x, y: box.y + box.h - h };
    }
  };
  return items.map((item) => rounded(place(item)));
}

/** The first and the last stay; between the others is the same room. */
export function distributed(items: readonly Rect[], axis: Axis): Point[] {
  const [at, size] = axis === 'across' ? (['x', 'w'] as const) : (['y', 'h'] as const);
  const order = [...items].sort((a, b) => a[at] + a[size] / 2 - (b[at] + b[size] / 2));
  const [first] = order;
  const last = order.at(-1);
  if (!first || !last || order.length < 3) return items.map(({ x, y }) => ({ x, y }));
  const inner = order.slice(1, -1);
  const used = inner.reduce((sum, item) => sum + item[size], 0);
  const gap = (last[at] - first[at] - first[size] - used) / (order.length - 1);
  const places = new Map<Rect, number>([
    [first, first[at]],
    [last, last[at]],
  ]);
  let next = first[at] + first[size] + gap;
  for (const item of inner) {
    places.set(item, next);
    next += item[size] + gap;
  }
  return items.map((item) => rounded({ x: item.x, y: item.y, [at]: places.get(item) ?? item[at] }));
}

/** Rows and columns in reading order, from the corner of the box around them, about as wide as that was. */
export function gridded(items: readonly Rect[]): Point[] {
  const box = boxOf(items);
  const w = Math.max(...items.map((item) => item.w)) + noteGap;
  const h = Math.max(...items.map((item) => item.h)) + noteGap;
  const shape = Math.sqrt((items.length * Math.max(box.w, w) * h) / (Math.max(box.h, h) * w));
  const columns = Math.min(items.length, Math.max(1, Math.round(shape)));
  const order = readingOrder(items);
  return items.map((item) => {
    const i = order.indexOf(item);
    return rounded({ x: box.x + (i % columns) * w, y: box.y + Math.floor(i / columns) * h });
  });
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
