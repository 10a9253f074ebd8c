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

/** On paper, whose colours are the same in the dark. */
export const inkColour = '#22252b';
export const mutedInk = '#5b5648';
export const accentColour = '#0b5f5a';
/** On a person's colour and on the accent. */
export const chalk = '#fff';

/** The ground, and what lies on it without paper. */
const light = {
  dark: false,
  board: '#f5f1e8',
  dot: '#ddd6c6',
  ink: inkColour,
  muted: mutedInk,
  accent: accentColour,
  /** Of handles by which one takes things. */
  grip: chalk,
  lasso: 'rgb(11 95 90 / 10%)',
  /** Over all that is not looked at. */
  veil: 'rgb(245 241 232 / 80%)',
  /** What frames and propositions are made of, and how much of their colour is laid over it. */
  glass: 'rgb(255 255 255 / 62%)',
  pane: 'rgb(255 255 255 / 90%)',
  tint: 1,
};

const dark: typeof light = {
  dark: true,
  board: '#16181c',
  dot: '#3a3d44',
  ink: '#ece8df',
  muted: '#b9b3a5',
  accent: '#79cdc4',
  grip: '#22252b',
  lasso: 'rgb(121 205 196 / 16%)',
  veil: 'rgb(22 24 28 / 80%)',
  glass: 'rgb(255 255 255 / 6%)',
  pane: 'rgb(255 255 255 / 10%)',
  tint: 0.5,
};

export let shades = light;

const listeners = new Set<() => void>();

/** Pictures are to be painted again; the answer ends it. */
export function onShades(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function darken(on: boolean): void {
  shades = on ? dark : light;
  for (const listener of listeners) listener();
}

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
