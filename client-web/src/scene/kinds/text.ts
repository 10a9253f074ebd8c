// Text without paper: as wide as it was pulled, as high as it needs, in the size that was chosen.

import { Kind } from '../item';
import type { TextItem } from '../item';
import { contains, inflate, intersects } from '../rect';
import { layoutAt } from '../text_layout';
import { inkOf } from './inks';
import type { Rules } from './rules';

/** Where the document has none, board units. */
export const textSizeOwn = 28;
export const textWidthMin = 120;

export const text: Rules<TextItem> = {
  make: (common, { textSize }) => ({ ...common, kind: Kind.text, textSize }),
  layer: 'body',
  radius: 4,
  sizeMin: textWidthMin,
  hit: (item, p, slop) => contains(inflate(item, slop / 2), p),
  lassoed: (item, lasso) => intersects(item, lasso),
  text: {
    font: 'regular',
    align: 'left',
    title: false,
    grows: true,
    box: (w, h) => ({ x: 0, y: 0, w: Math.max(1, w), h: Math.max(1, h) }),
    layout: (text, w, _h, size, measure) => layoutAt(text, Math.max(1, w), size || textSizeOwn, measure),
  },
  swatch: inkOf,
  listed: 'entry',
  can: { vote: false, ungroup: false, write: true, resize: true },
};
