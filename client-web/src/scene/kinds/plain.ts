// What stands for a thing whose kind's own rules have not come yet: its place, and nothing that one could do with it.

import type { Plain } from '../item';
import { layoutToFit } from '../text_layout';
import type { Rules } from './rules';

export const plain: Rules<Plain> = {
  make: (common) => ({ ...common, kind: 0 }),
  layer: 'mark',
  radius: 0,
  sizeMin: 1,
  hit: () => false,
  lassoed: () => false,
  text: {
    font: 'regular',
    align: 'center',
    title: false,
    box: (w, h) => ({ x: 0, y: 0, w, h }),
    layout: (_text, w, h, _size, measure) => layoutToFit('', w, h, 1, measure),
  },
  listed: 'none',
  can: { vote: false, ungroup: false, write: false, resize: false },
};
