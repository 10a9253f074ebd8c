// The words of what stands over the board. They come with its code.

import { spokenWords } from '../../../i18n/language';
import type { OverCatalogue } from '../../../i18n/over_fr';

export const overWords = spokenWords<OverCatalogue>(
  {
    fr: () => import('../../../i18n/over_fr').then((module) => module.overFr),
    en: () => import('../../../i18n/over_en').then((module) => module.overEn),
  },
  'search, keys and the menu',
);
