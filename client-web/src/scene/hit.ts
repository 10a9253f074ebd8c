// What lies under a finger.

import { isFrame } from './item';
import type { Item } from './item';
import { frameTitleHeight } from './measures';
import { contains, inflate, intersects } from './rect';
import type { Point, Rect } from './rect';
import type { Scene } from './scene';

/**
 * The topmost item at a board point. A frame is taken by its title or its border alone, so that its inside
 * is board: to pan on, to write on. `slop` (board units) widens borders and corners for fingers.
 */
export function hitTest(scene: Scene, p: Point, slop: number): Item | null {
  const around = scene.within({ x: p.x - slop, y: p.y - slop, w: 2 * slop + 0.001, h: 2 * slop + 0.001 });
  for (let i = around.length - 1; i >= 0; i--) {
    const item = around[i] as Item;
    if (isFrame(item) ? onFrame(item, p, slop) : contains(item, p)) return item;
  }
  return null;
}

function onFrame(frame: Item, p: Point, slop: number): boolean {
  if (!contains(inflate(frame, slop), p)) return false;
  if (p.y <= frame.y + frameTitleHeight) return true;
  return !contains(inflate(frame, -slop), p);
}

/** Whether a point is on the corner by which `item` is resized: its lower right one. */
export function onCorner(item: Item, p: Point, slop: number): boolean {
  return Math.hypot(p.x - item.x - item.w, p.y - item.y - item.h) <= slop;
}

/** What a lasso takes: notes that it touches, frames that lie in it whole. */
export function inside(scene: Scene, r: Rect): Item[] {
  return scene
    .within(r)
    .filter((item) =>
      isFrame(item)
        ? contains(r, item) && contains(r, { x: item.x + item.w, y: item.y + item.h })
        : intersects(item, r),
    );
}
