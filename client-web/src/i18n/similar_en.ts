// English words of similar notes: groups that are suggested, to take, to change or to leave.

import type { SimilarCatalogue } from './similar_fr';

export const similarEn: SimilarCatalogue = {
  board: 'Group similar notes',
  one: 'Similar notes',
  lead: 'A suggestion made on this device from the words of the notes; nothing is sent. Untick what does not fit, change the titles, or close this: the board stays as it is.',
  leadOne: 'These notes share words with the one that you chose. Untick what does not fit.',
  none: 'No note is like another one by its words.',
  noneOne: 'No other note is like this one by its words.',
  group: (i) => `Group ${i}`,
  title: 'Title of the group',
  take: 'Keep this group',
  accept: (n) => (n === 1 ? 'Make this group' : `Make these ${n} groups`),
  acceptOne: (n) => (n === 1 ? 'Group with this note' : `Group with these ${n} notes`),
  throwAway: 'Leave everything as it is',
  made: (n) => (n === 1 ? '1 group made' : `${n} groups made`),
  undo: 'Undo',
};
