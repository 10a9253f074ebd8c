// One table of rules for all kinds of things: what each is made of, where a finger takes it, where its text stands, how
// it is listed, what can be done with it. Each kind's rules stand in a file of `scene/kinds`, how it is painted in one of
// `render/painters`, which may touch a canvas. Nobody else asks what kind a thing is, except for frames, which the scene's own
// tree is made of.
//
// Notes and frames are there from the first paint on. All others come a moment later in a chunk of their own (`learn`): until
// then their things are `plain`, and whoever holds a scene reads it again when they have come (`onLearnt`).

import type { End } from '../core/view';
import { Kind } from './item';
import type { Common, Item, ObjectFields } from './item';
import { frame } from './kinds/frame';
import { note } from './kinds/note';
import { plain } from './kinds/plain';
import type { Rules, Source } from './kinds/rules';
import { countReactions, nobody } from './reactions';
import type { Point } from './rect';

export type { Rules, Source, TextRules } from './kinds/rules';

type Table = Readonly<Partial<Record<Item['kind'], Rules>>>;

let table: Table = {
  0: plain,
  [Kind.note]: note,
  [Kind.topic]: note,
  [Kind.proposition]: note,
  [Kind.frame]: frame,
};

const freeEnd: End = { x: 0, y: 0, target: -1, anchorX: 500, anchorY: 500 };

/** Kinds that this client can show, once it has learnt them. */
const laterKinds: ReadonlySet<number> = new Set([
  Kind.text,
  Kind.stroke,
  Kind.shape,
  Kind.connector,
  Kind.image,
]);

/** Of a thing that is looked at by itself. */
const nothing: Source = {
  ends: () => [freeEnd, freeEnd],
  points: () => new Int32Array(0),
  blob: () => null,
  placeOf: () => undefined,
  reactions: () => [],
};

const listeners = new Set<() => void>();

/** Rules of more kinds came. */
export function learn(more: Table): void {
  table = { ...table, ...more };
  for (const listener of listeners) listener();
}

/** Told each time that kinds came; the answer ends it. */
export function onLearnt(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function rulesOf(item: Item): Rules {
  const rules = table[item.kind] ?? plain;
  return rules.of?.(item) ?? rules;
}

/** The thing that an object is seen as; null for kinds that the document keeps and this client can not show. */
export function makeItem(
  handle: number,
  view: ObjectFields,
  at: Point,
  text: () => string,
  source: Source = nothing,
): Item | null {
  const known = (table as Readonly<Record<number, Rules | undefined>>)[view.kind];
  const rules = known ?? (laterKinds.has(view.kind) ? plain : undefined);
  if (!rules || view.kind === 0) return null;
  const { author, parent, w, h, colour, locked, votes } = view;
  const common: Common = {
    handle,
    author,
    parent,
    x: at.x,
    y: at.y,
    w,
    h,
    colour,
    locked,
    votes,
    reactions: view.reacted ? countReactions(source.reactions()) : nobody,
    text: text(),
  };
  return rules.make(common, view, source);
}

/** What stands in the list as itself, not as a chapter: what people count when they count notes. */
export function countEntries(items: Iterable<Item>): number {
  let count = 0;
  for (const item of items) if (rulesOf(item).listed === 'entry') count++;
  return count;
}
