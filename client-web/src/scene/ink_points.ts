// The points of a stroke: in the document as proto/batch.proto says (dx, dy, pressure, in tenths of a board unit, from the
// object's place on), for whoever paints or asks where it is as x, y, pressure from the object's place on.

import type { Rect } from './rect';

/** x, y, pressure (0 to 1,000), repeated; tenths of a board unit. */
export type Flat = readonly number[] | Int32Array;

/** Tenths of a board unit. */
export const tenths = 10;

export function standing(deltas: Int32Array): Int32Array {
  const out = new Int32Array(deltas);
  for (let i = 3; i + 2 < out.length; i += 3) {
    out[i] = (out[i] as number) + (out[i - 3] as number);
    out[i + 1] = (out[i + 1] as number) + (out[i - 2] as number);
  }
  return out;
}

/** The other way round; the first point from (x, y) on. */
export function deltasOf(points: Flat, x = 0, y = 0): Int32Array {
  const out = new Int32Array(points.length);
  for (let i = 0; i + 2 < points.length; i += 3) {
    out[i] = (points[i] as number) - (i > 0 ? (points[i - 3] as number) : x);
    out[i + 1] = (points[i + 1] as number) - (i > 0 ? (points[i - 2] as number) : y);
    out[i + 2] = points[i + 2] as number;
  }
  return out;
}

/** In whole board units, around all points; where these are counted from is up to the caller. */
export function boxOfPoints(points: Flat): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 2 < points.length; i += 3) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (left > right) return { x: 0, y: 0, w: 0, h: 0 };
  const [x, y] = [Math.floor(left / tenths), Math.floor(top / tenths)];
  return { x, y, w: Math.ceil(right / tenths) - x, h: Math.ceil(bottom / tenths) - y };
}

/** How far (x, y) is from a line between two points. */
export function distanceToPart(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const long = dx * dx + dy * dy;
  const t = long === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / long));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** Whether a line comes within `reach` of (x, y); all of them counted alike. */
export function isNear(points: Flat, x: number, y: number, reach: number): boolean {
  for (let i = 0; i + 2 < points.length; i += 3) {
    const j = Math.max(0, i - 3);
    const [ax, ay] = [points[j] as number, points[j + 1] as number];
    if (distanceToPart(x, y, ax, ay, points[i] as number, points[i + 1] as number) <= reach) return true;
  }
  return false;
}
