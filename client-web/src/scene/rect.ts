// Rectangles and points in whatever unit the caller uses: plain values, never changed in place.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly w: number;
  readonly h: number;
}

export interface Rect extends Point, Size {}

export function inflate(r: Rect, by: number): Rect {
  return { x: r.x - by, y: r.y - by, w: r.w + 2 * by, h: r.h + 2 * by };
}

export function intersects(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

export function contains(r: Rect, p: Point): boolean {
  return p.x >= r.x && p.x <= r.x + r.w && p.y >= r.y && p.y <= r.y + r.h;
}

export function union(a: Rect | null, b: Rect): Rect {
  if (a === null) return b;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    w: Math.max(a.x + a.w, b.x + b.w) - x,
    h: Math.max(a.y + a.h, b.y + b.h) - y,
  };
}

/** The common part; null when there is none. */
export function intersection(a: Rect, b: Rect): Rect | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const w = Math.min(a.x + a.w, b.x + b.w) - x;
  const h = Math.min(a.y + a.h, b.y + b.h) - y;
  return w > 0 && h > 0 ? { x, y, w, h } : null;
}

export function translate(r: Rect, dx: number, dy: number): Rect {
  return dx === 0 && dy === 0 ? r : { x: r.x + dx, y: r.y + dy, w: r.w, h: r.h };
}

export function center(r: Rect): Point {
  return { x: r.x + r.w / 2, y: r.y + r.h / 2 };
}

/** The rectangle between two corners, in any order. */
export function between(a: Point, b: Point): Rect {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    w: Math.abs(a.x - b.x),
    h: Math.abs(a.y - b.y),
  };
}

/** What `outer` has beyond `inner`, which lies in it: up to four strips. */
export function beyond(outer: Rect, inner: Rect): Rect[] {
  const right = inner.x + inner.w;
  const bottom = inner.y + inner.h;
  const strips = [
    { x: outer.x, y: outer.y, w: outer.w, h: inner.y - outer.y },
    { x: outer.x, y: bottom, w: outer.w, h: outer.y + outer.h - bottom },
    { x: outer.x, y: inner.y, w: inner.x - outer.x, h: inner.h },
    { x: right, y: inner.y, w: outer.x + outer.w - right, h: inner.h },
  ];
  return strips.filter((r) => r.w > 0 && r.h > 0);
}
