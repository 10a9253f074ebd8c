// The words of the list. They come with its code.

import { spokenWords } from '../../../i18n/language';
import type { ListingCatalogue } from '../../../i18n/listing_fr';

export const listingWords = spokenWords<ListingCatalogue>(
  {
    fr: () => import('../../../i18n/listing_fr').then((module) => module.listingFr),
    en: () => import('../../../i18n/listing_en').then((module) => module.listingEn),
  },
  'the list',
);
