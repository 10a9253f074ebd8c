// The words of the help. They come with its code.

import { spokenWords } from '../../i18n/language';
import type { HelpCatalogue } from '../../i18n/help_fr';

export const helpWords = spokenWords<HelpCatalogue>(
  {
    fr: () => import('../../i18n/help_fr').then((module) => module.helpFr),
    en: () => import('../../i18n/help_en').then((module) => module.helpEn),
  },
  'the help',
);
