// Notes, and what looks and behaves like one.

import type { Note } from '../item';
import { noteFoot, notePadding, noteRadius, noteSize, noteTextSizeMax } from '../measures';
import { contains, intersects } from '../rect';
import { layoutAt, layoutToFit } from '../text_layout';
import type { Rules, TextRules } from './rules';

const noteText: TextRules = {
  font: 'regular',
  align: 'center',
  title: false,
  box(w, h) {
    const padding = Math.min(notePadding, w / 8);
    const foot = Math.min(noteFoot, h / 6);
    return { x: padding, y: padding, w: Math.max(1, w - 2 * padding), h: Math.max(1, h - padding - foot) };
  },
  layout(text, w, h, size, measure) {
    const box = this.box(w, h);
    if (size > 0) return layoutAt(text, box.w, size, measure, box.h);
    return layoutToFit(text, box.w, box.h, noteTextSizeMax * Math.max(1, w / 240), measure);
  },
};

export const note: Rules<Note> = {
  make: (common, view) => ({ ...common, kind: view.kind as Note['kind'], textSize: view.textSize }),
  layer: 'body',
  radius: noteRadius,
  sizeMin: noteSize / 2,
  hit: (item, p) => contains(item, p),
  lassoed: (item, lasso) => intersects(item, lasso),
  text: noteText,
  listed: 'entry',
  can: { vote: true, ungroup: false, write: true, resize: true },
};
