// A frame: a tinted area with its title; folded up, a pile with its title and how much lies in it.

import type { Frame } from '../../scene/item';
import { frameRadius } from '../../scene/measures';
import { paintOf } from '../../scene/palette';
import type { Rect } from '../../scene/rect';
import { roundRect } from '../brush';
import type { Brush, Painter } from '../brush';
import { paintBadge } from './badge';
import { paintText } from './words';

export const framePainter: Painter<Frame> = { paint: paintFrame };

function paintFrame(brush: Brush, item: Frame, at: Rect): void {
  if (item.collapsed) return paintFolded(brush, item, at);
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
  paintText(brush, item, at);
  paintBadge(brush, brush.countIn(item.handle), { x: at.x + at.w - 36, y: at.y + at.h / 2 }, 20);
}
