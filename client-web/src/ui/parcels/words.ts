// The words of what goes from one table to another. They come with its code.

import type { ParcelCatalogue } from '../../i18n/parcel_fr';
import { spokenWords } from '../../i18n/language';

export const parcelWords = spokenWords<ParcelCatalogue>(
  {
    fr: () => import('../../i18n/parcel_fr').then((module) => module.parcelFr),
    en: () => import('../../i18n/parcel_en').then((module) => module.parcelEn),
  },
  'what is sent to another table',
);
