// What is said of private writing, in English.

import type { PrivateCatalogue } from './private_fr';

const s = (n: number): string => (n === 1 ? '' : 's');

export const privateEn: PrivateCatalogue = {
  title: 'On your own',
  only: 'Only you see what you write here.',
  nameless: 'Nobody will learn who wrote what. Whatever you change afterwards is signed.',
  left: 'There are notes that were not revealed yet.',
  count: (notes, people) =>
    notes === 0
      ? 'Nobody has written anything yet.'
      : `${notes} note${s(notes)} by ${people} ${people === 1 ? 'person' : 'people'}`,
  mine: (n) => `${n} of them yours`,
  waiting: 'Your notes will go out with the network.',
  revealMine: 'Reveal mine',
  revealAll: 'Reveal all',
  sure: 'Really reveal all?',
  cannotUndo: 'What is revealed can not be hidden again.',
  revealing: 'The notes are coming…',
  nobody: 'Nobody will see your name',
  noRoom: (n) =>
    n === 1
      ? 'The board had no room for one note: it stays with whoever wrote it.'
      : `The board had no room for ${n} notes: they stay with whoever wrote them.`,
  mineStay: (n) =>
    n === 1
      ? 'Yours stays here: it can be handed in later.'
      : `Your ${n} stay here: they can be handed in later.`,
  makeRoom: 'Make room on the board, then reveal again.',
  hide: 'Write on your own',
  open: 'Write in the open',

  stranded: (n) => (n === 1 ? 'One note was not handed in' : `${n} notes were not handed in`),
  why: {
    18: 'Private writing was over.',
    19: 'The note had been revealed: here are your last words.',
    8: 'There are as many private notes as there may be.',
    1: 'It is too long (16,000 characters at most).',
  },
  reasons: {
    18: 'What is written here is seen by everybody again: put your note on the board yourself.',
    19: 'This note has been revealed already.',
    20: 'Names are hidden: the notes are revealed all together, by whoever leads.',
  },
  whyElse: 'The server did not take it.',
  putOn: 'Put on the board',
  putSigned: 'Put there in your name',
  copy: 'Copy',
  copied: 'Copied',
  throwAway: 'Throw away',
};
