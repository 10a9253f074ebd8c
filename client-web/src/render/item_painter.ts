// Paints one item. The context is in board units; `scale` (device pixels per unit) decides how much detail
// is worth drawing: at a distance a text is a few grey bars, as on a real wall.

import { Kind } from '../scene/item';
import type { Frame, Item, Note } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import { footTextSize, frameRadius, lineHeight, noteRadius } from '../scene/measures';
import { accentColour, inkColour, mutedInk, paintOf } from '../scene/palette';
import type { Point, Rect } from '../scene/rect';
import type { Layout } from '../scene/text_layout';
import { baseSize, boldFont, prepareText, regularFont } from './fonts';
import { shadowBleed, shadowSprite } from './shadow';
import type { TextCache } from './text_cache';

export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly texts: TextCache;
  /** Device pixels per board unit. */
  readonly scale: number;
  /** First name of a participant; empty when unknown. */
  readonly nameOf: (participant: number) => string;
  /** The item whose text is in the editor at this moment, or -1: its paper is painted, its text is not. */
  readonly editing: number;
}

/** Device pixels of a letter's size under which letters are not drawn. */
const legible = 5;
/** Device pixels of a note's width under which its lines are only hinted at. */
const sketchy = 48;
/** Device pixels under which a note would be overlooked. */
const speck = 3;

/** A method, not a function: each kind's own painter stands in the one table. */
interface Painter<T extends Item = Item> {
  paint(brush: Brush, item: T, at: Rect, lifted: boolean): void;
}

const notePainter: Painter<Note> = { paint: paintNote };
const framePainter: Painter<Frame> = { paint: paintFrame };

const painters: Readonly<Record<Item['kind'], Painter>> = {
  [Kind.note]: notePainter,
  [Kind.topic]: notePainter,
  [Kind.proposition]: notePainter,
  [Kind.frame]: framePainter,
};

export function paintItem(brush: Brush, item: Item, at: Rect, lifted = false): void {
  painters[item.kind].paint(brush, item, at, lifted);
}

function paintNote(brush: Brush, item: Note, at: Rect, lifted: boolean): void {
  const { context, scale } = brush;
  const paint = paintOf(item.colour);
  if (Math.max(at.w, at.h) * scale < speck) return paintSpeck(brush, at, paint.edge);
  if (at.w * scale > 16) {
    const reach = lifted ? shadowBleed * 1.5 : shadowBleed;
    context.drawImage(
      shadowSprite(),
      at.x - reach,
      at.y - reach + reach * 0.3,
      at.w + 2 * reach,
      at.h + 2 * reach,
    );
  }
  context.fillStyle = paint.paper;
  roundRect(context, at, noteRadius, scale);
  context.fill();
  if (at.w * scale > 40) {
    context.strokeStyle = paint.edge;
    context.globalAlpha = 0.55;
    context.lineWidth = 1 / Math.max(1, Math.min(2, scale));
    context.stroke();
    context.globalAlpha = 1;
  }
  if (item.kind === Kind.proposition) paintBand(brush, at, paint.edge);
  if (at.w * scale < sketchy && brush.editing !== item.handle) paintSketch(brush, item.text.length, at);
  else paintText(brush, item, at);
  paintFoot(brush, item, at);
}

/** From very far away: as large as the eye needs it, so that a note at the other end of the board is there. */
function paintSpeck({ context, scale }: Brush, at: Rect, colour: string): void {
  const side = speck / scale;
  context.fillStyle = colour;
  context.fillRect(at.x + (at.w - side) / 2, at.y + (at.h - side) / 2, side, side);
}

function paintBand({ context }: Brush, at: Rect, colour: string): void {
  context.fillStyle = colour;
  context.fillRect(at.x, at.y, 8, at.h);
}

function paintText(brush: Brush, item: Item, at: Rect): void {
  if (item.text === '' || brush.editing === item.handle) return;
  const rules = rulesOf(item).text;
  const layout = brush.texts.layout(item, at);
  const box = rules.box(at.w, at.h);
  const top = at.y + box.y + Math.max(0, (box.h - layout.height) / 2);
  const font = rules.font === 'bold' ? boldFont : regularFont;
  paintLines(brush, layout, { x: at.x + box.x, y: top, w: box.w }, rules.align, inkColour, font);
}

/** From afar: bars that stand for the lines, guessed from the length, so that thousands of notes need no layout. */
function paintSketch({ context }: Brush, length: number, at: Rect): void {
  const lines = Math.min(6, Math.ceil(length / 15));
  const step = at.h / 9;
  const width = at.w * 0.74;
  const top = at.y + (at.h - lines * step) / 2 - step * 0.4;
  context.fillStyle = inkColour;
  context.globalAlpha = 0.3;
  for (let i = 0; i < lines; i++) {
    const last = i === lines - 1 ? Math.max(0.3, (length - i * 15) / 15) : 1;
    const w = width * Math.min(1, last);
    context.fillRect(at.x + (at.w - w) / 2, top + i * step, w, step * 0.45);
  }
  context.globalAlpha = 1;
}

type Align = 'center' | 'left';

/** Where lines are written: the upper left corner, and their room. */
interface Column extends Point {
  readonly w: number;
}

/** Where a line begins that is `width` wide; one from right to left begins at the other side. */
function leftOf(column: Column, width: number, align: Align, rtl: boolean): number {
  const rest = column.w - width;
  return column.x + (align === 'center' ? rest / 2 : rtl ? rest : 0);
}

function paintLines(
  brush: Brush,
  layout: Layout,
  column: Column,
  align: Align,
  colour: string,
  font: string,
): void {
  const { context, scale } = brush;
  context.fillStyle = colour;
  if (layout.size * scale < legible) {
    paintBars(context, layout, column, align);
    return;
  }
  prepareText(context, font);
  context.textBaseline = 'alphabetic';
  const factor = layout.size / baseSize;
  const anchors = { center: column.w / 2, left: 0, right: column.w } as const;
  context.save();
  context.translate(column.x, column.y);
  context.scale(factor, factor);
  layout.lines.forEach(({ text, rtl }, i) => {
    const side = align === 'center' ? 'center' : rtl ? 'right' : 'left';
    context.textAlign = side;
    context.direction = rtl ? 'rtl' : 'ltr';
    context.fillText(text, anchors[side] / factor, (i * lineHeight + 0.94) * baseSize);
  });
  context.restore();
}

function paintBars(context: CanvasRenderingContext2D, layout: Layout, column: Column, align: Align): void {
  context.globalAlpha = 0.38;
  layout.lines.forEach(({ width, rtl }, i) => {
    const top = column.y + (i * lineHeight + 0.35) * layout.size;
    context.fillRect(leftOf(column, width, align, rtl), top, width, layout.size * 0.5);
  });
  context.globalAlpha = 1;
}

/** The author's first name at the left, the dots at the right. */
function paintFoot(brush: Brush, item: Note, at: Rect): void {
  if (footTextSize * brush.scale < legible) return;
  const y = at.y + at.h - 9;
  const name = brush.nameOf(item.author);
  const room = at.w - 24 - (item.votes > 0 ? 46 : 0);
  if (name !== '') paintLabel(brush, name, at.x + 12, y, room, mutedInk);
  if (item.votes > 0) paintDots(brush, item.votes, at.x + at.w - 22, at.y + at.h - 20);
}

/** One line at the foot's size, squeezed when it is longer than its room. */
function paintLabel(brush: Brush, text: string, x: number, y: number, room: number, colour: string): void {
  const { context } = brush;
  prepareText(context, regularFont);
  context.fillStyle = colour;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  const factor = footTextSize / baseSize;
  context.save();
  context.translate(x, y);
  context.scale(factor, factor);
  context.fillText(text, 0, 0, Math.max(1, room / factor));
  context.restore();
}

function paintDots(brush: Brush, votes: number, x: number, y: number): void {
  const { context } = brush;
  context.fillStyle = accentColour;
  context.beginPath();
  context.arc(x, y, 14, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = '#fff';
  prepareText(context, boldFont);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const factor = (votes > 99 ? 12 : 16) / baseSize;
  context.save();
  context.translate(x, y + 0.5);
  context.scale(factor, factor);
  context.fillText(String(votes), 0, 0);
  context.restore();
}

function paintFrame(brush: Brush, item: Frame, at: Rect): void {
  const { context, scale } = brush;
  const paint = paintOf(item.colour);
  roundRect(context, at, frameRadius, scale);
  context.fillStyle = 'rgba(255, 255, 255, 0.62)';
  context.fill();
  context.fillStyle = paint.paper;
  context.globalAlpha = 0.28;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = paint.edge;
  context.lineWidth = Math.max(1.5, 1 / scale);
  context.stroke();
  paintText(brush, item, at);
}

function roundRect(context: CanvasRenderingContext2D, r: Rect, radius: number, scale: number): void {
  context.beginPath();
  // Rounding that nobody can see is the dearest part of a small note.
  if (radius * scale < 1.5) context.rect(r.x, r.y, r.w, r.h);
  else context.roundRect(r.x, r.y, r.w, r.h, radius);
}
