// Strokes: drawn lines.

import { Kind } from '../item';
import type { Stroke } from '../item';
import { contains, inflate, intersects } from '../rect';
import { layoutToFit } from '../text_layout';
import type { Rules } from './rules';

export const stroke: Rules<Stroke> = {
  make: (common, { width }, source) => ({ ...common, kind: Kind.stroke, points: source.points(), width }),
  layer: 'mark',
  radius: 4,
  sizeMin: 1,
  hit: (item, p, slop) => contains(inflate(item, slop / 2), p),
  lassoed: (item, lasso) => intersects(item, lasso),
  text: {
    font: 'regular',
    align: 'center',
    title: false,
    box: (w, h) => ({ x: 0, y: 0, w: Math.max(1, w), h: Math.max(1, h) }),
    layout: (text, w, h, _size, measure) => layoutToFit(text, Math.max(1, w), Math.max(1, h), 20, measure),
  },
  listed: 'none',
  can: { vote: false, ungroup: false, write: false, resize: false },
};
