// What is said of the photos of the room, in English, to the moderators who choose them.

import type { PhotosCatalogue } from './photos_fr';

export const photosEn: PhotosCatalogue = {
  title: 'Photos of the room',
  hint: 'They stand at the end of the results when you tick “With the photos of the room”. Place, date and device are taken out of each file before it is sent.',
  none: 'There are no photos yet.',
  photo: (n) => `Photo ${n}`,
  words: (n) => `What photo ${n} shows`,
  agree: 'Everybody who can be recognised on it agrees to its being published.',
  earlier: (n) => `Move photo ${n} up`,
  later: (n) => `Move photo ${n} down`,
  remove: (n) => `Remove photo ${n}`,
  add: 'Add photos…',
  save: 'Save',
  again: 'Try again',
  loading: 'One moment…',
  bringing: 'Sending the photos…',
  saving: 'Saving…',
  saved: 'Saved.',
  unsaved: 'These changes are not saved yet.',
  failed: 'The server did not answer as expected. Nothing is lost here: check the connection and try again.',
  notAll: 'Say of each new photo that the people on it agree, or remove it.',
  unfit: 'One of the files is no photo that this browser can read: it was not added.',
  full: 'Twelve photos at most: those behind were not added.',
  changed:
    'Somebody else changed the photos meanwhile. Here they are with yours: look at them and save again.',
};
