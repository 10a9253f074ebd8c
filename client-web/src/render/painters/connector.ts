// A connector: a line, and heads at those of its ends that have one.

import type { Connector } from '../../scene/item';
import { connectorWidth, heads } from '../../scene/kinds/connector';
import { inkOf } from '../../scene/kinds/inks';
import type { Point } from '../../scene/rect';
import type { Brush, Painter } from '../brush';

export const connectorPainter: Painter<Connector> = { paint: paintConnector };

function paintConnector({ context, scale }: Brush, item: Connector): void {
  const [from, to] = item.line;
  const width = item.width > 0 ? item.width / 10 : connectorWidth;
  context.strokeStyle = inkOf(item.colour);
  context.lineWidth = Math.max(width, 1 / scale);
  context.lineCap = context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  if (item.shape !== heads.none) head(context, from, to, width);
  if (item.shape === heads.both) head(context, to, from, width);
  context.stroke();
}

/** Two strokes back from the tip; shorter where the line is. */
function head(context: CanvasRenderingContext2D, from: Point, tip: Point, width: number): void {
  const [dx, dy] = [tip.x - from.x, tip.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return;
  const back = Math.min(8 + 4 * width, length / 2) / length;
  for (const side of [0.5, -0.5]) {
    context.moveTo(tip.x - back * (dx - side * dy), tip.y - back * (dy + side * dx));
    context.lineTo(tip.x, tip.y);
  }
}
