// What people do to a board, as writes to the document; nothing else in tools and screens writes to one. Each
// function is one act inside one edit; none looks at a finger or a screen. What the board has no room for is not begun:
// -1 or false then, and whoever asked has a sentence for it.

import { NumberField } from '../core/document';
import type { BoardWriting } from '../core/document';
import { Kind, isCluster, isFrame, noParent, placeOf } from '../scene/item';
import type { Frame, Item } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import { noteGap } from '../scene/measures';
import { center, contains, intersects } from '../scene/rect';
import type { Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import type { Measure } from '../scene/text_layout';
import { Rows, merge, setFrame, tidy } from './frame_edits';
import { create, originOf, placeBox } from './put';

export function createNote(d: BoardWriting, scene: Scene, at: Rect, parent: number, colour: number): number {
  return create(d, scene, Kind.note, at, parent, colour);
}

/** Only the outermost of what is given: what lies in a moved frame moves with it. */
export function outermost(scene: Scene, items: readonly Item[]): Item[] {
  const all = new Set(items.map((item) => item.handle));
  return items.filter((item) => {
    let up = scene.get(item.parent);
    while (up && !all.has(up.handle)) up = scene.get(up.parent);
    return !up;
  });
}

/**
 * The frame that an item falls into when it is let go at `at`. A frame only falls into one that holds it whole, but a cluster
 * into any other that it is put on: the two become one.
 */
export function frameUnder(scene: Scene, item: Item, at: Rect, moved: ReadonlySet<number>): number {
  const frame = scene.frameAt(center(at), moved);
  if (!frame) return noParent;
  if (!isFrame(item) || joins(item, frame)) return frame.handle;
  const whole = contains(frame, at) && contains(frame, { x: at.x + at.w, y: at.y + at.h });
  return whole ? frame.handle : noParent;
}

/** Whether one becomes part of the other when it is put on it. */
export function joins(item: Item, frame: Item): boolean {
  return isCluster(item) && isCluster(frame) && !frame.locked;
}

/** Moves items by board units, into the frames they are let go over, above what they cover. */
export function moveItems(
  d: BoardWriting,
  scene: Scene,
  items: readonly Item[],
  dx: number,
  dy: number,
): void {
  const moved = new Set(items.map((item) => item.handle));
  const rows = new Rows(d, scene, moved);
  for (const item of scene.sorted([...items])) {
    const to = { x: item.x + dx, y: item.y + dy, w: item.w, h: item.h };
    const parent = frameUnder(scene, item, to, moved);
    const under = scene.get(parent);
    if (under && isCluster(item) && joins(item, under)) {
      merge(d, scene, under as Frame, [item]);
      continue;
    }
    const mark = rulesOf(item).layer === 'mark';
    const at = mark ? to : rows.placeIn(under, to);
    placeBox(d, scene, item, parent, at);
    if (covers(scene, item, at, moved)) d.raise(item.handle);
  }
  rows.widen();
}

function covers(scene: Scene, item: Item, at: Rect, moved: ReadonlySet<number>): boolean {
  const { layer } = rulesOf(item);
  return scene.within(at).some((other) => {
    return !moved.has(other.handle) && rulesOf(other).layer === layer && intersects(other, at);
  });
}

export function recolour(d: BoardWriting, handles: Iterable<number>, colour: number): void {
  for (const handle of handles) d.setNumber(handle, NumberField.colour, colour);
}

/** Undoes a deletion, whoever did it, and that of frames which hide what lies in them (logs from before). */
export function bringBack(d: BoardWriting, handle: number): void {
  if (!d.has(handle)) return;
  d.setAlive(handle, true);
  for (let at = d.object(handle).parent; at !== noParent; at = d.object(at).parent) d.setAlive(at, true);
}

/**
 * Copies, a little lower and to the right; frames with what lies in them. The copies' handles; null when there is no room
 * for all of them.
 */
export function duplicate(d: BoardWriting, scene: Scene, items: readonly Item[]): number[] | null {
  if (items.flatMap((item) => scene.family(item.handle)).length > d.room) return null;
  const copies = new Map<number, number>();
  const copy = (item: Item, parent: number, x: number, y: number): number => {
    const handle = copyOne(d, item, parent, x, y);
    copies.set(item.handle, handle);
    for (const child of scene.sorted(scene.childrenOf(item.handle))) {
      const at = placeOf(child);
      copy(child, handle, at.x - item.x, at.y - item.y);
    }
    return handle;
  };
  const aside = noteGap * 2;
  const made = scene.sorted([...items]).map((item) => {
    const origin = originOf(scene, item.parent);
    const at = placeOf(item);
    return copy(item, item.parent, at.x - origin.x + aside, at.y - origin.y + aside);
  });
  bindCopies(d, copies);
  return made;
}

function copyOne(d: BoardWriting, item: Item, parent: number, x: number, y: number): number {
  const from = d.object(item.handle);
  const { kind, w, h, colour, shape, width, textSize } = from;
  const points = d.points(item.handle);
  const blob = d.blob(item.handle);
  const look = { kind, w, h, colour, shape, points, ...(blob ? { blob } : {}) };
  const handle = d.create({ ...look, x, y, ...(parent === noParent ? {} : { parent }) });
  if (isFrame(item)) setFrame(d, handle, item);
  if (width > 0) d.setNumber(handle, NumberField.width, width);
  if (textSize > 0) d.setNumber(handle, NumberField.textSize, textSize);
  if (item.text !== '') d.insertText(handle, 0, item.text);
  return handle;
}

/** Arrows between copies join the copies; those to anything else join what they joined. */
function bindCopies(d: BoardWriting, copies: ReadonlyMap<number, number>): void {
  for (const [original, copy] of copies) {
    if (d.object(original).kind !== Kind.connector) continue;
    d.ends(original).forEach((end, which) => {
      d.setEnd(copy, which, { ...end, target: copies.get(end.target) ?? end.target });
    });
  }
}

export function createFrame(d: BoardWriting, scene: Scene, at: Rect, colour: number): number {
  return create(d, scene, Kind.frame, at, noParent, colour);
}

/** As high as a text of this width is; null where height is a thing's own. */
export function heightOf(item: Item, w: number, measure: Measure): number | null {
  const { text } = rulesOf(item);
  if (!text.grows) return null;
  const size = 'textSize' in item ? item.textSize : 0;
  return Math.ceil(text.layout(item.text === '' ? 'x' : item.text, w, item.h, size, measure).height);
}

/** What is as high as its text grows and shrinks with it, in the same act. */
export function grow(d: BoardWriting, item: Item | undefined, measure: Measure): void {
  if (!item) return;
  const h = heightOf({ ...item, text: d.text(item.handle) }, item.w, measure);
  if (h !== null && h !== item.h) d.resize(item.handle, item.w, h);
}

export function resize(d: BoardWriting, scene: Scene, item: Item, w: number, h: number): void {
  d.resize(item.handle, w, h);
  if (isFrame(item) && item.grid) tidy(d, scene, { ...item, full: { w, h } });
}

/** Takes back what was just made, and shows again what was deleted. */
export function setAlive(d: BoardWriting, handles: readonly number[], alive: boolean): void {
  for (const handle of handles) d.setAlive(handle, alive);
}

/** Writes into a text, with what a person's field has replaced. False: the text would be too long, nothing is written. */
export function write(
  d: BoardWriting,
  handle: number,
  at: number,
  removed: number,
  inserted: string,
): boolean {
  // Others may have erased the same before: then there is nothing to do, and nothing to be said.
  return d.spliceText(handle, at, removed, inserted) || inserted === '';
}

/** Adds or takes back one of my dots. */
export function vote(d: BoardWriting, handle: number, participant: number, by: 1 | -1): void {
  d.vote(handle, Math.min(99, Math.max(0, d.votesBy(handle, participant) + by)));
}
