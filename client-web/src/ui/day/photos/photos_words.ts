// The words of the photos. They come with the code that says them.

import { spokenWords } from '../../../i18n/language';
import type { PhotosCatalogue } from '../../../i18n/photos_fr';

export const photosWords = spokenWords<PhotosCatalogue>(
  {
    fr: () => import('../../../i18n/photos_fr').then((module) => module.photosFr),
    en: () => import('../../../i18n/photos_en').then((module) => module.photosEn),
  },
  'photos',
);
