// English words of what one adds to a board.

import type { AddCatalogue } from './add_fr';

export const addEn: AddCatalogue = {
  title: 'Add',
  greyed: 'What is grey is not taken in this phase: its title above the board says what it is for.',
  zone: 'Frame',
  image: 'Picture',
  file: 'From a file',
  things: {
    text: 'Text',
    arrow: 'Arrow',
    line: 'Line',
    rectangle: 'Rectangle',
    ellipse: 'Ellipse',
    diamond: 'Diamond',
  },
  howFigure: 'Draw it on the board, or tap once.',
  howLine: 'Drag from one thing to another, or tap one after the other.',
  howText: 'Tap where you want to write.',
  place: 'Place it here',
  cancel: 'Cancel',
  connect: 'Connect',
  connectLabel: 'Connect the two by an arrow',
  width: 'Thickness',
  widthLabel: 'Change how thick the line is',
  size: 'Size',
  sizeLabel: 'Change the size of the text',

  many: {
    title: 'Several notes',
    field: 'One note a line',
    hint: 'Paste a list or a column of a spreadsheet, or write: one note a line.',
    add: (notes) => (notes === 1 ? 'Add 1 note' : `Add ${notes} notes`),
    one: 'All in one note',
    notes: (lines, max) =>
      `${lines} lines: at most ${max} notes at once. Take some out of the field; nothing is lost.`,
    words: 'Too many words for one time. Take lines out of the field; nothing is lost.',
    room: (room) =>
      room === 0
        ? 'The board is full. Delete things; the text stays here.'
        : `The board has room for ${room} more notes only. Take lines out of the field; nothing is lost.`,
  },
};
