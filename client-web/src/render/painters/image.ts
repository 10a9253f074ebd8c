// An image that has not arrived: its place.

import type { ImageItem } from '../../scene/item';
import { mutedInk } from '../../scene/palette';
import { roundRect } from '../brush';
import type { Painter } from '../brush';

export const imagePainter: Painter<ImageItem> = {
  paint({ context, scale }, _item, at) {
    roundRect(context, at, 4, scale);
    context.globalAlpha = 0.12;
    context.fillStyle = mutedInk;
    context.fill();
    context.globalAlpha = 1;
  },
};
