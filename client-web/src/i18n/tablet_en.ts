// What is said of a device that several people share, in English; with its code.

import type { TabletCatalogue } from './tablet_fr';

export const tabletEn: TabletCatalogue = {
  open: 'Share this tablet…',
  title: 'Several people on this tablet',
  lead: 'Each taps their name before writing: notes, plus ones, votes and undo are then theirs. Private notes are shown only while that name is chosen.',
  chips: 'Who writes?',
  chip: (name) => `Write as ${name}`,
  writes: (name) => `${name} writes`,
  me: (name) => `${name} (whose tablet this is)`,
  name: 'First name',
  nameHint: 'A name is enough, also without a network.',
  add: 'Add',
  added: (name) => `${name} is added, and writes now.`,
  nobody: 'You are alone on this tablet so far.',
  coming: 'gets a place in the workshop as soon as there is a network',
  own: (name) => `${name} goes on with an own device`,
  ownTitle: (name) => `An own device for ${name}`,
  ownHelp: (name) =>
    `Scan this code with that device: it goes on as ${name}, with all notes and votes. It is good for one device, and ${name} leaves this tablet then.`,
  ownQr: (name) => `QR code: go on as ${name}`,
  ownCopy: 'Or open this address there',
  remove: (name) => `Remove ${name} from this tablet`,
  removeSure: (name) =>
    `What ${name} wrote and voted stays. To come back, ${name} needs their own link: show it first.`,
  removeDo: 'Remove',
  gone: (name) =>
    name === '' ? 'They are not on this tablet any more.' : `${name} is not on this tablet any more.`,
  refused: (name) => `The workshop has not taken ${name}: what was written waits here.`,
  rename: 'Try again with this name',
  adopt: 'Put it under my name',
  errors: {
    not_shared: 'Only a participant’s tablet can be shared.',
    too_many: 'No more people can share this tablet. Those who have a device join with the code.',
    unknown_person: 'This person is not on this tablet any more.',
  },
};
