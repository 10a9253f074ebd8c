// Breaks a text into lines and finds the size at which it fits. Pure: what measures is handed in.
//
// Widths scale with the size, so a text is measured once, at size 1; each try of a size costs the words
// alone. Nothing is ever cut off: a long text gets small.

import { lineHeight, textSizeMin } from './measures';

/** Width of a text at size 1. */
export type Measure = (text: string) => number;

export interface Line {
  readonly text: string;
  /** At the layout's size. */
  readonly width: number;
  /** Where the line begins in the text, in UTF-16 units. */
  readonly start: number;
}

export interface Layout {
  readonly size: number;
  readonly lines: readonly Line[];
  readonly height: number;
}

interface Word {
  readonly text: string;
  readonly width: number;
  /** What follows on the same line; not drawn at a line's end. */
  readonly gap: string;
  readonly gapWidth: number;
  readonly start: number;
  readonly breakAfter: boolean;
}

const wordPattern = /[^ \t\n]+|\n|[ \t]+/gu;
/** French typography puts a space before these; a line never begins with them. */
const clings = /^[:;!?»%€]+[.,)]*$/u;

/** Words that a line break may stand between; a space before « : ; ! ? » joins. */
function wordsOf(text: string, measure: Measure): Word[] {
  const words: { text: string; spaces: string; start: number; breakAfter: boolean }[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const token = match[0];
    const last = words.at(-1);
    if (token === '\n') {
      if (last && !last.breakAfter) last.breakAfter = true;
      else words.push({ text: '', spaces: '', start: match.index, breakAfter: true });
    } else if (/^[ \t]/.test(token)) {
      if (last && !last.breakAfter) last.spaces = token;
    } else if (
      last &&
      last.spaces !== '' &&
      !last.breakAfter &&
      (clings.test(token) || last.text.endsWith('«'))
    ) {
      last.text += last.spaces + token;
      last.spaces = '';
    } else {
      words.push({ text: token, spaces: '', start: match.index, breakAfter: false });
    }
  }
  return words.map((word) => ({
    text: word.text,
    width: measure(word.text),
    gap: word.spaces,
    gapWidth: word.spaces === '' ? 0 : measure(word.spaces),
    start: word.start,
    breakAfter: word.breakAfter,
  }));
}

/** A word that is wider than a line, in pieces that are not. Never inside a grapheme. */
function pieces(word: Word, room: number, measure: Measure): Word[] {
  const out: Word[] = [];
  let text = '';
  let start = word.start;
  for (const grapheme of graphemes(word.text)) {
    if (text !== '' && measure(text + grapheme) > room) {
      out.push({ text, width: measure(text), gap: '', gapWidth: 0, start, breakAfter: false });
      start += text.length;
      text = '';
    }
    text += grapheme;
  }
  out.push({ ...word, text, width: measure(text), start });
  return out;
}

const segmenter = typeof Intl !== 'undefined' && 'Segmenter' in Intl ? new Intl.Segmenter() : null;

function graphemes(text: string): string[] {
  return segmenter ? Array.from(segmenter.segment(text), (s) => s.segment) : Array.from(text);
}

/** Lines at size 1 in a room `width` wide. `split` says whether a word had to be broken. */
function wrap(words: readonly Word[], width: number, measure: Measure): { lines: Line[]; split: boolean } {
  const lines: Line[] = [];
  let split = false;
  let text = '';
  let used = 0;
  let start = 0;
  let gap = '';
  let gapWidth = 0;
  const end = (): void => {
    lines.push({ text, width: used, start });
    text = gap = '';
    used = gapWidth = 0;
  };
  const put = (word: Word): void => {
    if (text !== '' && used + gapWidth + word.width > width) end();
    if (text === '') start = word.start;
    text += gap + word.text;
    used += gapWidth + word.width;
    gap = word.gap;
    gapWidth = word.gapWidth;
    if (word.breakAfter) end();
  };
  for (const word of words) {
    if (word.width <= width) put(word);
    else {
      split = true;
      let joined = false;
      for (const piece of pieces(word, width, measure)) {
        if (joined) end();
        put(piece);
        joined = true;
      }
    }
  }
  if (text !== '' || words.at(-1)?.breakAfter) end();
  return { lines, split };
}

function scaled(lines: readonly Line[], size: number): Layout {
  return {
    size,
    lines: lines.map((line) => ({ ...line, width: line.width * size })),
    height: lines.length * size * lineHeight,
  };
}

/** The text at a given size, as many lines as it takes. */
export function layoutAt(text: string, width: number, size: number, measure: Measure): Layout {
  return scaled(wrap(wordsOf(text, measure), width / size, measure).lines, size);
}

/**
 * The largest size up to `sizeMax` at which the text fits `width` × `height`. Words are broken only when
 * that allows a size half again as large: a single long word shrinks a little before it is cut.
 */
export function layoutToFit(
  text: string,
  width: number,
  height: number,
  sizeMax: number,
  measure: Measure,
): Layout {
  const words = wordsOf(text, measure);
  const whole = largest(words, width, height, sizeMax, measure, false);
  if (whole.size >= sizeMax * 0.35) return whole;
  const broken = largest(words, width, height, sizeMax, measure, true);
  return broken.size > whole.size * 1.5 ? broken : whole;
}

function largest(
  words: readonly Word[],
  width: number,
  height: number,
  sizeMax: number,
  measure: Measure,
  breaking: boolean,
): Layout {
  const attempt = (size: number): Line[] | null => {
    const { lines, split } = wrap(words, width / size, measure);
    return lines.length * size * lineHeight <= height && (breaking || !split) ? lines : null;
  };
  let size = sizeMax;
  let best = attempt(size);
  if (best) return scaled(best, size);
  let low = textSizeMin;
  let high = sizeMax;
  best = attempt(low);
  if (!best) return scaled(wrap(words, width / low, measure).lines, low);
  // Steps of 3 % are finer than the eye; a bisection over them takes at most seven wraps.
  while (high / low > 1.03) {
    size = Math.sqrt(low * high);
    const lines = attempt(size);
    if (lines) [best, low] = [lines, size];
    else high = size;
  }
  return scaled(best, low);
}
