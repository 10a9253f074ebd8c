// Images: a picture under the hash of its bytes, with words of its own for who can not see it.

import { Kind } from '../item';
import type { ImageItem } from '../item';
import { contains, intersects } from '../rect';
import { layoutToFit } from '../text_layout';
import type { Rules } from './rules';

export const image: Rules<ImageItem> = {
  make: (common, _view, source) => ({ ...common, kind: Kind.image, blob: source.blob() }),
  layer: 'body',
  radius: 4,
  sizeMin: 40,
  keepsShape: true,
  hit: (item, p) => contains(item, p),
  lassoed: (item, lasso) => intersects(item, lasso),
  text: {
    font: 'regular',
    align: 'center',
    title: false,
    box: (w, h) => ({ x: 0, y: 0, w: Math.max(1, w), h: Math.max(1, h) }),
    layout: (text, w, h, _size, measure) => layoutToFit(text, Math.max(1, w), Math.max(1, h), 20, measure),
  },
  listed: 'entry',
  can: { vote: true, ungroup: false, write: false, resize: true, describe: true },
};
