// The words of pictures come with their code.

import type { ImagesCatalogue } from '../../../i18n/images_fr';
import { spokenWords } from '../../../i18n/language';

export const imageWords = spokenWords<ImagesCatalogue>(
  {
    fr: () => import('../../../i18n/images_fr').then((module) => module.imagesFr),
    en: () => import('../../../i18n/images_en').then((module) => module.imagesEn),
  },
  'pictures',
);
