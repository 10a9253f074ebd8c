// The words of drawing. They come with its code.

import type { DrawCatalogue } from '../../../i18n/draw_fr';
import { spokenWords } from '../../../i18n/language';

export const drawWords = spokenWords<DrawCatalogue>(
  {
    fr: () => import('../../../i18n/draw_fr').then((module) => module.drawFr),
    en: () => import('../../../i18n/draw_en').then((module) => module.drawEn),
  },
  'drawing',
);
