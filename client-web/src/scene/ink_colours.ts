// The colours of ink, by the palette's indexes: what is of one colour on paper is of that colour in ink, white paper's being
// black.

import { shades } from './palette';

const pens: readonly string[] = [
  '#b58300',
  '#d9630b',
  '#cf2f4f',
  '#7a3fc0',
  '#1f6fd0',
  '#0d8577',
  '#4a8a12',
  '#22252b',
];

/**
 * In the dark: drawn on the ground and on paper alike, so that a line has a contrast of at least 2.8 on both. Black would
 * not be seen, white not on paper.
 */
const darkPens: readonly string[] = [
  '#b58300',
  '#d9630b',
  '#dd4a68',
  '#9566dd',
  '#3b83dc',
  '#0d8577',
  '#4a8a12',
  '#85888e',
];

/** Seen through: laid over what is there like glass. */
const markers: readonly string[] = [
  '#ffe24d',
  '#ffb864',
  '#ff9db6',
  '#cfb0ff',
  '#97cbff',
  '#86e6d6',
  '#bfea82',
  '#cfcabd',
];

/** The index of black. */
export const blackInk = 7;

export function inkOf(colour: number, marker: boolean): string {
  const all = marker ? markers : shades.dark ? darkPens : pens;
  return all[colour % all.length] as string;
}

export const laserColour = '#e0231c';
