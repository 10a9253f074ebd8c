// What arrows are made of: straight lines and where they meet the edges of things. Pure.

import type { Point, Rect } from '../rect';

/** How far a point is from the line between two others. */
export function distanceTo(p: Point, [a, b]: readonly [Point, Point]): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((p.x - a.x) * dx + (p.y - a.y) * dy) / length;
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/** Where the line from `inside`, a point of a rectangle, to `outside` leaves it, `gap` further; null when it never does. */
export function leaves(r: Rect, inside: Point, outside: Point, gap: number): Point | null {
  const [dx, dy] = [outside.x - inside.x, outside.y - inside.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return null;
  const tx = dx === 0 ? Infinity : ((dx > 0 ? r.x + r.w : r.x) - inside.x) / dx;
  const ty = dy === 0 ? Infinity : ((dy > 0 ? r.y + r.h : r.y) - inside.y) / dy;
  const t = Math.max(0, Math.min(tx, ty)) + gap / length;
  return t >= 1 ? null : { x: inside.x + t * dx, y: inside.y + t * dy };
}

/** Whether a line touches a rectangle. */
export function crosses([a, b]: readonly [Point, Point], r: Rect): boolean {
  let [from, to] = [0, 1];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  for (const [start, way, low, high] of [
    [a.x, dx, r.x, r.x + r.w],
    [a.y, dy, r.y, r.y + r.h],
  ] as const) {
    if (way === 0) {
      if (start < low || start > high) return false;
      continue;
    }
    const [t0, t1] = [(low - start) / way, (high - start) / way];
    from = Math.max(from, Math.min(t0, t1));
    to = Math.min(to, Math.max(t0, t1));
  }
  return from <= to;
}
