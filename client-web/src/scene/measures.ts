// Sizes of things on a board, in board units. At zoom 1 a unit is a CSS pixel.

/** A new note. */
export const noteSize = 200;
/** Between notes that are placed for people. */
export const noteGap = 24;
/** Between a note's edge and its text. */
export const notePadding = 16;
/** At a note's foot: the author's name and the dots. */
export const noteFoot = 34;
export const noteRadius = 6;
export const footTextSize = 14;
export const noteTextSizeMax = 27;
/** Text shrinks for as long as it takes: nothing is ever hidden. */
export const textSizeMin = 1.5;
export const lineHeight = 1.22;

/** The band at a frame's top that carries its title: the place to take hold of it. */
export const frameTitleHeight = 52;
export const frameTitleSize = 28;
export const framePadding = 28;
export const frameWidth = 720;
export const frameHeight = 520;
export const frameSizeMin = 160;
export const frameRadius = 18;
/** A frame that is folded up: its title, and how much lies in it. */
export const foldedWidth = 360;
export const foldedHeight = 84;
