// What is asked of every kind of thing. Each kind answers in a file of its own beside this one.

import type { End, PersonReactions } from '../../core/view';
import type { Common, Item, ObjectFields } from '../item';
import type { Point, Rect } from '../rect';
import type { Layout, Measure } from '../text_layout';

/** How a kind's text is set. */
export interface TextRules {
  readonly font: 'regular' | 'bold';
  readonly align: 'center' | 'left';
  /** A title: one line, without the way on to a next one. */
  readonly title: boolean;
  /** The thing is as high as its text. */
  readonly grows?: boolean;
  /** Where a thing of this size has its text, relative to it; the text stands in its middle height. */
  box(w: number, h: number): Rect;
  /** `size` 0: fitted. */
  layout(text: string, w: number, h: number, size: number, measure: Measure): Layout;
}

/** What can be done with a kind. */
export interface Abilities {
  readonly vote: boolean;
  readonly ungroup: boolean;
  /** It has a text that is written with the field. */
  readonly write: boolean;
  /** Its corner can be pulled. */
  readonly resize: boolean;
  /** Its text is for those who can not see it, and written in a field of its own. */
  readonly describe?: boolean;
}

/** What few kinds have: read of the document for those that ask. */
export interface Source {
  ends(): readonly [End, End];
  points(): Int32Array;
  blob(): Uint8Array | null;
  reactions(): readonly PersonReactions[];
  /** Where another thing lies on the board, also one that is deleted; undefined when it is not there. */
  placeOf(handle: number): Rect | undefined;
  /** The thing as it was: what never changes may be taken from there. */
  readonly before?: Item | undefined;
}

/** Methods, not functions: each kind's own rules stand in the one table. */
export interface Rules<T extends Item = Item> {
  /** Where things of one kind differ: the rules of this one. */
  of?(item: T): Rules<T>;
  make(common: Common, view: ObjectFields, source: Source): T;
  /**
   * Ground lies under all bodies and holds them; what is of one layer covers what else is of it. Marks (arrows, ink) are drawn
   * over the rest and take no room from it.
   */
  readonly layer: 'ground' | 'body' | 'mark';
  /** Of what hangs on other things: as it is while those are shown elsewhere, and it is carried by `by`. */
  follow?(item: T, by: Point, shown: (target: number) => Rect | undefined): T;
  /** Of its corners, board units. */
  readonly radius: number;
  /** Least width and height. */
  readonly sizeMin: number;
  /** Its width and height grow together. */
  readonly keepsShape?: boolean;
  /** Whether a finger at `p` takes it; `slop` widens borders for fingers. */
  hit(item: T, p: Point, slop: number): boolean;
  /** Whether a lasso takes it. */
  lassoed(item: T, lasso: Rect): boolean;
  readonly text: TextRules;
  /** How a colour of the palette looks on it; without: as paper. */
  swatch?(colour: number): string;
  /** In the list: a chapter, an entry in one, an entry that nobody counts as a note, or nothing. */
  readonly listed: 'chapter' | 'entry' | 'mark' | 'none';
  readonly can: Abilities;
}
