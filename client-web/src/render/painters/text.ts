// A text without paper.

import type { TextItem } from '../../scene/item';
import { inkOf } from '../../scene/kinds/inks';
import type { Painter } from '../brush';
import { paintText } from './words';

export const textPainter: Painter<TextItem> = {
  paint(brush, item, at) {
    paintText(brush, item, at, inkOf(item.colour));
  },
};
