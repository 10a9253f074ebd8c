// The reactions that there are. Their bits are what the document keeps (Reaction in proto/batch.proto): never reorder, only
// append. The plus one is not among them: it is a dot (`votes`).

import type { PersonReactions } from '../core/view';

export const reactions = [
  { name: 'heart', bit: 1, sign: '❤️' },
  { name: 'smile', bit: 2, sign: '😀' },
  { name: 'question', bit: 4, sign: '?' },
  { name: 'important', bit: 8, sign: '!' },
] as const;

export type ReactionName = (typeof reactions)[number]['name'];

/** Of what nobody reacted to. */
export const nobody: readonly number[] = [];

/** How many people gave each. */
export function countReactions(people: readonly PersonReactions[]): readonly number[] {
  if (people.length === 0) return nobody;
  return reactions.map(({ bit }) => people.filter(({ set }) => (set & bit) !== 0).length);
}
