// Many notes at once: what was pasted as one note a line, and how they would lie. Pure.

import { noteGap, noteSize } from '../scene/measures';
import type { Point, Rect } from '../scene/rect';
import { freeArea } from './placement';
import type { Room } from './placement';

/** So many notes are one act, one batch, and still looked over by who pasted them. */
export const manyMax = 200;
/** Of all their words together, UTF-16 units: four bytes each fit a batch. */
export const manyTextMax = 12_000;

const bullet = /^[-–—•◦▪*·]\s+/u;

/** One text for each line of words, or each row of a spreadsheet, whose cells may hold line breaks within quotes. */
export function linesOf(pasted: string): string[] {
  const text = pasted.replace(/\r\n?/g, '\n');
  const rows = /(^|[\t\n])"/.test(text) ? rowsOf(text) : text.split('\n').map((line) => line.split('\t'));
  return rows
    .map((cells) =>
      cells
        .map((cell) => cell.trim().replace(bullet, ''))
        .filter((cell) => cell !== '')
        .join('\n'),
    )
    .filter((line) => line !== '');
}

/** As spreadsheets copy: cells parted by tabs, those with line breaks in quotes, a quote in them doubled. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))([\t\n]|$)/gy;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (!match) break;
    cells.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] !== '\t') {
      rows.push(cells);
      cells = [];
    }
  }
  return cells.length > 0 ? [...rows, cells] : rows;
}

export type TooMany = 'notes' | 'words' | 'room';

/** Why these can not be made at once; null when they can. `room`: objects that the board still takes. */
export function tooMany(lines: readonly string[], room: number): TooMany | null {
  if (lines.length > manyMax) return 'notes';
  if (lines.length > room) return 'room';
  return lines.reduce((sum, line) => sum + line.length, 0) > manyTextMax ? 'words' : null;
}

/** A block of `count` notes where nothing lies, as near to `middle` as there is room: somewhat wider than high, read in lines. */
export function blockOf(room: Room, count: number, middle: Point): Rect[] {
  const columns = Math.max(1, Math.ceil(Math.sqrt(count * 1.4)));
  const step = noteSize + noteGap;
  const [w, h] = [columns * step - noteGap, Math.ceil(count / columns) * step - noteGap];
  const wanted = { x: Math.round(middle.x - w / 2), y: Math.round(middle.y - h / 2), w, h };
  const at = freeArea(room, wanted, new Set());
  return Array.from({ length: count }, (_, i) => ({
    x: at.x + (i % columns) * step,
    y: at.y + Math.floor(i / columns) * step,
    w: noteSize,
    h: noteSize,
  }));
}
