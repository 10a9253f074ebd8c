// A stroke: the line through its points. Its own width and pressure are still to come.

import type { Stroke } from '../../scene/item';
import { paintOf } from '../../scene/palette';
import type { Painter } from '../brush';

export const strokePainter: Painter<Stroke> = {
  paint({ context }, item, at) {
    context.strokeStyle = paintOf(item.colour).edge;
    context.lineWidth = item.width > 0 ? item.width / 10 : 4;
    context.lineCap = context.lineJoin = 'round';
    context.beginPath();
    let [x, y] = [at.x, at.y];
    context.moveTo(x, y);
    for (let i = 0; i + 2 < item.points.length; i += 3) {
      x += item.points[i] as number;
      y += item.points[i + 1] as number;
      context.lineTo(x, y);
    }
    context.stroke();
  },
};
