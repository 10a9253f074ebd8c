// The words of private writing. They come with its code.

import { spokenWords } from '../../i18n/language';
import type { PrivateCatalogue } from '../../i18n/private_fr';

export const privateWords = spokenWords<PrivateCatalogue>(
  {
    fr: () => import('../../i18n/private_fr').then((module) => module.privateFr),
    en: () => import('../../i18n/private_en').then((module) => module.privateEn),
  },
  'private writing',
);
