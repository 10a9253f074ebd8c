// A stroke until the code of ink is there: the line through its points. Painting one fetches that code.

import { inkOf } from '../../scene/ink_colours';
import { tenths } from '../../scene/ink_points';
import type { Stroke } from '../../scene/item';
import type { Painter } from '../brush';
import { fetchInk } from '../later_kinds';

export const strokePainter: Painter<Stroke> = {
  paint({ context }, item, at) {
    void fetchInk();
    const { points } = item;
    context.strokeStyle = inkOf(item.colour, item.marker);
    context.lineWidth = item.width / tenths;
    context.lineCap = context.lineJoin = 'round';
    context.beginPath();
    for (let i = 0; i + 2 < points.length; i += 3) {
      context.lineTo(at.x + (points[i] as number) / tenths, at.y + (points[i + 1] as number) / tenths);
    }
    context.stroke();
  },
};
