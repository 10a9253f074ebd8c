// What people do in the list, where nobody points at a place: notes are made in a zone or a cluster, and go from one to another.
// Each function is one act inside one edit, as in `edits.ts`.

import type { BoardWriting } from '../core/document';
import { isCluster, isFrame, noParent } from '../scene/item';
import type { Frame, Item } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import { noteGap, noteSize } from '../scene/measures';
import type { Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import { createNote } from './edits';
import { merge, placeNew } from './frame_edits';
import { freeArea, freeSpot, holds, insideOf, nextSpot, readingOrder } from './placement';
import type { Room } from './placement';
import { place } from './put';
import { bodiesIn, sizeFor, spotInRows, takenIn } from './rows';

/** The place in a frame where one goes on: behind what is read last there. `size`: of what goes there. */
export function spotIn(scene: Scene, room: Room, frame: Item, size: { w: number; h: number }): Rect {
  const inner = insideOf(frame);
  const first = { x: Math.round(inner.x), y: Math.round(inner.y), ...size };
  if (size.w > noteSize || size.h > noteSize) return freeArea(room, first, new Set([frame]));
  const last = readingOrder(bodiesIn(scene, frame).filter((item) => !isFrame(item))).at(-1);
  return last ? { ...nextSpot(scene, last, room), ...size } : freeSpot(room, first, inner);
}

/** Notes in a line, before the next one begins. */
const lineMax = 6;

/** The place outside of all frames where one goes on: behind what is read last there, in lines that do not run away. */
function spotOutside(scene: Scene, room: Room, wanted: Rect): Rect {
  const all = [...scene.seen()].filter(
    (item) => item.parent === noParent && rulesOf(item).listed === 'entry',
  );
  const last = readingOrder(all).at(-1);
  if (!last) return freeSpot(room, wanted);
  const left = all.reduce((x, item) => Math.min(x, item.x), last.x);
  if (last.x - left < (lineMax - 1) * (noteSize + noteGap)) return nextSpot(scene, last, room);
  const low = all.reduce((y, item) => Math.max(y, item.y + item.h), last.y);
  return freeSpot(room, { ...wanted, x: Math.round(left), y: Math.round(low) + noteGap });
}

/** What is to lie in a frame lies where that is seen: it grows, and one that is locked is filled in rows. */
function within(d: BoardWriting, scene: Scene, frame: Frame, at: Rect, moved: ReadonlySet<number>): Rect {
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

/** A note with its words, in `frame` or outside of all, where there is nothing yet as near to `wanted` as there is room; its handle, or -1. */
export function addNote(
  d: BoardWriting,
  scene: Scene,
  room: Room,
  note: {
    readonly text: string;
    readonly colour: number;
    readonly frame: Frame | null;
    readonly wanted: Rect;
  },
): number {
  const { frame, wanted, text, colour } = note;
  const size = { w: noteSize, h: noteSize };
  const spot = frame ? spotIn(scene, room, frame, size) : spotOutside(scene, room, wanted);
  // A frame of another board that this one lies over is no parent here.
  const mine = frame !== null && scene.get(frame.handle) === frame;
  const parent = mine ? frame.handle : noParent;
  const placed = placeNew(d, scene, parent, spot);
  const made = createNote(
    d,
    scene,
    mine ? within(d, scene, frame, placed, new Set()) : placed,
    parent,
    colour,
  );
  if (made < 0) return made;
  if (text !== '' && !d.insertText(made, 0, text)) {
    d.setAlive(made, false);
    return -1;
  }
  return made;
}

/** Things of one board go into a frame, behind what is there. A cluster that goes into a cluster becomes part of it. */
export function moveInto(d: BoardWriting, scene: Scene, items: readonly Item[], frame: Frame): void {
  const moved = new Set(items.map(({ handle }) => handle));
  const joining = items.filter((item): item is Frame => isCluster(item) && isCluster(frame));
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
    place(d, scene, item.handle, frame.handle, at);
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
    place(d, scene, item.handle, noParent, at);
    x = at.x + at.w + noteGap;
  }
}

function outermostAround(scene: Scene, item: Item): Item | undefined {
  let outer: Item | undefined;
  for (let up = scene.get(item.parent); up; up = scene.get(up.parent)) outer = up;
  return outer;
}
