// The words of making and keeping an event, in the language that the page speaks; null until they are there.

import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { language } from '../../i18n/language';
import type { Language } from '../../i18n/language_choice';
import type { MakeCatalogue } from '../../i18n/make_fr';

const catalogues: Readonly<Record<Language, () => Promise<MakeCatalogue>>> = {
  fr: () => import('../../i18n/make_fr').then((module) => module.makeFr),
  en: () => import('../../i18n/make_en').then((module) => module.makeEn),
};

const spoken = signal<MakeCatalogue | null>(null);

export const makeWords: ReadonlySignal<MakeCatalogue | null> = spoken;

effect(() => {
  const wanted = language.value;
  catalogues[wanted]().then(
    (catalogue) => {
      if (language.peek() === wanted) spoken.value = catalogue;
    },
    (error: unknown) => console.warn('tablee: the words of making an event did not come', error),
  );
});
