// The words of the results. They come with the code that says them.

import { spokenWords } from '../../i18n/language';
import type { ResultsCatalogue } from '../../i18n/results_fr';

export const resultsWords = spokenWords<ResultsCatalogue>(
  {
    fr: () => import('../../i18n/results_fr').then((module) => module.resultsFr),
    en: () => import('../../i18n/results_en').then((module) => module.resultsEn),
  },
  'results',
);
