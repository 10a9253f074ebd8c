// Texts on the board: at a distance a text is a few grey bars, as on a real wall.

import type { Item } from '../../scene/item';
import { rulesOf } from '../../scene/kinds';
import { lineHeight } from '../../scene/measures';
import { inkColour } from '../../scene/palette';
import type { Point, Rect } from '../../scene/rect';
import type { Layout } from '../../scene/text_layout';
import type { Brush } from '../brush';
import { baseSize, boldFont, prepareText, regularFont } from '../fonts';

/** Device pixels of a letter's size under which letters are not drawn. */
export const legible = 5;

export function paintText(brush: Brush, item: Item, at: Rect, colour = inkColour): void {
  if (item.text === '' || brush.editing === item.handle) return;
  const rules = rulesOf(item).text;
  const layout = brush.texts.layout(item, at);
  const box = rules.box(at.w, at.h);
  const top = at.y + box.y + Math.max(0, (box.h - layout.height) / 2);
  const font = rules.font === 'bold' ? boldFont : regularFont;
  paintLines(brush, layout, { x: at.x + box.x, y: top, w: box.w }, rules.align, colour, font);
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
