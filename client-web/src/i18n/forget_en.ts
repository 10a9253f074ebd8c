// What is said of erasing a person's name for good, in English; with that dialog's code.

import type { ForgetCatalogue } from './forget_fr';

const pages = (n: number): string => (n === 1 ? '1 published page' : `${n} published pages`);

export const forgetEn: ForgetCatalogue = {
  open: 'Erase this name for good…',
  title: (name) => `Erase the name of ${name} for good`,
  why: 'Everybody may ask that their name is kept no longer. This is what happens:',
  name: 'The name goes from lists, notes, the replay and the results; “Somebody” stands in its place.',
  stays: (n) =>
    n === 0
      ? 'This person has written nothing.'
      : n === 1
        ? 'Their change on the boards stays, without a name.'
        : `Their ${n} changes on the boards stay, without a name.`,
  pages: (n) =>
    n === 1
      ? `${pages(n)} is made without this name, at the same address.`
      : `${pages(n)} are made without this name, at the same addresses.`,
  takenBack: (n) =>
    n === 1
      ? `${pages(n)} is too old for that: it is taken back, publish it again.`
      : `${pages(n)} are too old for that: they are taken back, publish them again.`,
  access: 'Their access ends. Whoever comes back is a new person to the event.',
  unseen: 'What they have not revealed yet, and their dots in votes that are open, go.',
  notReached:
    'Out of reach: the name where somebody wrote it into a note, files that were downloaded, and backups that were made before, which whoever runs the server can throw away.',
  forGood: 'It can not be undone.',
  act: 'Erase this name',
  looking: 'Looking what that would do…',
  acting: 'One moment…',
  done: 'Done: nothing of this name is left in the server’s files.',
  doneSoon: 'Done. The server’s files follow by themselves.',
  not: {
    unknown_person: 'This person is not in the list any more: the name may be erased already.',
    last_moderator: 'You are the last moderator here: let another one come in first, who does it for you.',
    failed: 'The server did not answer to the end. Do it again: nothing is done twice.',
  },
  goesAfter: (day) =>
    `This workshop is deleted from this server after ${day}, as people were told when they came in. Save what is to stay: “Results”, below.`,
  out: (n) => (n === 1 ? 'Out of the workshop (1)' : `Out of the workshop (${n})`),
};
