// What people do to clusters and zones, as writes to the document: putting together and taking apart, rows. Each function is
// one act inside one edit, as in `edits.ts`.

import { NumberField, Role } from '../core/view';
import type { BoardWriting } from '../core/document';
import { Kind, isPile, noParent, placeOf } from '../scene/item';
import type { Frame, Item } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import { framePadding, frameTitleHeight } from '../scene/measures';
import { intersection, translate } from '../scene/rect';
import type { Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import { boxOf, freeArea, gather, holds, readingOrder } from './placement';
import type { Room } from './placement';
import { create, place } from './put';
import { bodiesIn, inRows, keepsRows, roomOf, sizeFor, spotInRows, takenIn } from './rows';

/** Places in frames that keep rows, for what one act puts into them. */
export class Rows {
  private readonly taken = new Map<Frame, Rect[]>();

  constructor(
    private readonly d: BoardWriting,
    private readonly scene: Scene,
    private readonly moved: ReadonlySet<number>,
  ) {}

  /** Where something goes that is let go at `to` over `frame`. */
  placeIn(frame: Item | undefined, to: Rect): Rect {
    if (!keepsRows(frame)) return to;
    const taken = this.taken.get(frame) ?? takenIn(this.scene, frame, this.moved);
    const at = spotInRows(roomOf(frame), taken, to, !frame.collapsed);
    this.taken.set(frame, [...taken, at]);
    return at;
  }

  /** Frames grow around what did not find room. Those that are locked stay as they are. */
  widen(): void {
    for (const [frame, places] of this.taken) grow(this.d, frame, places);
  }
}

function grow(d: BoardWriting, frame: Frame, places: readonly Rect[]): void {
  const { w, h } = sizeFor(frame, places);
  if (!frame.locked && (w > frame.full.w || h > frame.full.h)) d.resize(frame.handle, w, h);
}

/** Whether a frame makes room for a note that is made beside one of its own: a pile, and what keeps its rows. */
export function makesRoom(item: Item | undefined): item is Frame {
  return item !== undefined && !item.locked && (isPile(item) || keepsRows(item));
}

/** Where a note goes that is made in a frame: in a row, where that keeps rows. What makes room grows around it. */
export function placeNew(d: BoardWriting, scene: Scene, parent: number, at: Rect): Rect {
  const frame = scene.get(parent);
  const rows = new Rows(d, scene, new Set());
  const place = rows.placeIn(frame, at);
  rows.widen();
  if (makesRoom(frame) && !keepsRows(frame)) grow(d, frame, [place]);
  return place;
}

/** What lies in other clusters comes into the first one, in rows, with their titles; they are gone then. */
export function merge(d: BoardWriting, scene: Scene, into: Frame, others: readonly Frame[]): void {
  const taken = takenIn(scene, into, new Set(others.map(({ handle }) => handle)));
  let title = into.text;
  for (const other of others) {
    for (const child of readingOrder(scene.childrenOf(other.handle))) {
      const mark = rulesOf(child).layer === 'mark';
      const at = mark ? placeOf(child) : spotInRows(roomOf(into), taken, child, false);
      if (!mark) taken.push({ ...child, ...at });
      place(d, scene, child.handle, into.handle, at);
    }
    const more = other.text.trim();
    if (more !== '') d.insertText(into.handle, title.length, title === '' ? more : ` · ${more}`);
    if (more !== '') title += title === '' ? more : ` · ${more}`;
    d.setAlive(other.handle, false);
  }
  grow(d, into, taken);
}

/** The thing that `item` is put on when it is let go at `at`: then the two are a pile. Null: it lies on nothing, or beside. */
export function pileUnder(scene: Scene, item: Item, at: Rect): Item | null {
  if (!rulesOf(item).can.vote) return null;
  const enough = pileShare * at.w * at.h;
  const under = scene.within(at).filter((other) => {
    const common = intersection(other, at);
    const piled = rulesOf(other).can.vote && other.handle !== item.handle && !other.locked;
    if (keepsRows(scene.get(other.parent))) return false;
    return piled && common !== null && common.w * common.h >= enough;
  });
  return under.at(-1) ?? null;
}

/** How much of a thing must lie on another one for the two to be a pile. */
const pileShare = 0.6;

/** Puts a thing to the one that it was let go on: into its cluster, or into a new one around both; the cluster, or -1. */
export function pile(d: BoardWriting, scene: Scene, item: Item, under: Item, room: Room): number {
  const around = scene.get(under.parent);
  if (!around || !isPile(around)) return group(d, scene, [under, item], under.colour, room, true);
  const taken = takenIn(scene, around, new Set([item.handle]));
  const at = spotInRows(roomOf(around), taken, under, true);
  place(d, scene, item.handle, around.handle, at);
  grow(d, around, [...taken, at]);
  return around.handle;
}

/** The frame around a block of notes. */
export function frameAround(places: readonly Rect[]): Rect {
  const box = boxOf(places);
  return {
    x: box.x - framePadding,
    y: box.y - framePadding - frameTitleHeight,
    w: Math.max(box.w, 260) + 2 * framePadding,
    h: box.h + 2 * framePadding + frameTitleHeight,
  };
}

/**
 * Puts items into a new frame; its handle, or -1. They stay where they are when the frame has room there, else they
 * move together to the nearest free place: a group that covers others' notes helps nobody.
 */
export function group(
  d: BoardWriting,
  scene: Scene,
  all: readonly Item[],
  colour: number,
  room: Room = scene,
  tidy = false,
  role: number = Role.cluster,
): number {
  // Lines run to where things are: they are not laid into a block.
  const bodies = all.filter((item) => rulesOf(item).layer !== 'mark');
  const items = bodies.length > 0 ? bodies : all;
  const members = new Set(items);
  const parents = new Set(items.map((item) => item.parent));
  const outer = parents.size === 1 ? scene.get(items[0]?.parent ?? noParent) : undefined;
  let places = gather(items, { tidy });
  let around = frameAround(places);
  const within = outer && holds(outer, around) ? outer : null;
  let parent = within?.handle ?? noParent;
  const free = freeArea(room, around, within ? new Set([...members, within]) : members);
  if (free.x !== around.x || free.y !== around.y) {
    places = gather(items, { tidy: true });
    const tidy = frameAround(places);
    around = freeArea(room, tidy, members);
    const [dx, dy] = [around.x - tidy.x, around.y - tidy.y];
    places = places.map((r) => translate(r, dx, dy));
    parent = noParent;
  }
  const frame = create(d, scene, Kind.frame, around, parent, colour, role);
  if (frame < 0) return frame;
  items.forEach((item, i) => {
    const at = places[i] as Rect;
    const { x, y } = placeOf(item);
    const [dx, dy] = [at.x - item.x - around.x, at.y - item.y - around.y];
    d.move(item.handle, frame, Math.round(x + dx), Math.round(y + dy));
  });
  return frame;
}

/** What a frame is, as registers. */
export function setFrame(d: BoardWriting, handle: number, like: Frame): void {
  if (like.role !== Role.zone) d.setNumber(handle, NumberField.role, like.role);
  if (like.collapsed) d.setNumber(handle, NumberField.collapsed, 1);
  if (like.grid) d.setNumber(handle, NumberField.grid, 1);
}

/** Takes a frame away and leaves what lay in it where it is. */
export function ungroup(d: BoardWriting, scene: Scene, frame: Item): number[] {
  const children = scene.sorted(scene.childrenOf(frame.handle));
  for (const child of children) place(d, scene, child.handle, frame.parent, placeOf(child));
  d.setAlive(frame.handle, false);
  return children.map((child) => child.handle);
}

/** Lays what lies in a frame in rows, in reading order; what is locked stays where it is. */
export function tidy(d: BoardWriting, scene: Scene, frame: Frame): void {
  const items = readingOrder(bodiesIn(scene, frame).filter((item) => !item.locked));
  const places = inRows(items, roomOf(frame));
  items.forEach((item, i) => place(d, scene, item.handle, frame.handle, places[i] as Rect));
  grow(d, frame, places);
}
