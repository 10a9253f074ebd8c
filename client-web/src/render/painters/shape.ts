// A shape: its outline in its colour, a tint of it inside, its words in the middle.

import { ShapeKind } from '../../scene/item';
import type { Shape } from '../../scene/item';
import { outlineWidth } from '../../scene/kinds/shape';
import { inkOf } from '../../scene/kinds/inks';
import { inkColour, paintOf, shades } from '../../scene/palette';
import type { Rect } from '../../scene/rect';
import type { Brush, Painter } from '../brush';
import { roundRect } from '../brush';
import { paintText } from './words';

const cornerRadius = 8;

export const shapePainter: Painter<Shape> = { paint: paintShape };

function paintShape(brush: Brush, item: Shape, at: Rect): void {
  const { context, scale } = brush;
  const paint = paintOf(item.colour);
  const onPaper = item.shape !== ShapeKind.line;
  context.strokeStyle = onPaper && shades.dark ? paint.edge : inkOf(item.colour);
  context.lineWidth = Math.max(item.width > 0 ? item.width / 10 : outlineWidth, 1 / scale);
  context.lineJoin = context.lineCap = 'round';
  trace(brush, item.shape, at);
  if (onPaper) {
    context.fillStyle = paint.paper;
    context.fill();
  }
  context.stroke();
  paintText(brush, item, at, onPaper ? inkColour : shades.ink);
}

function trace({ context, scale }: Brush, shape: number, { x, y, w, h }: Rect): void {
  if (shape !== ShapeKind.ellipse && shape !== ShapeKind.diamond && shape !== ShapeKind.line) {
    return roundRect(context, { x, y, w, h }, cornerRadius, scale);
  }
  context.beginPath();
  if (shape === ShapeKind.ellipse) context.ellipse(x + w / 2, y + h / 2, w / 2, h / 2, 0, 0, 2 * Math.PI);
  else if (shape === ShapeKind.line) {
    context.moveTo(x, y);
    context.lineTo(x + w, y + h);
  } else {
    context.moveTo(x + w / 2, y);
    context.lineTo(x + w, y + h / 2);
    context.lineTo(x + w / 2, y + h);
    context.lineTo(x, y + h / 2);
    context.closePath();
  }
}
