// A frame: a tinted area with its title.

import type { Frame } from '../../scene/item';
import { frameRadius } from '../../scene/measures';
import { paintOf } from '../../scene/palette';
import type { Rect } from '../../scene/rect';
import { roundRect } from '../brush';
import type { Brush, Painter } from '../brush';
import { paintText } from './words';

export const framePainter: Painter<Frame> = { paint: paintFrame };

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
