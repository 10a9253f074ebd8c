// Images: a picture under the hash of its bytes, with words of its own for who can not see it.

import { Kind } from '../item';
import type { ImageItem } from '../item';
import { contains, intersects } from '../rect';
import { unwritten } from './unwritten';
import type { Rules } from './rules';

export const image: Rules<ImageItem> = {
  make: (common, _view, source) => ({ ...common, kind: Kind.image, blob: source.blob() }),
  layer: 'body',
  radius: 4,
  sizeMin: 40,
  keepsShape: true,
  hit: (item, p) => contains(item, p),
  lassoed: (item, lasso) => intersects(item, lasso),
  text: unwritten,
  listed: 'entry',
  can: { vote: true, ungroup: false, write: false, resize: true, describe: true },
};
