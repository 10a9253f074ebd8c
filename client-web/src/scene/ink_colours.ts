// The colours of ink, by the palette's indexes: what is of one colour on paper is of that colour in ink, white paper's being
// black.

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
  const all = marker ? markers : pens;
  return all[colour % all.length] as string;
}

export const laserColour = '#e0231c';
