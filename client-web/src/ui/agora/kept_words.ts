// Words of a field that survive a reload of the tab until they were sent: nothing that was typed is lost.

import { useState } from 'preact/hooks';

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

export function useKeptWords(key: string): readonly [string, (words: string) => void] {
  const [words, setWords] = useState(() => read(key));
  const keep = (next: string): void => {
    setWords(next);
    try {
      if (next === '') sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, next);
    } catch {
      // The browser keeps nothing: the words stand in the field all the same.
    }
  };
  return [words, keep];
}
