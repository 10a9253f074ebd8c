// The colours of things on a board. The index is what the document keeps: never reorder, only append.

export interface Paint {
  /** Key of its name in the catalogues. */
  readonly name: ColourName;
  readonly paper: string;
  /** Edge of the paper, and the tint of a frame. */
  readonly edge: string;
}

export type ColourName = 'yellow' | 'orange' | 'pink' | 'violet' | 'blue' | 'turquoise' | 'green' | 'white';

export const palette: readonly Paint[] = [
  { name: 'yellow', paper: '#ffe98f', edge: '#d9b11e' },
  { name: 'orange', paper: '#ffcf9e', edge: '#d98436' },
  { name: 'pink', paper: '#ffc4d0', edge: '#d66a84' },
  { name: 'violet', paper: '#dccbf7', edge: '#8f6fc9' },
  { name: 'blue', paper: '#bddcfb', edge: '#4f8fcb' },
  { name: 'turquoise', paper: '#aee8de', edge: '#35a08e' },
  { name: 'green', paper: '#cfeba6', edge: '#7da63a' },
  { name: 'white', paper: '#ffffff', edge: '#a8a296' },
];

export const inkColour = '#22252b';
export const mutedInk = '#5b5648';
export const boardColour = '#f5f1e8';
export const dotColour = '#ddd6c6';
export const accentColour = '#0b5f5a';

/** The paint of a palette index; indexes of a newer version fall back into the range. */
export function paintOf(index: number): Paint {
  return palette[index % palette.length] as Paint;
}

const people: readonly string[] = [
  '#0b6e69',
  '#a8431f',
  '#5b4bb0',
  '#9b2f63',
  '#2f6ca8',
  '#6a6a12',
  '#7a4a21',
  '#2c7a3f',
  '#8a3ba8',
  '#b0303a',
];

/** A person's own colour: white text on it has a contrast of at least 4.5. */
export function personColour(participant: number): string {
  return people[participant % people.length] as string;
}
