// The words of what one brings from a file. They come with its code.

import type { ImportCatalogue } from '../../../i18n/import_fr';
import { spokenWords } from '../../../i18n/language';

export const importWords = spokenWords<ImportCatalogue>(
  {
    fr: () => import('../../../i18n/import_fr').then((module) => module.importFr),
    en: () => import('../../../i18n/import_en').then((module) => module.importEn),
  },
  'what one brings from a file',
);
