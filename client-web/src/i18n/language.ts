// The language of the screens: what the person chose on this device, else what the browser asks for, else French.

import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Catalogue } from './fr';
import { pick } from './language_choice';
import type { Language } from './language_choice';

/** Only the one that is spoken is fetched. */
const catalogues: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  fr: () => import('./fr').then((module) => module.fr),
  en: () => import('./en').then((module) => module.en),
};

const key = 'tablee.language';

function remembered(): string[] {
  try {
    const value = localStorage.getItem(key);
    return value === null ? [] : [value];
  } catch {
    return []; // Storage is switched off: the browser's own languages decide each time.
  }
}

const chosen = signal<Language>(pick([...remembered(), ...navigator.languages]));
const spoken = signal<Catalogue | null>(null);

export const language: ReadonlySignal<Language> = chosen;
/** There are none before `loadWords` has ended: nothing is shown until then. */
export const words: ReadonlySignal<Catalogue> = computed(() => {
  if (!spoken.value) throw new Error('words are asked for before they are loaded');
  return spoken.value;
});

/** Rejects when the catalogue can not be fetched. */
export async function loadWords(): Promise<void> {
  spoken.value = await catalogues[chosen.peek()]();
}

/** Resolves when the page speaks it; rejects, and goes on as it was, when its words can not be fetched. */
export async function speak(next: Language): Promise<void> {
  const catalogue = await catalogues[next]();
  spoken.value = catalogue;
  chosen.value = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(key, next);
  } catch {
    // Not remembered, then: the choice holds until the page is closed.
  }
}

/** Tells the page itself; once at the start. */
export function announceLanguage(): void {
  document.documentElement.lang = chosen.peek();
}

export const locale = (): string => (chosen.value === 'fr' ? 'fr-FR' : 'en-GB');

/** This device's own zone where `timeZone` is empty, or none that this browser knows. */
export function inZone(timeZone: string): { readonly timeZone?: string } {
  if (timeZone === '') return {};
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return { timeZone };
  } catch {
    return {};
  }
}

/** Hours and minutes as the language writes them; seconds when asked for. In this device's own zone unless told. */
export function clock(time: number, options: { seconds?: boolean; timeZone?: string } = {}): string {
  return new Date(time).toLocaleTimeString(locale(), {
    hour: '2-digit',
    minute: '2-digit',
    ...(options.seconds ? { second: '2-digit' } : {}),
    ...inZone(options.timeZone ?? ''),
  });
}

/** Day, hours and minutes of a moment, the year where it is another one than now. */
export function dayAndClock(time: number, timeZone = ''): string {
  const year = (at: number): string => new Date(at).toLocaleDateString('sv-SE', inZone(timeZone)).slice(0, 4);
  return new Date(time).toLocaleString(locale(), {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    ...(year(time) === year(Date.now()) ? {} : { year: 'numeric' }),
    ...inZone(timeZone),
  });
}

/** A day: 17 novembre 2016. The same everywhere: it is a day, not a moment. */
export function day(date: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  return at.toLocaleDateString(locale(), { dateStyle: 'long', timeZone: 'UTC' });
}

/** Whether the day `date` is over in that time zone, at `now`. Never for what is no day. */
export function dayIsOver(date: string, timeZone: string, now: number): boolean {
  // The Swedish way of writing a day is the ISO's.
  const today = new Date(now).toLocaleDateString('sv-SE', inZone(timeZone));
  return /^\d{4}-\d\d-\d\d$/.test(date) && date < today;
}

const againMs = 5000;

/** The words of a part of the page, which come with its code, in the language that the page speaks; null until they are there. */
export function spokenWords<T>(
  catalogues: Readonly<Record<Language, () => Promise<T>>>,
  what: string,
): ReadonlySignal<T | null> {
  const spoken = signal<T | null>(null);
  const tries = signal(0);
  effect(() => {
    const wanted = language.value;
    void tries.value;
    catalogues[wanted]().then(
      (catalogue) => {
        if (language.peek() === wanted) spoken.value = catalogue;
      },
      (error: unknown) => {
        console.warn(`tablee: the words of ${what} did not come`, error);
        setTimeout(() => tries.value++, againMs);
      },
    );
  });
  return spoken;
}
