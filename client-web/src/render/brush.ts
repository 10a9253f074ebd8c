// What painters paint with, and the shapes that several of them need. The context is in board units; `scale` (device pixels
// per unit) decides how much detail is worth drawing.

import type { Item } from '../scene/item';
import type { Rect } from '../scene/rect';
import type { TextCache } from './text_cache';

export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly texts: TextCache;
  /** Device pixels per board unit. */
  readonly scale: number;
  /** First name of a participant; empty when unknown. */
  readonly nameOf: (participant: number) => string;
  /** How many things lie in a frame. */
  readonly countIn: (frame: number) => number;
  /** The item whose text is in the editor at this moment, or -1: its paper is painted, its text is not. */
  readonly editing: number;
  /** To be called when something that was missing has come: what is seen is painted again. The same each time. */
  readonly again: () => void;
}

/** How a kind is painted. A method, not a function: each kind's own painter stands in the one table. */
export interface Painter<T extends Item = Item> {
  /** `at`: where it is shown, another place than its own while it is carried or pulled. */
  paint(brush: Brush, item: T, at: Rect, lifted: boolean): void;
}

export function roundRect(context: CanvasRenderingContext2D, r: Rect, radius: number, scale: number): void {
  context.beginPath();
  // Rounding that nobody can see is the dearest part of a small note.
  if (radius * scale < 1.5) context.rect(r.x, r.y, r.w, r.h);
  else context.roundRect(r.x, r.y, r.w, r.h, radius);
}
