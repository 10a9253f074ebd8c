// What people do to a table's propositions and headings, as writes to the document. Each function is one act inside one edit.

import type { BoardWriting } from '../core/document';
import { Kind, NumberField, Role } from '../core/view';
import { isHeading, noParent } from '../scene/item';
import type { Frame, Item } from '../scene/item';
import { framePadding, frameTitleHeight, noteGap } from '../scene/measures';
import { headingOf, outlineOf } from '../scene/outline';
import type { Group } from '../scene/outline';
import type { Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import { group, merge } from './frame_edits';
import { boxOf, freeArea } from './placement';
import type { Room } from './placement';
import { create, place } from './put';

/** Of one that nothing lies in yet. */
const emptySize = { w: 380, h: 130 };
const headingSize = { w: 480, h: 200 };
const propositionColour = 5;
const headingColour = 7;

/** Puts one of `siblings` (in their order, itself not among them) to a place of it. Whoever has no rank before it gets one. */
export function order(d: BoardWriting, siblings: readonly number[], handle: number, to: number): void {
  const before = siblings[to - 1] ?? noParent;
  const after = siblings[to] ?? noParent;
  const unranked = before !== noParent && d.rank(before) === '';
  if (!unranked) {
    d.setRank(handle, before, after);
    if (liesBetween(d, before, handle, after)) return;
  }
  let last = noParent;
  // Where two have the same rank, as when they were made at once, nothing goes between them: all are ranked anew.
  for (const one of [...siblings.slice(0, to), handle, ...(unranked ? [] : siblings.slice(to))]) {
    if (!unranked || one === handle || d.rank(one) === '') d.setRank(one, last, noParent);
    last = one;
  }
}

function liesBetween(d: BoardWriting, before: number, handle: number, after: number): boolean {
  const rank = d.rank(handle);
  const high = after === noParent ? '' : d.rank(after);
  return rank !== '' && (before === noParent || d.rank(before) < rank) && (high === '' || rank < high);
}

function siblingsOf(d: BoardWriting, scene: Scene, frame: Frame): number[] {
  const outline = outlineOf(scene, d);
  const around = headingOf(scene, frame);
  const all = isHeading(frame)
    ? outline.flatMap(({ heading }) => heading ?? [])
    : (outline.find(({ heading }) => heading === around)?.items ?? []).map((one) => one.frame);
  return all.map(({ handle }) => handle).filter((handle) => handle !== frame.handle);
}

/** Puts a proposition or a heading to a place among its siblings. */
export function orderTo(d: BoardWriting, scene: Scene, frame: Frame, to: number): void {
  order(d, siblingsOf(d, scene, frame), frame.handle, to);
}

function last(d: BoardWriting, siblings: readonly number[], handle: number): void {
  order(d, siblings, handle, siblings.length);
}

/** A cluster becomes a proposition, behind the others: its title is the text, and nothing in it changes. */
export function propose(d: BoardWriting, scene: Scene, cluster: Frame): void {
  d.setNumber(cluster.handle, NumberField.role, Role.proposition);
  last(d, siblingsOf(d, scene, { ...cluster, role: Role.proposition }), cluster.handle);
}

/** A proposition becomes a cluster again, a heading a zone. */
export function takeBack(d: BoardWriting, frame: Frame): void {
  d.setNumber(frame.handle, NumberField.role, isHeading(frame) ? Role.zone : Role.cluster);
}

/** A proposition around notes; where it is one note, in its words. Its handle, or -1. */
export function proposeNotes(
  d: BoardWriting,
  scene: Scene,
  items: readonly Item[],
  colour: number,
  room: Room,
): number {
  const made = group(d, scene, items, colour, room, false, Role.proposition);
  const [only, ...more] = items;
  if (made < 0 || !only) return made;
  if (more.length === 0 && only.text !== '') d.insertText(made, 0, only.text);
  const around = scene.get(d.object(made).parent);
  last(d, itemsOf(d, scene, around && isHeading(around) ? around : null), made);
  return made;
}

function itemsOf(d: BoardWriting, scene: Scene, heading: Frame | null): number[] {
  const found = outlineOf(scene, d).find((one) => one.heading?.handle === heading?.handle);
  return (found?.items ?? []).map(({ frame }) => frame.handle);
}

/** Where something new of the table's outcome goes: under what there is of it, else near `near`. */
function spot(scene: Scene, outline: readonly Group[], room: Room, size: typeof emptySize, near: Rect): Rect {
  const frames = outline.flatMap(({ heading, items }) => heading ?? items.map(({ frame }) => frame));
  const outer = frames.filter((frame) => !scene.isFolded(frame.handle));
  const box = outer.length > 0 ? boxOf(outer) : null;
  const wanted = box
    ? { x: Math.round(box.x), y: Math.round(box.y + box.h + noteGap), ...size }
    : {
        x: Math.round(near.x + (near.w - size.w) / 2),
        y: Math.round(near.y + (near.h - size.h) / 2),
        ...size,
      };
  return freeArea(room, wanted, new Set());
}

/** A proposition that nothing lies in, in these words, in a heading or none; its handle, or -1. `near`: what is seen. */
export function proposeWords(
  d: BoardWriting,
  scene: Scene,
  room: Room,
  near: Rect,
  text: string,
  heading: Frame | null = null,
): number {
  const outline = outlineOf(scene, d);
  const at = heading
    ? makeRoom(d, scene, room, heading, emptySize)
    : spot(scene, outline, room, emptySize, near);
  const made = make(d, scene, at, heading, Role.proposition, propositionColour, text);
  if (made >= 0) last(d, itemsOf(d, scene, heading), made);
  return made;
}

/** A heading, behind the others; its handle, or -1. */
export function makeHeading(d: BoardWriting, scene: Scene, room: Room, near: Rect, text: string): number {
  const outline = outlineOf(scene, d);
  const at = spot(scene, outline, room, headingSize, near);
  const made = make(d, scene, at, null, Role.heading, headingColour, text);
  const headings = outline.flatMap(({ heading }) => heading?.handle ?? []);
  if (made >= 0) last(d, headings, made);
  return made;
}

function make(
  d: BoardWriting,
  scene: Scene,
  at: Rect,
  within: Frame | null,
  role: number,
  colour: number,
  text: string,
): number {
  const made = create(d, scene, Kind.frame, at, within?.handle ?? noParent, colour, role);
  if (made >= 0 && text !== '') d.insertText(made, 0, text);
  return made;
}

/**
 * The place under all that lies in a heading, which grows around it, and goes to where it covers nothing when it has no room to
 * grow. As if the heading stood where it stood.
 */
function makeRoom(
  d: BoardWriting,
  scene: Scene,
  room: Room,
  heading: Frame,
  { w, h }: { readonly w: number; readonly h: number },
): Rect {
  const inside = scene.childrenOf(heading.handle);
  const top = heading.y + frameTitleHeight + noteGap / 2;
  const y = inside.reduce((most, r) => Math.max(most, r.y + r.h + noteGap), top);
  const at = { x: Math.round(heading.x + framePadding), y: Math.round(y), w, h };
  const full = {
    w: Math.max(heading.full.w, w + 2 * framePadding),
    h: Math.max(heading.full.h, at.y + h + framePadding - heading.y),
  };
  if (heading.locked || (full.w === heading.full.w && full.h === heading.full.h)) return at;
  d.resize(heading.handle, full.w, full.h);
  if (heading.collapsed) return at;
  const except = new Set<Item>(scene.family(heading.handle));
  for (let up = scene.get(heading.parent); up; up = scene.get(up.parent)) except.add(up);
  const grown = { x: heading.x, y: heading.y, ...full };
  const free = freeArea(room, grown, except);
  if (free.x !== grown.x || free.y !== grown.y) place(d, scene, heading.handle, noParent, free);
  return at;
}

/** A proposition goes under a heading, or out of all (null), to a place among what is there; without one behind it all. */
export function moveTo(
  d: BoardWriting,
  scene: Scene,
  room: Room,
  frame: Frame,
  heading: Frame | null,
  to?: number,
): void {
  const siblings = itemsOf(d, scene, heading).filter((handle) => handle !== frame.handle);
  if (headingOf(scene, frame) !== heading) placeUnder(d, scene, room, frame, heading);
  order(d, siblings, frame.handle, to ?? siblings.length);
}

function placeUnder(d: BoardWriting, scene: Scene, room: Room, frame: Frame, heading: Frame | null): void {
  const { w, h } = frame;
  if (heading) {
    place(d, scene, frame.handle, heading.handle, makeRoom(d, scene, room, heading, { w, h }));
  } else {
    const from = scene.get(frame.parent) ?? frame;
    const beside = { x: Math.round(from.x + from.w + noteGap), y: Math.round(frame.y), w, h };
    place(d, scene, frame.handle, noParent, freeArea(room, beside, new Set()));
  }
}

/** Two become the first: their words one after the other, the sources of both. */
export function mergeInto(d: BoardWriting, scene: Scene, into: Frame, other: Frame): void {
  merge(d, scene, into, [other]);
}
