// The words of arranging. They come with its code.

import type { ArrangeCatalogue } from '../../../i18n/arrange_fr';
import { spokenWords } from '../../../i18n/language';

export const arrangeWords = spokenWords<ArrangeCatalogue>(
  {
    fr: () => import('../../../i18n/arrange_fr').then((module) => module.arrangeFr),
    en: () => import('../../../i18n/arrange_en').then((module) => module.arrangeEn),
  },
  'arranging',
);
