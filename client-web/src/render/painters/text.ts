// A text without paper.

import type { TextItem } from '../../scene/item';
import type { Painter } from '../brush';
import { paintText } from './words';

export const textPainter: Painter<TextItem> = {
  paint(brush, item, at) {
    paintText(brush, item, at);
  },
};
