// Figures, texts and arrows as writes to the document: like `edits.ts`, one act inside one edit each; what comes with the tools
// that draw them.

import { NumberField } from '../core/document';
import type { BoardWriting } from '../core/document';
import { Kind, noParent } from '../scene/item';
import type { Connector, Item, ObjectFields } from '../scene/item';
import { connector } from '../scene/kinds/connector';
import { rulesOf } from '../scene/kinds';
import type { Point, Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import type { Measure } from '../scene/text_layout';
import { heightOf } from './edits';

/** A thing to be drawn, without its place. */
export interface Look {
  readonly kind: typeof Kind.shape | typeof Kind.text | typeof Kind.connector | typeof Kind.note;
  /** ShapeKind, or the heads of an arrow. */
  readonly shape: number;
  readonly colour: number;
}

/** Where an arrow's end is to be: on a thing, or free. */
export interface Spot {
  readonly at: Point;
  /** Handle; -1 none. */
  readonly target: number;
}

/** Its handle, or -1. */
export function draw(d: BoardWriting, scene: Scene, look: Look, at: Rect): number {
  const parent = scene.frameAt({ x: at.x + at.w / 2, y: at.y + at.h / 2 });
  const x = at.x - (parent?.x ?? 0);
  const y = at.y - (parent?.y ?? 0);
  const { w, h } = at;
  return d.create({ ...look, x, y, w, h, ...(parent ? { parent: parent.handle } : {}) });
}

/** Notes with words in them, all or none: their handles. */
export function createWritten(
  d: BoardWriting,
  scene: Scene,
  places: readonly Rect[],
  texts: readonly string[],
  colour: number,
): number[] | null {
  if (d.room < places.length) return null;
  return places.map((at, i) => {
    const made = draw(d, scene, { kind: Kind.note, shape: 0, colour }, at);
    d.insertText(made, 0, texts[i] ?? '');
    return made;
  });
}

/** An arrow; in a frame when it begins and ends in it. Its handle, or -1. */
export function connect(d: BoardWriting, scene: Scene, look: Look, from: Spot, to: Spot): number {
  const frames = [from, to].map(({ at }) => scene.frameAt(at)?.handle ?? noParent);
  const parent = frames[0] === frames[1] ? scene.get(frames[0] as number) : undefined;
  const { x, y } = from.at;
  const origin = { x: x - (parent?.x ?? 0), y: y - (parent?.y ?? 0) };
  const made = d.create({ ...look, ...origin, w: 0, h: 0, ...(parent ? { parent: parent.handle } : {}) });
  if (made < 0) return made;
  [from, to].forEach((spot, which) => d.setEnd(made, which, endAt(scene, spot, from.at)));
  return made;
}

/** Binds one end anew, or lets it free. */
export function bind(d: BoardWriting, scene: Scene, item: Connector, which: 0 | 1, spot: Spot): void {
  d.setEnd(item.handle, which, endAt(scene, spot, item.origin));
}

/** `origin`: the arrow's own place, from which points of ends count. */
function endAt(scene: Scene, { at, target }: Spot, origin: Point) {
  const point = { x: Math.round(at.x - origin.x), y: Math.round(at.y - origin.y) };
  return { ...point, target, ...anchorIn(scene, { at, target }) };
}

/** Small things are meant as a whole; of a zone the very place is meant. */
function anchorIn(scene: Scene, { at, target }: Spot): { anchorX: number; anchorY: number } {
  const item = scene.get(target);
  if (!item || rulesOf(item).layer !== 'ground') return { anchorX: 500, anchorY: 500 };
  const share = (from: number, size: number, p: number): number =>
    Math.round(Math.max(0, Math.min(1, (p - from) / size)) * 1000);
  return { anchorX: share(item.x, item.w, at.x), anchorY: share(item.y, item.h, at.y) };
}

/** Outlines and arrows, tenths of a board unit. */
export function thicken(d: BoardWriting, handles: readonly number[], width: number): void {
  for (const handle of handles) d.setNumber(handle, NumberField.width, width);
}

/** Of texts, board units: each becomes as high as its words then are. */
export function setTextSize(d: BoardWriting, texts: readonly Item[], size: number, measure: Measure): void {
  for (const item of texts) {
    d.setNumber(item.handle, NumberField.textSize, size);
    const h = heightOf({ ...item, textSize: size } as Item, item.w, measure);
    if (h !== null) d.resize(item.handle, item.w, h);
  }
}

/** The arrow as it would be. */
export function sketch(scene: Scene, look: Look, from: Spot, to: Spot): Connector {
  const origin = { x: 0, y: 0 };
  const common = { ...origin, w: 0, h: 0, handle: -2, author: 0, parent: noParent, locked: false };
  return connector.make(
    { ...common, colour: look.colour, votes: 0, reactions: [], text: '' },
    { shape: look.shape, width: 0 } as ObjectFields,
    {
      ends: () => [endAt(scene, from, origin), endAt(scene, to, origin)],
      points: () => new Int32Array(0),
      blob: () => null,
      reactions: () => [],
      placeOf: (handle) => scene.get(handle),
    },
  );
}

/** What an arrow can be bound to at a point: the topmost thing that is not a line itself. -1: nothing. */
export function targetAt(scene: Scene, p: Point, slop: number, except = -1): number {
  const near = scene.within({ x: p.x - slop, y: p.y - slop, w: 2 * slop + 0.001, h: 2 * slop + 0.001 });
  for (let i = near.length - 1; i >= 0; i--) {
    const item = near[i];
    if (!item || item.handle === except) continue;
    const rules = rulesOf(item);
    if (rules.layer !== 'mark' && rules.hit(item, p, slop)) return item.handle;
  }
  return -1;
}
