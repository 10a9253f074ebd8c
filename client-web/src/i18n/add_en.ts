// English words of what one adds to a board.

import type { AddCatalogue } from './add_fr';

export const addEn: AddCatalogue = {
  title: 'Add',
  zone: 'Frame',
  image: 'Picture',
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
};
