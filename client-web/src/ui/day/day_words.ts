// The words of the day. They come with the day's code.

import type { DayCatalogue } from '../../i18n/day_fr';
import { spokenWords } from '../../i18n/language';

export const dayWords = spokenWords<DayCatalogue>(
  {
    fr: () => import('../../i18n/day_fr').then((module) => module.dayFr),
    en: () => import('../../i18n/day_en').then((module) => module.dayEn),
  },
  'the day',
);
