// Plain text as rows: a line or a paragraph each. Pure.

import { rowsMax } from './csv';
import type { Row, Rows } from './csv';

const bullet = /^\s*(?:[-–—•◦▪*·]\s+|\[[ x]\]\s+)+/iu;
const linesAPause = 2_000;

export type Piece = 'line' | 'paragraph';

/** As people wrote it: where lines are parted by empty ones, and some have a second line, paragraphs are meant. */
export function pieceOf(text: string): Piece {
  return /\S[^\S\n]*\r?\n[^\S\n]*\S[^\n]*\r?\n[^\S\n]*\r?\n\s*\S/.test(text.slice(0, 65_536))
    ? 'paragraph'
    : 'line';
}

export function* readPieces(text: string, piece: Piece): Generator<void, Rows> {
  const rows: Row[] = [];
  let more = 0;
  let held: string[] = [];
  let from = 1;
  const end = (): void => {
    if (held.length === 0) return;
    if (rows.length < rowsMax) rows.push({ line: from, cells: [held.join('\n')] });
    else more++;
    held = [];
  };
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    const words = line.replace(bullet, '').trimEnd();
    if (words.trim() === '') end();
    else {
      if (piece === 'line') end();
      if (held.length === 0) from = i + 1;
      held.push(words);
    }
    if (i % linesAPause === 0) yield;
  }
  end();
  return { rows, more, open: null };
}
