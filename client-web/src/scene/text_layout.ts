// Breaks a text into lines and finds the size at which it fits. Pure: what measures is handed in.
//
// Widths scale with the size, so a text is measured once, at size 1; each try of a size costs the words
// alone, and ends when the room is full. A long text gets small; what has no room at the least size is left out and
// a sign says so: it is read in the field and in the list.

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
  readonly lines: readonly (Line & {
    /** Its paragraph is written from right to left. */ readonly rtl: boolean;
  })[];
  readonly height: number;
  /** There is more text than room, even at the least size. */
  readonly cut: boolean;
}

interface Word {
  readonly text: string;
  readonly width: number;
  /** What follows on the same line; not drawn at a line's end. */
  readonly gap: string;
  readonly gapWidth: number;
  readonly start: number;
  readonly breakAfter: boolean;
  /** Made when it is asked for, once. */
  readonly cuts: () => Cuts;
}

/** Longer words are measured letter by letter: as a whole they would be measured anew with each letter typed. */
const wholeMax = 40;

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
  return words.map(({ text: word, spaces, start, breakAfter }) => {
    let cuts: Cuts | null = null;
    const made = (): Cuts => (cuts ??= cutsOf(word, measure));
    return {
      text: word,
      width: word.length > wholeMax ? (made().width.at(-1) ?? 0) : measure(word),
      gap: spaces,
      gapWidth: spaces === '' ? 0 : measure(spaces),
      start,
      breakAfter,
      cuts: made,
    };
  });
}

/** Where a word may be cut, and how wide it is up to there: [i] is after i letters. */
interface Cuts {
  readonly at: readonly number[];
  readonly width: readonly number[];
}

/** Letters by themselves: an alphabet is measured once, however long the word is. */
function cutsOf(text: string, measure: Measure): Cuts {
  const at = [0];
  const width = [0];
  let [end, sum] = [0, 0];
  for (const grapheme of graphemes(text)) {
    end += grapheme.length;
    sum += measure(grapheme);
    at.push(end);
    width.push(sum);
  }
  return { at, width };
}

/** A word that is wider than a line, in pieces that are not. Never inside a grapheme. */
function* pieces(word: Word, room: number): Generator<Word> {
  const { at, width } = word.cuts();
  const last = at.length - 1;
  for (let from = 0; from < last;) {
    const [start, before] = [at[from] as number, width[from] as number];
    // At least one letter, or a narrow line would never end.
    const to = Math.max(from + 1, reach(width, before + room, from, last));
    const piece = {
      text: word.text.slice(start, at[to]),
      width: (width[to] as number) - before,
      start: word.start + start,
    };
    yield to === last
      ? { ...word, ...piece }
      : { ...word, ...piece, gap: '', gapWidth: 0, breakAfter: false };
    from = to;
  }
}

/** The last of the ascending `widths` from `low` to `high` that is at most `limit`. */
function reach(widths: readonly number[], limit: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((widths[middle] as number) <= limit + 1e-9) low = middle;
    else high = middle - 1;
  }
  return low;
}

const segmenter = typeof Intl !== 'undefined' && 'Segmenter' in Intl ? new Intl.Segmenter() : null;
/** Where each unit is a letter: what European languages are written in. */
const plain = /^[\u0020-\u02ff]*$/u;

function graphemes(text: string): Iterable<string> {
  if (plain.test(text) || !segmenter) return text;
  return Array.from(segmenter.segment(text), (s) => s.segment);
}

/** Lines at size 1 in a room `width` wide, at most `linesMax` of them; `cut`: there would be more. */
function wrap(words: readonly Word[], width: number, linesMax: number): { lines: Line[]; cut: boolean } {
  const lines: Line[] = [];
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
      let joined = false;
      for (const piece of pieces(word, width)) {
        if (joined) end();
        put(piece);
        joined = true;
        if (lines.length > linesMax) break;
      }
    }
    if (lines.length > linesMax) return { lines: lines.slice(0, linesMax), cut: true };
  }
  if (text !== '' || words.at(-1)?.breakAfter) end();
  return { lines: lines.slice(0, linesMax), cut: lines.length > linesMax };
}

function scaled(lines: readonly Line[], size: number, text: string, cut = false): Layout {
  const rtl = directions(text);
  const last = cut ? lines.length - 1 : -1;
  return {
    size,
    cut,
    height: lines.length * size * lineHeight,
    lines: lines.map((line, i) => ({
      ...line,
      text: i === last ? `${line.text}…` : line.text,
      width: line.width * size,
      rtl: rtl(line.start),
    })),
  };
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether a text is written from right to left: its first letter says so. */
export function isRightToLeft(text: string): boolean {
  return directions(text)(0);
}

/** Whether the paragraph that a place lies in is written from right to left: its first letter says so. */
function directions(text: string): (at: number) => boolean {
  if (!rightToLeft.test(text)) return () => false;
  return (at) => {
    const begin = text.lastIndexOf('\n', at - 1) + 1;
    const letter = /\p{L}|\n/u.exec(text.slice(begin));
    return letter !== null && rightToLeft.test(letter[0]);
  };
}

/** The text at a given size, as many lines as have room. */
export function layoutAt(
  text: string,
  width: number,
  size: number,
  measure: Measure,
  height = Infinity,
): Layout {
  const linesMax = height === Infinity ? Infinity : linesIn(height, size);
  const { lines, cut } = wrap(wordsOf(text, measure), width / size, linesMax);
  return scaled(lines, size, text, cut);
}

function linesIn(height: number, size: number): number {
  return Math.max(1, Math.floor(height / (size * lineHeight) + 1e-6));
}

/** No letter is narrower, at size 1: what a room can not hold at the least size need not be looked at. */
const narrowest = 0.15;

/**
 * The largest size up to `sizeMax` at which the text fits `width` × `height`. Words are broken only when
 * that allows a size half again as large: a single long word shrinks a little before it is cut. What does not fit
 * at the least size is left out, and a sign says so.
 */
export function layoutToFit(
  text: string,
  width: number,
  height: number,
  sizeMax: number,
  measure: Measure,
): Layout {
  const most = linesIn(height, textSizeMin) * Math.ceil(width / (textSizeMin * narrowest));
  // Mostly a third of that fills the room already.
  const third = Math.ceil(most / 3);
  if (text.length > third) {
    const begin = layoutToFit(text.slice(0, third), width, height, sizeMax, measure);
    if (begin.cut) return begin;
  }
  const looked = text.length > most ? text.slice(0, most) : text;
  const words = wordsOf(looked, measure);
  const whole = largest(words, width, height, sizeMax, false);
  if (whole && whole.size >= sizeMax * 0.35) return scaled(whole.lines, whole.size, looked);
  const broken = largest(words, width, height, sizeMax, true);
  if (!broken) {
    const { lines } = wrap(words, width / textSizeMin, linesIn(height, textSizeMin));
    return scaled(lines, textSizeMin, looked, true);
  }
  const best = whole && broken.size <= whole.size * 1.5 ? whole : broken;
  return scaled(best.lines, best.size, looked);
}

interface Try {
  readonly size: number;
  readonly lines: readonly Line[];
}

/** Null: not even at the least size. */
function largest(
  words: readonly Word[],
  width: number,
  height: number,
  sizeMax: number,
  breaking: boolean,
): Try | null {
  const widest = breaking ? 0 : words.reduce((most, word) => Math.max(most, word.width), 0);
  const attempt = (size: number): Try | null => {
    if (widest > width / size) return null;
    const { lines, cut } = wrap(words, width / size, linesIn(height, size));
    return cut || lines.length * size * lineHeight > height ? null : { size, lines };
  };
  const whole = attempt(sizeMax);
  if (whole) return whole;
  let low = textSizeMin;
  let high = sizeMax;
  let best = attempt(low);
  // Steps of 3 % are finer than the eye; a bisection over them takes at most seven wraps.
  while (best && high / low > 1.03) {
    const size = Math.sqrt(low * high);
    const next = attempt(size);
    if (next) [best, low] = [next, size];
    else high = size;
  }
  return best;
}
