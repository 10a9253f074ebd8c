// The text of what nobody writes on: it takes the whole thing.

import { layoutToFit } from '../text_layout';
import type { TextRules } from './rules';

export const unwritten: TextRules = {
  font: 'regular',
  align: 'center',
  title: false,
  box: (w, h) => ({ x: 0, y: 0, w: Math.max(1, w), h: Math.max(1, h) }),
  layout: (text, w, h, _size, measure) => layoutToFit(text, Math.max(1, w), Math.max(1, h), 20, measure),
};
