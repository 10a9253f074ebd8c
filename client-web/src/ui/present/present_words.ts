// The words of presenting. They come with its code.

import { spokenWords } from '../../i18n/language';
import type { PresentCatalogue } from '../../i18n/present_fr';

export const presentWords = spokenWords<PresentCatalogue>(
  {
    fr: () => import('../../i18n/present_fr').then((module) => module.presentFr),
    en: () => import('../../i18n/present_en').then((module) => module.presentEn),
  },
  'presenting',
);
