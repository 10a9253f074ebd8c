// Words of a field that outlive the field, and a reload of the tab, until they were sent: nothing that was typed is lost.

import { signal, type Signal } from '@preact/signals';
import { useState } from 'preact/hooks';

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function keep(key: string, words: string): void {
  try {
    if (words === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, words);
  } catch {
    // The browser keeps nothing: the words stand in the field all the same.
  }
}

/** What is one person's at one board: who comes in next on the same tablet finds nothing of theirs. */
export function ownKey(at: {
  readonly participant: number;
  readonly layers: { readonly ground: { readonly id: string } };
}): string {
  return `${at.layers.ground.id} ${at.participant}`;
}

export function useKeptWords(key: string): readonly [string, (words: string) => void] {
  const [words, setWords] = useState(() => read(key));
  const set = (next: string): void => {
    setWords(next);
    keep(key, next);
  };
  return [words, set];
}

/** The same for a field that is not a screen's. */
export function keptWords(key: string): Signal<string> {
  const words = signal(read(key));
  words.subscribe((next) => keep(key, next));
  return words;
}
