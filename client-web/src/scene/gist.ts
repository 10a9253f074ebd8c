// What to show of a board at first sight. Mostly that is everything. A single note that lies far off would make specks
// of all others, though: then it is the place where most things lie, and how many lie elsewhere, to be said in words.

import { union } from './rect';
import type { Rect, Size } from './rect';

/** Smaller than this a note is not seen any more. */
const seenZoom = 0.03;
/** From here on things are large enough, wherever they lie. */
const easyZoom = 0.25;
/** Stragglers are left out when the rest is seen at this many times the size … */
const gain = 2.5;
/** … and the rest is at least this share of all. */
const mostShare = 0.9;
/** The window that is looked for moves by this part of its side. */
const steps = 4;

export interface Gist<T> {
  /** Null: there is nothing. */
  readonly most: Rect | null;
  readonly away: readonly T[];
}

/** `room`: what of the screen is free, CSS pixels. */
export function gistOf<T extends Rect>(items: Iterable<T>, room: Size): Gist<T> {
  const all = [...items];
  const whole = boundsOf(all);
  if (!whole) return { most: null, away: [] };
  const zoom = Math.min(room.w / Math.max(1, whole.w), room.h / Math.max(1, whole.h));
  if (zoom >= easyZoom) return { most: whole, away: [] };
  const target = Math.max(seenZoom, gain * zoom);
  const inWindow = fullest(all, { w: room.w / target, h: room.h / target });
  const enough = zoom < seenZoom || inWindow.size >= mostShare * all.length;
  if (!enough || inWindow.size === all.length) return { most: whole, away: [] };
  return { most: boundsOf(inWindow), away: all.filter((item) => !inWindow.has(item)) };
}

export function boundsOf(items: Iterable<Rect>): Rect | null {
  let r: Rect | null = null;
  for (const item of items) r = union(r, item);
  return r;
}

/** What lies in the window of this size that holds the most; of several such the one nearest to the origin. */
function fullest<T extends Rect>(items: readonly T[], frame: Size): Set<T> {
  const cells = new Map<number, T[]>();
  const [w, h] = [frame.w / steps, frame.h / steps];
  for (const item of items) {
    const key = keyOf(Math.floor((item.x + item.w / 2) / w), Math.floor((item.y + item.h / 2) / h));
    const cell = cells.get(key);
    if (cell) cell.push(item);
    else cells.set(key, [item]);
  }
  let best = { count: 0, far: Infinity, x: 0, y: 0 };
  for (const key of cells.keys()) {
    const [cx, cy] = [Math.floor(key / keySpan) - keyHalf, (key % keySpan) - keyHalf];
    for (let dx = 0; dx < steps; dx++) {
      for (let dy = 0; dy < steps; dy++) {
        const [x, y] = [cx - dx, cy - dy];
        const count = blockOf(cells, x, y).reduce((sum, cell) => sum + cell.length, 0);
        const far = Math.hypot((x + steps / 2) * w, (y + steps / 2) * h);
        if (count > best.count || (count === best.count && far < best.far)) best = { count, far, x, y };
      }
    }
  }
  return new Set(blockOf(cells, best.x, best.y).flat());
}

/** Cells lie within ±2^21 of the origin, a board's reach: two numbers fit one key. */
const keyHalf = 2 ** 22;
const keySpan = 2 * keyHalf;

function keyOf(x: number, y: number): number {
  return (x + keyHalf) * keySpan + y + keyHalf;
}

function blockOf<T>(cells: ReadonlyMap<number, readonly T[]>, x: number, y: number): (readonly T[])[] {
  const out: (readonly T[])[] = [];
  for (let i = 0; i < steps; i++) {
    for (let j = 0; j < steps; j++) {
      const cell = cells.get(keyOf(x + i, y + j));
      if (cell) out.push(cell);
    }
  }
  return out;
}
