// The words of how evenly people take part come with their code.

import type { BalanceCatalogue } from '../../i18n/balance_fr';
import { spokenWords } from '../../i18n/language';

export const balanceWords = spokenWords<BalanceCatalogue>(
  {
    fr: () => import('../../i18n/balance_fr').then((module) => module.balanceFr),
    en: () => import('../../i18n/balance_en').then((module) => module.balanceEn),
  },
  'how evenly people take part',
);
