// The language of the screens: what the person chose on this device, else what the browser asks for, else French.

import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { en } from './en';
import { fr } from './fr';
import type { Catalogue } from './fr';
import { pick } from './language_choice';
import type { Language } from './language_choice';

export const catalogues: Readonly<Record<Language, Catalogue>> = { fr, en };

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

export const language: ReadonlySignal<Language> = chosen;
export const words: ReadonlySignal<Catalogue> = computed(() => catalogues[chosen.value]);

export function speak(next: Language): void {
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

/** Hours and minutes as the language writes them; seconds when asked for. */
export function clock(time: number, options: { seconds?: boolean } = {}): string {
  return new Date(time).toLocaleTimeString(chosen.value === 'fr' ? 'fr-FR' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    ...(options.seconds ? { second: '2-digit' } : {}),
  });
}

/** A day: 17 novembre 2016. */
export function day(date: string): string {
  const at = new Date(`${date}T12:00:00`);
  if (Number.isNaN(at.getTime())) return date;
  return at.toLocaleDateString(chosen.value === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long' });
}
