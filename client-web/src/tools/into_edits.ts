// Things go into a frame and out of it again without being carried there, as writes to the document: a list, a menu or a suggestion
// names the frame, and the places are found here. Each function is one act inside one edit, as in `edits.ts`.

import type { BoardWriting } from '../core/document';
import { isFrame, noParent } from '../scene/item';
import type { Frame, Item } from '../scene/item';
import { noteGap } from '../scene/measures';
import type { Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import { joins } from './edits';
import { merge } from './frame_edits';
import { freeArea, freeSpot, holds, insideOf, readingOrder } from './placement';
import type { Room } from './placement';
import { placeBox } from './put';
import { sizeFor, spotInRows, takenIn } from './rows';

/** What is to lie in a frame lies where that is seen: it grows, and one that is locked is filled in rows. */
export function within(
  d: BoardWriting,
  scene: Scene,
  frame: Frame,
  at: Rect,
  moved: ReadonlySet<number>,
): Rect {
  if (frame.grid || frame.collapsed) return at;
  if (!holds(frame, at)) {
    const { w, h } = at;
    at = spotInRows(insideOf(frame), takenIn(scene, frame, moved), { x: frame.x, y: frame.y, w, h }, false);
  }
  if (holds(frame, at)) return at;
  if (!frame.locked) {
    const { w, h } = sizeFor(frame, [at]);
    d.resize(frame.handle, w, h);
    return at;
  }
  // It is full, and nobody may make it larger: the last places are shared.
  const y = Math.max(frame.y, Math.min(at.y, frame.y + frame.h - at.h));
  return { ...at, x: Math.max(frame.x, Math.min(at.x, frame.x + frame.w - at.w)), y };
}

/** Things of one board go into a frame, behind what is there. A cluster that goes into a cluster becomes part of it. */
export function moveInto(d: BoardWriting, scene: Scene, items: readonly Item[], frame: Frame): void {
  const moved = new Set(items.map(({ handle }) => handle));
  const joining = items.filter((item): item is Frame => joins(item, frame));
  if (joining.length > 0) merge(d, scene, frame, joining);
  const taken = takenIn(scene, frame, moved);
  let { full } = frame;
  for (const item of readingOrder(items.filter((one) => !joining.includes(one as Frame)))) {
    const { w, h } = item;
    const wanted = { ...insideOf({ ...frame, ...full }), w, h };
    const inner = insideOf({ x: frame.x, y: frame.y, ...full });
    const spot = spotInRows(inner, taken, wanted, false);
    const at = within(d, scene, { ...frame, ...full }, spot, moved);
    full = frame.locked ? full : sizeFor({ ...frame, full }, [at]);
    taken.push(at);
    placeBox(d, scene, item, frame.handle, at);
  }
  if (full.w !== frame.full.w || full.h !== frame.full.h) d.resize(frame.handle, full.w, full.h);
}

/** They leave what they lie in, for free places beside the outermost frame around them. */
export function moveOut(d: BoardWriting, scene: Scene, room: Room, items: readonly Item[]): void {
  let x = -Infinity;
  for (const item of items) {
    const outer = outermostAround(scene, item);
    if (!outer) continue;
    const { w, h } = item;
    const beside = { x: Math.max(x, Math.round(outer.x + outer.w) + noteGap), y: Math.round(outer.y), w, h };
    const at = isFrame(item) ? freeArea(room, beside, new Set([item])) : freeSpot(room, beside);
    placeBox(d, scene, item, noParent, at);
    x = at.x + at.w + noteGap;
  }
}

function outermostAround(scene: Scene, item: Item): Item | undefined {
  let outer: Item | undefined;
  for (let up = scene.get(item.parent); up; up = scene.get(up.parent)) outer = up;
  return outer;
}
