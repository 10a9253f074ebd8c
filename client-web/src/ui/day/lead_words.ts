// The words of whoever prepares and runs the day, with those of the day. They come with the desk's code.

import { computed } from '@preact/signals';
import type { LeadCatalogue } from '../../i18n/lead_fr';
import { spokenWords } from '../../i18n/language';
import { dayWords } from './day_words';

const own = spokenWords<LeadCatalogue>(
  {
    fr: () => import('../../i18n/lead_fr').then((module) => module.leadFr),
    en: () => import('../../i18n/lead_en').then((module) => module.leadEn),
  },
  'the desk',
);

/** Null until both have come. */
export const leadWords = computed(() => {
  const day = dayWords.value;
  return day && own.value && { ...day, ...own.value };
});
