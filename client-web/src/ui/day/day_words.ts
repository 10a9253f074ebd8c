// The words of the day, in the language that the page speaks. They come with the day's code; null until they are there.

import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { DayCatalogue } from '../../i18n/day_fr';
import { language } from '../../i18n/language';
import type { Language } from '../../i18n/language_choice';

const catalogues: Readonly<Record<Language, () => Promise<DayCatalogue>>> = {
  fr: () => import('../../i18n/day_fr').then((module) => module.dayFr),
  en: () => import('../../i18n/day_en').then((module) => module.dayEn),
};

const spoken = signal<DayCatalogue | null>(null);

export const dayWords: ReadonlySignal<DayCatalogue | null> = spoken;

effect(() => {
  const wanted = language.value;
  catalogues[wanted]().then(
    (catalogue) => {
      if (language.peek() === wanted) spoken.value = catalogue;
    },
    (error: unknown) => console.warn('tablee: the words of the day did not come', error),
  );
});
