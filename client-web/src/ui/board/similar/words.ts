// The words of similar notes. They come with its code.

import { spokenWords } from '../../../i18n/language';
import type { SimilarCatalogue } from '../../../i18n/similar_fr';

export const similarWords = spokenWords<SimilarCatalogue>(
  {
    fr: () => import('../../../i18n/similar_fr').then((module) => module.similarFr),
    en: () => import('../../../i18n/similar_en').then((module) => module.similarEn),
  },
  'similar notes',
);
