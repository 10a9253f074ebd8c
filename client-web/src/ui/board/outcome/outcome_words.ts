// The words of propositions. They come with their code.

import { spokenWords } from '../../../i18n/language';
import type { OutcomeCatalogue } from '../../../i18n/outcome_fr';

export const outcomeWords = spokenWords<OutcomeCatalogue>(
  {
    fr: () => import('../../../i18n/outcome_fr').then((module) => module.outcomeFr),
    en: () => import('../../../i18n/outcome_en').then((module) => module.outcomeEn),
  },
  'propositions',
);
