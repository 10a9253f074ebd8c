// What the moderators' desk says of taking back what was done, in English; with that dialog's code.

import type { BackCatalogue } from './back_fr';

export const backEn: BackCatalogue = {
  open: 'Take back their last minutes…',
  title: (name) => `Take back what ${name} has just done, on all boards`,
  howLong: 'How far back',
  minutes: (n) => (n < 60 ? `The last ${n} minutes` : `The last ${n / 60} hours`),
  looking: 'Looking what that would do…',
  acting: 'One moment…',
  hidden: (n) => (n === 1 ? '1 thing removed' : `${n} things removed`),
  back: (n) => (n === 1 ? '1 deleted thing comes back' : `${n} deleted things come back`),
  changed: (n) => (n === 1 ? '1 thing as before' : `${n} things as before`),
  left: (n) => (n === 1 ? '1 stays, others have worked on it' : `${n} stay, others have worked on them`),
  nothingHere: 'nothing to take back',
  nothing: 'There is nothing to take back in that time.',
  hint: 'What others have added to or supported since stays, and so do votes. What is removed lies in the bin of each board; as long as this window is open all of it can be put back at once.',
  act: 'Take back',
  done: (counts) => `Done: ${counts}.`,
  undo: 'Put back',
  undone: 'Everything is as it was.',
  again: 'Try again',
  failed: 'The server did not answer to the end. Do it again: what is done is not done twice.',

  empty: {
    open: 'Empty the rehearsal…',
    title: 'Empty the rehearsal',
    since: (time) =>
      `Everything that was done since the rehearsal began – ${time} – goes, on all boards; what was prepared before stays, as it was.`,
    hint: 'What is removed lies in the bin of each board. The phase, timers, freezes and calls end; tables and people stay. What was written in private and not revealed is erased for good.',
    nothing: 'Nothing was written in the rehearsal.',
    act: 'Empty it',
    first: 'Do you want to empty the rehearsal first?',
    actAndOpen: 'Empty it, then open',
    keepAndOpen: 'Open without emptying',
    opened: 'The workshop is open.',
  },

  behalf: {
    add: 'Add a person without a device',
    addHint: 'They are in the workshop under this name; moderators write for them.',
    addDo: 'Add',
    noCode: 'A code to take part is needed: make one in “Links and codes”.',
    write: (name) => `Write for ${name}`,
    writing: (name) => `You write for ${name}`,
    stop: 'Write as myself',
    whose: 'In the name of',
    mine: 'Myself',
  },
};
