// Where the menu stands. Pure.

import type { Point } from '../../../scene/rect';

/** Between the menu and the finger, and the screen's edge, CSS pixels. */
const gap = 14;

/** Above the finger, where there is room, else below; within the view. */
export function menuPlace(at: Point, size: { w: number; h: number }, view: { w: number; h: number }): Point {
  const x = Math.min(Math.max(gap, at.x - size.w / 2), Math.max(gap, view.w - size.w - gap));
  const above = at.y - size.h - 3 * gap;
  const below = Math.min(at.y + 3 * gap, view.h - size.h - gap);
  return { x, y: above >= gap ? above : Math.max(gap, below) };
}
