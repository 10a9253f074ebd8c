// Of what has no paper under it (arrows, outlines, texts): the palette's colours, dark enough to be read on the board's ground.

import { inkColour, palette, shades } from '../palette';

/** In the palette's order; each has a contrast of at least 4.5 on the board and on white. */
const inks: readonly string[] = [
  '#7a5c00',
  '#a04a00',
  '#b3254d',
  '#6a43b5',
  '#1f66ad',
  '#0f6e60',
  '#4c7012',
  inkColour,
];

/** The same on a dark ground. */
const lightInks: readonly string[] = [
  '#e3bf4a',
  '#f0a36a',
  '#f590ac',
  '#b99cf0',
  '#7fb6f0',
  '#62c9ba',
  '#a5cf6a',
  '#ece8df',
];

export function inkOf(colour: number): string {
  return (shades.dark ? lightInks : inks)[colour % palette.length] as string;
}
