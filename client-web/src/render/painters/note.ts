// A note: paper with a shadow, its words, at its foot who wrote it and its dots.

import { Kind } from '../../scene/item';
import type { Note } from '../../scene/item';
import { footTextSize, noteRadius } from '../../scene/measures';
import { inkColour, mutedInk, paintOf } from '../../scene/palette';
import { reactions } from '../../scene/reactions';
import type { Rect } from '../../scene/rect';
import { roundRect } from '../brush';
import type { Brush, Painter } from '../brush';
import { baseSize, prepareText, regularFont } from '../fonts';
import { shadowBleed, shadowSprite } from '../shadow';
import { paintBadge } from './badge';
import { legible, paintText } from './words';

/** Device pixels of a note's width under which its lines are only hinted at. */
const sketchy = 48;
/** Device pixels under which a note would be overlooked. */
const speck = 3;

export const notePainter: Painter<Note> = { paint: paintNote };

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

/** The author's first name at the left, reactions and dots at the right. */
function paintFoot(brush: Brush, item: Note, at: Rect): void {
  if (footTextSize * brush.scale < legible) return;
  const y = at.y + at.h - 9;
  const name = brush.nameOf(item.author);
  const right = paintReactions(brush, item, at.x + at.w - (item.votes > 0 ? 42 : 12), y);
  if (name !== '') paintLabel(brush, name, at.x + 12, y, right - at.x - 20, mutedInk);
  if (item.votes > 0) paintBadge(brush, item.votes, { x: at.x + at.w - 22, y: at.y + at.h - 20 }, 14);
}

/** What people think of it, counted, to the left of `right`; answers how far that reaches. */
function paintReactions(brush: Brush, item: Note, right: number, y: number): number {
  let x = right;
  for (let i = item.reactions.length - 1; i >= 0; i--) {
    const count = item.reactions[i] ?? 0;
    if (count === 0) continue;
    const w = count > 9 ? 40 : 32;
    x -= w;
    paintLabel(brush, `${reactions[i]?.sign ?? ''}${count}`, x, y, w, mutedInk);
  }
  return x;
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
