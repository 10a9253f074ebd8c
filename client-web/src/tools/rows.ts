// Rows in a frame: where things lie in it when they are kept tidy.

import { isFrame } from '../scene/item';
import type { Frame, Item } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import { noteGap } from '../scene/measures';
import { center, inflate, intersects } from '../scene/rect';
import type { Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import { insideOf } from './placement';

/** What of a frame's size its things are laid into, also while it is folded up. */
export function roomOf(frame: Frame): Rect {
  return insideOf({ x: frame.x, y: frame.y, ...frame.full });
}

/** One after the other, from left to right, a new row where one is full. */
export function inRows(items: readonly Rect[], room: Rect): Rect[] {
  let { x, y } = room;
  let high = 0;
  return items.map(({ w, h }) => {
    if (x > room.x && x + w > room.x + room.w) {
      x = room.x;
      y += high + noteGap;
      high = 0;
    }
    const at = { x: Math.round(x), y: Math.round(y), w, h };
    x += w + noteGap;
    high = Math.max(high, h);
    return at;
  });
}

/**
 * The free place in a row that is nearest to `wanted`; the first one without. Below what is taken there is always one, maybe
 * lower than the frame reaches.
 */
export function spotInRows(room: Rect, taken: readonly Rect[], wanted: Rect, near: boolean): Rect {
  const { w, h } = wanted;
  const columns = Math.max(1, Math.floor((room.w + noteGap) / (w + noteGap)));
  const low = taken.reduce((y, r) => Math.max(y, r.y + r.h + noteGap), room.y);
  const p = center(wanted);
  let best: Rect | null = null;
  let least = Infinity;
  for (let y = room.y; y <= low; y += h + noteGap) {
    for (let column = 0; column < columns; column++) {
      const at = { x: Math.round(room.x + column * (w + noteGap)), y: Math.round(y), w, h };
      const c = center(at);
      const far = near ? Math.hypot(c.x - p.x, c.y - p.y) : 0;
      if (far >= least || taken.some((r) => intersects(inflate(r, 2), at))) continue;
      [best, least] = [at, far];
    }
  }
  return best ?? { x: room.x, y: Math.round(low), w, h };
}

/** Whether what is put there gets a place in a row: it could be seen nowhere else, or the frame keeps rows. */
export function keepsRows(item: Item | undefined): item is Frame {
  return item !== undefined && isFrame(item) && (item.grid || item.collapsed);
}

/** What lies in a frame, without lines: they run to where things are. */
export function bodiesIn(scene: Scene, frame: Item): Item[] {
  return scene.childrenOf(frame.handle).filter((item) => rulesOf(item).layer !== 'mark');
}

/** What lies in a frame and takes place there, without what is on its way. */
export function takenIn(scene: Scene, frame: Frame, moved: ReadonlySet<number>): Rect[] {
  return bodiesIn(scene, frame).filter((item) => !moved.has(item.handle));
}

/** How large a frame must be for what lies at these places. */
export function sizeFor(frame: Frame, places: readonly Rect[]): { w: number; h: number } {
  const { w, h } = frame.full;
  return {
    w: places.reduce((most, r) => Math.max(most, r.x + r.w + noteGap - frame.x), w),
    h: places.reduce((most, r) => Math.max(most, r.y + r.h + noteGap - frame.y), h),
  };
}
