// Paints one item: the one table of painters, a file of `render/painters` each.

import { Kind } from '../scene/item';
import type { Item } from '../scene/item';
import type { Rect } from '../scene/rect';
import type { Brush, Painter } from './brush';
import { framePainter } from './painters/frame';
import { notePainter } from './painters/note';
import { plainPainter } from './painters/plain';

export type { Brush, Painter } from './brush';

type Table = Readonly<Partial<Record<Item['kind'], Painter>>>;

let painters: Table = {
  0: plainPainter,
  [Kind.note]: notePainter,
  [Kind.topic]: notePainter,
  [Kind.proposition]: notePainter,
  [Kind.frame]: framePainter,
};

/** Painters of more kinds came. */
export function teach(more: Table): void {
  painters = { ...painters, ...more };
}

export function paintItem(brush: Brush, item: Item, at: Rect, lifted = false): void {
  painters[item.kind]?.paint(brush, item, at, lifted);
}
