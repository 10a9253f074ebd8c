// The words of what one adds to a board. They come with its code.

import type { AddCatalogue } from '../../../i18n/add_fr';
import { spokenWords } from '../../../i18n/language';

export const addWords = spokenWords<AddCatalogue>(
  {
    fr: () => import('../../../i18n/add_fr').then((module) => module.addFr),
    en: () => import('../../../i18n/add_en').then((module) => module.addEn),
  },
  'what one adds to a board',
);
