// The photos that a moderator has before them: those of the event, and those that were just brought, in their order. Values.
import type { Album, Photo } from '../../../app/photos';

export interface Chosen extends Photo {
  /** Those who can be seen on it agree: it was said before, or is said now. */
  readonly agreed: boolean;
  readonly isNew: boolean;
}

export const chosenOf = ({ photos }: Album): Chosen[] =>
  photos.map((photo) => ({ ...photo, agreed: true, isNew: false }));

/** Once each. */
export function withNew(list: readonly Chosen[], blob: string): Chosen[] {
  if (list.some((one) => one.blob === blob)) return [...list];
  return [...list, { blob, words: '', agreed: false, isNew: true }];
}

/** One place further up (-1) or down (1). */
export function moved(list: readonly Chosen[], at: number, by: -1 | 1): Chosen[] {
  const next = [...list];
  const [one, other] = [next[at], next[at + by]];
  if (one && other) [next[at], next[at + by]] = [other, one];
  return next;
}

/** What somebody else has saved meanwhile, with what was brought here since behind it, and the words that were written here. */
export function joined(mine: readonly Chosen[], theirs: Album): Chosen[] {
  const there = chosenOf(theirs).map((one) => {
    const words = mine.find(({ blob }) => blob === one.blob)?.words;
    return words === undefined || words === '' ? one : { ...one, words };
  });
  const known = new Set(there.map(({ blob }) => blob));
  return [...there, ...mine.filter(({ blob, isNew }) => isNew && !known.has(blob))];
}
