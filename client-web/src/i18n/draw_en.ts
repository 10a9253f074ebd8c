// Drawing: pen, marker, eraser, laser.

import type { DrawCatalogue } from './draw_fr';

export const drawEn: DrawCatalogue = {
  bar: 'Draw',
  pen: 'Pen',
  marker: 'Highlighter',
  eraser: 'Eraser',
  laser: 'Laser',
  done: 'Done',
  colour: 'Colour of the line',
  colours: {
    yellow: 'Ochre',
    orange: 'Orange',
    pink: 'Red',
    violet: 'Violet',
    blue: 'Blue',
    turquoise: 'Turquoise',
    green: 'Green',
    white: 'Black',
  },
  grey: 'Grey',
  width: 'Width',
  widths: ['Thin', 'Medium', 'Thick'],
  erases: 'What the eraser takes',
  part: 'A part',
  whole: 'Whole strokes',
  laserHint: 'Point: the trail fades by itself, for everybody.',
  fingers: 'Fingers draw',
  fingersOff: 'Pen only',
  fingersHint: 'With pen only, fingers move the board and your palm leaves no mark.',
  atOnce: 'The pen draws at once',
  atOnceHint: 'Outside of this tool, a pen that draws where nothing lies begins to draw.',
  drawings: 'Drawings',
  drawnBy: (name: string, count: number) =>
    `${name === '' ? 'Drawing' : `Drawing by ${name}`} · ${count > 1 ? `${count} strokes` : '1 stroke'}`,
};
