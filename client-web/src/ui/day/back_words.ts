// The words of taking back. They come with the desk's code.

import type { BackCatalogue } from '../../i18n/back_fr';
import { spokenWords } from '../../i18n/language';

export const backWords = spokenWords<BackCatalogue>(
  {
    fr: () => import('../../i18n/back_fr').then((module) => module.backFr),
    en: () => import('../../i18n/back_en').then((module) => module.backEn),
  },
  'taking back',
);
