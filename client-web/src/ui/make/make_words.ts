// The words of making and keeping an event.

import type { MakeCatalogue } from '../../i18n/make_fr';
import { spokenWords } from '../../i18n/language';

export const makeWords = spokenWords<MakeCatalogue>(
  {
    fr: () => import('../../i18n/make_fr').then((module) => module.makeFr),
    en: () => import('../../i18n/make_en').then((module) => module.makeEn),
  },
  'making an event',
);
