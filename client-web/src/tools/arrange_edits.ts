// Where things are put in order, and into frames by name, as writes to the document. Each function is one act inside one edit,
// as in `edits.ts`.

import type { BoardWriting } from '../core/document';
import { isFrame, noParent, placeOf } from '../scene/item';
import type { Item } from '../scene/item';
import { noteGap } from '../scene/measures';
import type { Point, Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import * as edits from './edits';
import { Rows } from './frame_edits';
import { boxOf, freeSpot, holds, insideOf } from './placement';
import { place } from './put';
import { keepsRows } from './rows';

/** Above, or below, all that they cover; bottom to top, or top to bottom. */
export function stack(d: BoardWriting, order: readonly Item[], where: 'front' | 'back'): void {
  for (const { handle } of order) {
    if (where === 'front') d.raise(handle);
    else d.lower(handle);
  }
}

/** Into the next free places of a frame, or beside all that they lie in. */
export function moveInto(d: BoardWriting, scene: Scene, items: readonly Item[], target: Item | null): void {
  const moved = new Set(items.map(({ handle }) => handle));
  const rows = new Rows(d, scene, moved);
  const taken: Rect[] = [];
  const room = {
    within: (r: Rect) => [
      ...scene.within(r).filter(({ handle }) => !moved.has(handle)),
      ...near(taken, r, items),
    ],
    bounds: () => scene.bounds(),
  };
  for (const item of scene.sorted([...items])) {
    const inner = target && insideOf(target);
    const wanted = { ...(inner ?? beside(scene, item)), w: item.w, h: item.h };
    const at = keepsRows(target ?? undefined)
      ? rows.placeIn(target ?? undefined, wanted)
      : freeSpot(room, wanted, inner);
    taken.push(at);
    const { x, y } = placeOf(item);
    place(d, scene, item.handle, target?.handle ?? noParent, {
      x: x + at.x - item.x,
      y: y + at.y - item.y,
    });
  }
  rows.widen();
  if (target && isFrame(target) && !keepsRows(target)) widen(d, target, taken);
}

/** Right of all that a thing lies in. */
function beside(scene: Scene, item: Item): Point {
  let at: Point = item;
  for (let up = scene.get(item.parent); up; up = scene.get(up.parent)) {
    at = { x: Math.round(up.x + up.w + noteGap), y: Math.round(item.y) };
  }
  return at;
}

/** What was put down in this same act takes room as well: as the things themselves, there. */
function near(taken: readonly Rect[], r: Rect, items: readonly Item[]): Item[] {
  const [like] = items;
  const touching = taken.filter(
    (one) => one.x < r.x + r.w && r.x < one.x + one.w && one.y < r.y + r.h && r.y < one.y + one.h,
  );
  return like ? touching.map((at) => ({ ...like, ...at })) : [];
}

/** A frame is as large as what was put into it needs; one that is locked stays as it is. */
function widen(d: BoardWriting, frame: Item, places: readonly Rect[]): void {
  if (frame.locked || places.every((at) => holds(frame, at))) return;
  const box = boxOf([frame, ...places]);
  const pad = 24;
  d.resize(
    frame.handle,
    Math.max(frame.w, box.x + box.w - frame.x + pad),
    Math.max(frame.h, box.y + box.h - frame.y + pad),
  );
}

/** Things stay in the frame whose inside they still lie in; the others fall into what lies under them by then. */
export function putAt(
  d: BoardWriting,
  scene: Scene,
  items: readonly Item[],
  places: ReadonlyMap<Item, Point>,
): void {
  const moved = new Set(items.map(({ handle }) => handle));
  for (const item of items) {
    const to = { ...(places.get(item) as Point), w: item.w, h: item.h };
    const around = scene.get(item.parent);
    const stays = around !== undefined && holds(around, to);
    const parent = stays ? item.parent : isFrame(item) ? noParent : edits.frameUnder(scene, item, to, moved);
    const { x, y } = placeOf(item);
    if (to.x === item.x && to.y === item.y) continue;
    place(d, scene, item.handle, parent, { x: x + to.x - item.x, y: y + to.y - item.y });
  }
}
