// A frame: a tinted area with its title; folded up, a pile with its title and how much lies in it. What is a proposition has a
// bar at its side, a heading is an outline alone.

import { isHeading, isProposition } from '../../scene/item';
import type { Frame } from '../../scene/item';
import { frameRadius, frameTitleHeight } from '../../scene/measures';
import { accentColour, paintOf, shades } from '../../scene/palette';
import type { Rect } from '../../scene/rect';
import { roundRect } from '../brush';
import type { Brush, Painter } from '../brush';
import { paintBadge } from './badge';
import { paintText } from './words';

export const framePainter: Painter<Frame> = { paint: paintFrame };

/** Of a proposition's bar, board units. */
const barWidth = 9;

function paintFrame(brush: Brush, item: Frame, at: Rect): void {
  if (item.collapsed) return paintFolded(brush, item, at);
  const { context, scale } = brush;
  const paint = paintOf(item.colour);
  const says = isProposition(item);
  roundRect(context, at, frameRadius, scale);
  context.fillStyle = says ? shades.pane : shades.glass;
  context.fill();
  if (!isHeading(item)) {
    context.fillStyle = paint.paper;
    context.globalAlpha = (says ? 0.16 : 0.28) * shades.tint;
    context.fill();
    context.globalAlpha = 1;
  }
  context.strokeStyle = says ? shades.accent : paint.edge;
  context.lineWidth = Math.max(1.5, 1 / scale);
  context.stroke();
  if (says) paintBar(brush, at);
  if (isHeading(item)) paintRule(brush, at);
  paintText(brush, item, at, shades.ink);
}

/** Down its left side, within its corners. */
function paintBar({ context, scale }: Brush, at: Rect): void {
  context.save();
  roundRect(context, at, frameRadius, scale);
  context.clip();
  context.fillStyle = accentColour;
  context.fillRect(at.x, at.y, barWidth, at.h);
  context.restore();
}

/** Under a heading. */
function paintRule({ context, scale }: Brush, at: Rect): void {
  context.fillStyle = shades.accent;
  context.fillRect(at.x + 20, at.y + frameTitleHeight - 2, at.w - 40, Math.max(2, 1 / scale));
}

function paintFolded(brush: Brush, item: Frame, at: Rect): void {
  const { context, scale } = brush;
  const paint = paintOf(item.colour);
  context.fillStyle = paint.paper;
  context.strokeStyle = paint.edge;
  context.lineWidth = Math.max(1.5, 1 / scale);
  for (const behind of [12, 6, 0]) {
    roundRect(context, { ...at, x: at.x + behind, y: at.y + behind }, frameRadius, scale);
    context.fill();
    context.stroke();
  }
  if (isProposition(item)) paintBar(brush, at);
  paintText(brush, item, at);
  paintBadge(brush, brush.countIn(item.handle), { x: at.x + at.w - 36, y: at.y + at.h / 2 }, 20);
}
