// What people do to clusters and zones beyond putting things into them: fold, split, take out, rows, locks, reactions, a
// layout to start from. Each function is one act inside one edit, as in `edits.ts`; they come with a chunk of their own.

import type { BoardWriting } from '../core/document';
import { Kind, NumberField, Role } from '../core/view';
import { isPile, noParent } from '../scene/item';
import type { Frame, Item } from '../scene/item';
import { noteGap } from '../scene/measures';
import type { Point, Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import { frameAround, group, tidy } from './frame_edits';
import { freeArea, freeSpot, gather, holds } from './placement';
import type { Room } from './placement';
import { create, place } from './put';

export { merge, tidy } from './frame_edits';

/** A cluster of these under a title, laid tidily; its handle, or -1. */
export function gatherTitled(
  d: BoardWriting,
  scene: Scene,
  room: Room,
  items: readonly Item[],
  title: string,
): number {
  const made = group(d, scene, items, items[0]?.colour ?? 0, room, true);
  if (made >= 0 && title.trim() !== '') d.insertText(made, 0, title.trim());
  return made;
}

/** Folds a frame up, or opens it: where others' things lie by now it opens beside them. */
export function fold(d: BoardWriting, scene: Scene, room: Room, frame: Frame, folded: boolean): void {
  d.setNumber(frame.handle, NumberField.collapsed, folded ? 1 : 0);
  if (folded) return;
  const except = new Set<Item>(scene.family(frame.handle));
  for (let up = scene.get(frame.parent); up; up = scene.get(up.parent)) except.add(up);
  const wanted = { x: frame.x, y: frame.y, ...frame.full };
  const at = freeArea(room, wanted, except);
  if (at.x !== wanted.x || at.y !== wanted.y) place(d, scene, frame.handle, around(scene, frame, at), at);
}

/** The frame that `item` lies in, where that holds it at `at` too; else none. */
function around(scene: Scene, item: Item, at: Rect): number {
  const outer = scene.get(item.parent);
  return outer && holds(outer, at) ? outer.handle : noParent;
}

/** Some of a cluster's things become a cluster of their own beside it; its handle, or -1. */
export function split(
  d: BoardWriting,
  scene: Scene,
  room: Room,
  from: Frame,
  items: readonly Item[],
): number {
  const places = gather(items, { tidy: true });
  const box = frameAround(places);
  const wanted = { ...box, x: Math.round(from.x + from.w + noteGap), y: Math.round(from.y) };
  const at = freeArea(room, wanted, new Set());
  const made = create(d, scene, Kind.frame, at, around(scene, from, at), from.colour, Role.cluster);
  if (made < 0) return made;
  items.forEach((item, i) => {
    const r = places[i] as Rect;
    d.move(item.handle, made, Math.round(r.x - box.x), Math.round(r.y - box.y));
  });
  return made;
}

/** A thing leaves its cluster, for a free place beside it. */
export function takeOut(d: BoardWriting, scene: Scene, room: Room, from: Frame, item: Item): void {
  const { w, h } = item;
  const at = freeSpot(room, { x: Math.round(from.x + from.w + noteGap), y: Math.round(from.y), w, h });
  place(d, scene, item.handle, around(scene, from, at), at);
}

/** The cluster that all of these lie in; null: they do not. */
export function clusterOf(scene: Scene, items: readonly Item[]): Frame | null {
  const parents = new Set(items.map((item) => item.parent));
  const frame = parents.size === 1 ? scene.get([...parents][0] ?? noParent) : undefined;
  return frame && isPile(frame) ? frame : null;
}

export function keepRows(d: BoardWriting, scene: Scene, frame: Frame, on: boolean): void {
  d.setNumber(frame.handle, NumberField.grid, on ? 1 : 0);
  if (on) tidy(d, scene, frame);
}

export function lock(d: BoardWriting, handles: readonly number[], on: boolean): void {
  for (const handle of handles) d.setNumber(handle, NumberField.lock, on ? 1 : 0);
}

/** Gives one of my reactions, or takes it back. */
export function react(d: BoardWriting, handle: number, participant: number, bit: number): void {
  const mine = d.reactions(handle).find((one) => one.participant === participant)?.set ?? 0;
  d.react(handle, mine ^ bit);
}

/** A zone of a layout: its place is relative to the layout's. */
export interface LaidZone extends Rect {
  readonly title: string;
  readonly colour: number;
}

/** A layout to start from, locked; false: the board has no room for it, and nothing is made. */
export function layOut(d: BoardWriting, scene: Scene, at: Point, zones: readonly LaidZone[]): boolean {
  if (d.room < zones.length) return false;
  for (const { title, colour, ...r } of zones) {
    const made = create(d, scene, Kind.frame, { ...r, x: at.x + r.x, y: at.y + r.y }, noParent, colour);
    if (made < 0) return false;
    if (title !== '') d.insertText(made, 0, title);
    d.setNumber(made, NumberField.lock, 1);
  }
  return true;
}
