// The words of erasing a name. They come with the desk's code.

import type { ForgetCatalogue } from '../../i18n/forget_fr';
import { spokenWords } from '../../i18n/language';

export const forgetWords = spokenWords<ForgetCatalogue>(
  {
    fr: () => import('../../i18n/forget_fr').then((module) => module.forgetFr),
    en: () => import('../../i18n/forget_en').then((module) => module.forgetEn),
  },
  'erasing a name',
);
