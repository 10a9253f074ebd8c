// The words of the bin. They come with its code.

import { spokenWords } from '../../i18n/language';
import type { BinCatalogue } from '../../i18n/bin_fr';

export const binWords = spokenWords<BinCatalogue>(
  {
    fr: () => import('../../i18n/bin_fr').then((module) => module.binFr),
    en: () => import('../../i18n/bin_en').then((module) => module.binEn),
  },
  'the bin',
);
