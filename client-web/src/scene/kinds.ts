// One table of rules for each kind of thing: what it is made of, where a finger takes it, where its text stands, how
// it is listed, what can be done with it. How a kind is painted stands in `render/item_painter.ts`, which may touch
// a canvas. Nobody else asks what kind a thing is, except for frames, which the scene's own tree is made of.

import { Kind } from './item';
import type { Common, Frame, Item, Note, ObjectFields } from './item';
import {
  frameRadius,
  frameSizeMin,
  frameTitleHeight,
  frameTitleSize,
  noteFoot,
  notePadding,
  noteRadius,
  noteSize,
  noteTextSizeMax,
} from './measures';
import { contains, inflate, intersects } from './rect';
import type { Point, Rect } from './rect';
import { layoutAt, layoutToFit } from './text_layout';
import type { Layout, Measure } from './text_layout';

/** How a kind's text is set. */
export interface TextRules {
  readonly font: 'regular' | 'bold';
  readonly align: 'center' | 'left';
  /** A title: one line, without the way on to a next one. */
  readonly title: boolean;
  /** Where a thing of this size has its text, relative to it; the text stands in its middle height. */
  box(w: number, h: number): Rect;
  /** `size` 0: fitted. */
  layout(text: string, w: number, h: number, size: number, measure: Measure): Layout;
}

/** Methods, not functions: each kind's own rules stand in the one table. */
export interface Rules<T extends Item = Item> {
  make(common: Common, view: ObjectFields): T;
  /** Ground lies under all bodies and holds them; what is of one layer covers what else is of it. */
  readonly layer: 'ground' | 'body';
  /** Of its corners, board units. */
  readonly radius: number;
  /** Least width and height. */
  readonly sizeMin: number;
  /** Whether a finger at `p` takes it; `slop` widens borders for fingers. */
  hit(item: T, p: Point, slop: number): boolean;
  /** Whether a lasso takes it. */
  lassoed(item: T, lasso: Rect): boolean;
  readonly text: TextRules;
  /** In the list: a chapter, or an entry in one. */
  readonly listed: 'chapter' | 'entry';
  readonly can: { readonly vote: boolean; readonly ungroup: boolean };
}

const noteText: TextRules = {
  font: 'regular',
  align: 'center',
  title: false,
  box(w, h) {
    const padding = Math.min(notePadding, w / 8);
    const foot = Math.min(noteFoot, h / 6);
    return { x: padding, y: padding, w: Math.max(1, w - 2 * padding), h: Math.max(1, h - padding - foot) };
  },
  layout(text, w, h, size, measure) {
    const box = this.box(w, h);
    if (size > 0) return layoutAt(text, box.w, size, measure, box.h);
    return layoutToFit(text, box.w, box.h, noteTextSizeMax * Math.max(1, w / 240), measure);
  },
};

const note: Rules<Note> = {
  make: (common, view) => ({ ...common, kind: view.kind as Note['kind'], textSize: view.textSize }),
  layer: 'body',
  radius: noteRadius,
  sizeMin: noteSize / 2,
  hit: (item, p) => contains(item, p),
  lassoed: (item, lasso) => intersects(item, lasso),
  text: noteText,
  listed: 'entry',
  can: { vote: true, ungroup: false },
};

const frameText: TextRules = {
  font: 'bold',
  align: 'left',
  title: true,
  box: (w) => ({ x: 20, y: 8, w: Math.max(1, w - 40), h: frameTitleHeight - 8 }),
  layout(text, w, h, _size, measure) {
    return layoutToFit(text, this.box(w, h).w, frameTitleSize * 1.3, frameTitleSize, measure);
  },
};

const frame: Rules<Frame> = {
  make: (common) => ({ ...common, kind: Kind.frame }),
  layer: 'ground',
  radius: frameRadius,
  sizeMin: frameSizeMin,
  // By its title or its border alone, so that its inside is board: to pan on, to write on.
  hit: (item, p, slop) =>
    contains(inflate(item, slop), p) &&
    (p.y <= item.y + frameTitleHeight || !contains(inflate(item, -slop), p)),
  lassoed: (item, lasso) =>
    contains(lasso, item) && contains(lasso, { x: item.x + item.w, y: item.y + item.h }),
  text: frameText,
  listed: 'chapter',
  can: { vote: false, ungroup: true },
};

const table: Readonly<Record<Item['kind'], Rules>> = {
  [Kind.note]: note,
  [Kind.topic]: note,
  [Kind.proposition]: note,
  [Kind.frame]: frame,
};

export function rulesOf(item: Item): Rules {
  return table[item.kind];
}

/** The thing that an object is seen as; null for kinds that the document keeps and this client can not show. */
export function makeItem(handle: number, view: ObjectFields, at: Point, text: () => string): Item | null {
  const rules = (table as Readonly<Record<number, Rules | undefined>>)[view.kind];
  if (!rules) return null;
  const { author, parent, w, h, colour, locked, votes } = view;
  return rules.make(
    { handle, author, parent, x: at.x, y: at.y, w, h, colour, locked, votes, text: text() },
    view,
  );
}

/** What stands in the list as itself, not as a chapter: what people count when they count notes. */
export function countEntries(items: Iterable<Item>): number {
  let count = 0;
  for (const item of items) if (rulesOf(item).listed === 'entry') count++;
  return count;
}
