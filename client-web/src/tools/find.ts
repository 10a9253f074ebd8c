// Looking for notes by their words, colour, author, or whether anybody gave them a +1. Pure.

import { rulesOf } from '../scene/kinds';
import type { Item } from '../scene/item';

export interface Wanted {
  readonly words: string;
  /** Null: any. */
  readonly colour: number | null;
  /** Participant; null: anybody. */
  readonly author: number | null;
  /** Only what somebody gave a +1. */
  readonly voted: boolean;
}

export const nothingWanted: Wanted = { words: '', colour: null, author: null, voted: false };

/** Without case and accents, as people type when they look for something. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'oe')
    .toLowerCase();
}

const known = new WeakMap<Item, string>();

function plainOf(item: Item): string {
  const before = known.get(item);
  if (before !== undefined) return before;
  const text = plain(item.text);
  known.set(item, text);
  return text;
}

export function isWanted({ words, colour, author, voted }: Wanted): boolean {
  return words.trim() !== '' || colour !== null || author !== null || voted;
}

/** Tells whether a thing is what one looks for: all the words stand in it, in whatever order. */
export function finder(wanted: Wanted): (item: Item) => boolean {
  const words = plain(wanted.words).split(/\s+/);
  return (item) => {
    if (rulesOf(item).listed === 'none') return false;
    if (wanted.colour !== null && item.colour !== wanted.colour) return false;
    if (wanted.author !== null && item.author !== wanted.author) return false;
    if (wanted.voted && item.votes === 0) return false;
    const text = plainOf(item);
    return words.every((word) => text.includes(word));
  };
}
