// What lies under a finger.

import type { Item } from './item';
import { rulesOf } from './kinds';
import type { Point, Rect } from './rect';
import type { Scene } from './scene';

/** The topmost item at a board point. `slop` (board units) widens borders and corners for fingers. */
export function hitTest(scene: Scene, p: Point, slop: number): Item | null {
  const around = scene.within({ x: p.x - slop, y: p.y - slop, w: 2 * slop + 0.001, h: 2 * slop + 0.001 });
  for (let i = around.length - 1; i >= 0; i--) {
    const item = around[i] as Item;
    if (rulesOf(item).hit(item, p, slop)) return item;
  }
  return null;
}

/** Whether a point is on the corner by which `item` is resized: its lower right one. */
export function onCorner(item: Item, p: Point, slop: number): boolean {
  return Math.hypot(p.x - item.x - item.w, p.y - item.y - item.h) <= slop;
}

/** What a lasso takes: notes that it touches, frames that lie in it whole. */
export function inside(scene: Scene, r: Rect): Item[] {
  return scene.within(r).filter((item) => rulesOf(item).lassoed(item, r));
}
