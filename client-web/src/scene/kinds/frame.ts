// Frames: areas with a title; what lies in them moves with them. A cluster may be folded up: then it is as large as its title.

import { Kind, isProposition } from '../item';
import type { Frame } from '../item';
import {
  foldedHeight,
  foldedWidth,
  frameRadius,
  frameSizeMin,
  frameTitleHeight,
  frameTitleSize,
} from '../measures';
import { contains, inflate, intersects } from '../rect';
import { layoutToFit } from '../text_layout';
import type { Rules, TextRules } from './rules';

const frameText: TextRules = {
  font: 'bold',
  align: 'left',
  title: true,
  box: (w) => ({ x: 20, y: 8, w: Math.max(1, w - 40), h: frameTitleHeight - 8 }),
  layout(text, w, h, _size, measure) {
    return layoutToFit(text, this.box(w, h).w, frameTitleSize * 1.3, frameTitleSize, measure);
  },
};

export const frame: Rules<Frame> = {
  of: (item) => (item.collapsed ? folded : isProposition(item) ? proposition : frame),
  make: (common, { role, collapsed, grid }) => {
    const full = { w: common.w, h: common.h };
    const size = collapsed ? { w: Math.min(foldedWidth, full.w), h: foldedHeight } : full;
    return { ...common, ...size, kind: Kind.frame, role, collapsed, grid, full };
  },
  layer: 'ground',
  radius: frameRadius,
  sizeMin: frameSizeMin,
  // By its title or its border alone, so that its inside is board: to pan on, to write on.
  hit: (item, p, slop) =>
    contains(inflate(item, slop), p) &&
    (p.y <= item.y + frameTitleHeight || !contains(inflate(item, -slop), p)),
  lassoed: (item, lasso) =>
    contains(lasso, item) && contains(lasso, { x: item.x + item.w, y: item.y + item.h }),
  text: frameText,
  listed: 'chapter',
  can: { vote: false, ungroup: true, write: true, resize: true },
};

const folded: Rules<Frame> = {
  ...frame,
  hit: (item, p, slop) => contains(inflate(item, slop), p),
  lassoed: (item, lasso) => intersects(item, lasso),
  text: {
    ...frameText,
    // Beside it stands how much lies in it.
    box: (w, h) => ({ x: 20, y: 8, w: Math.max(1, w - 90), h: Math.max(1, h - 16) }),
  },
  can: { ...frame.can, resize: false },
};

// A sentence takes two lines of the band that a title has.
const proposition: Rules<Frame> = {
  ...frame,
  text: {
    ...frameText,
    box: (w) => ({ x: 24, y: 4, w: Math.max(1, w - 44), h: frameTitleHeight - 4 }),
    layout(text, w, h, _size, measure) {
      const { w: wide, h: high } = this.box(w, h);
      return layoutToFit(text, wide, high, frameTitleSize * 0.9, measure);
    },
  },
};
