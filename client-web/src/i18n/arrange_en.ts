// English words of arranging: align, distribute, tidy up, stack, move without dragging.

import type { ArrangeCatalogue } from './arrange_fr';

const s = (n: number): string => (n === 1 ? '' : 's');

export const arrangeEn: ArrangeCatalogue = {
  open: 'Arrange',
  title: 'Arrange the selection',
  align: 'Align',
  edges: {
    left: 'Align left',
    center: 'Centre one below the other',
    right: 'Align right',
    top: 'Align at the top',
    middle: 'Centre one beside the other',
    bottom: 'Align at the bottom',
  },
  across: 'Distribute from left to right',
  down: 'Distribute from top to bottom',
  tidy: 'Tidy into a grid',
  front: 'Bring to the front',
  back: 'Send to the back',
  steps: 'Move by steps',
  moves: { left: 'Move left', right: 'Move right', up: 'Move up', down: 'Move down' },
  larger: 'Larger',
  smaller: 'Smaller',
  show: 'Show the selection large',
  into: 'Move to…',
  intoTitle: 'Move to',
  intoLead: (n) => (n === 1 ? 'Where does this go?' : `Where do these ${n} things go?`),
  outside: 'Outside of all frames',
  none: 'There is no frame on this board yet. “Frame”, at the bottom, makes one.',
  untitled: 'Frame without a title',
  holds: (n) => (n === 0 ? 'empty' : `${n} thing${s(n)}`),
};
