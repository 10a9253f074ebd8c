// What stands for a thing whose painter has not come yet. Painting one fetches it.

import type { Plain } from '../../scene/item';
import { shades } from '../../scene/palette';
import type { Painter } from '../brush';
import { fetchKinds } from '../later_kinds';

export const plainPainter: Painter<Plain> = {
  paint({ context }, _item, at) {
    void fetchKinds();
    context.globalAlpha = 0.08;
    context.fillStyle = shades.muted;
    context.fillRect(at.x, at.y, at.w, at.h);
    context.globalAlpha = 1;
  },
};
