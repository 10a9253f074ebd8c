// The words for who stands outside. They come with its code.

import type { OutsideCatalogue } from '../../i18n/outside_fr';
import { spokenWords } from '../../i18n/language';

export const outsideWords = spokenWords<OutsideCatalogue>(
  {
    fr: () => import('../../i18n/outside_fr').then((module) => module.outsideFr),
    en: () => import('../../i18n/outside_en').then((module) => module.outsideEn),
  },
  'an access that has ended',
);
