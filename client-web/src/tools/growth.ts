// How large a thing becomes whose corner is pulled and which keeps its shape. Pure.

import type { Point, Rect } from '../scene/rect';

/** By the way along its diagonal; neither side gets smaller than `min`. */
export function grown({ w, h }: Rect, by: Point, min: number): { w: number; h: number } {
  const along = (by.x * w + by.y * h) / (w * w + h * h);
  const factor = Math.max(1 + along, min / Math.min(w, h));
  return { w: Math.round(w * factor), h: Math.round(h * factor) };
}
