// What is said to who stands outside: at a board that is not there, or put out of the workshop. In English; with that code.

import type { OutsideCatalogue } from './outside_fr';

export const outsideEn: OutsideCatalogue = {
  board: {
    title: 'There is no table at this address',
    lead: (event) =>
      `The workshop “${event}” has no such board. The address may have been cut off, or it is one of another workshop: to enter that one, its link or its code is needed.`,
    back: 'See the tables of this workshop',
  },
  access: {
    titles: {
      put_out: 'A moderator has put you out of the workshop',
      revoked: 'The link that you came by is no longer valid',
      made_room: 'Your place was given away',
      bad_token: 'Your access is no longer valid',
    },
    written: 'What you wrote stays on the tables, under your name.',
    unsent: (n) =>
      n === 0
        ? 'Nothing waits on this device: all that you wrote has arrived.'
        : n === 1
          ? 'One change has not been sent. It is kept on this device, and goes out by itself once you are back here, with a code.'
          : `${n} changes have not been sent. They are kept on this device, and go out by themselves once you are back here, with a code.`,
    ask: (names) =>
      names === ''
        ? 'To know why, or to come back, talk to the moderators.'
        : `To know why, or to come back, talk to the moderators: ${names}.`,
    code: 'Enter with a code',
    look: 'Look at what is here',
  },
};
