// A file that somebody chose, as it is read: its words, its rows, what would come of it. Each step can be asked again when the person
// changes their mind; nothing of it writes.

import { columnsOf, areTitles } from '../../../tools/import/columns';
import type { Columns, Known } from '../../../tools/import/columns';
import { readRows, separatorOf } from '../../../tools/import/csv';
import type { Rows } from '../../../tools/import/csv';
import { decode, fileBytesMax } from '../../../tools/import/decoding';
import type { Unreadable } from '../../../tools/import/decoding';
import { pieceOf, readPieces } from '../../../tools/import/paragraphs';
import type { Piece } from '../../../tools/import/paragraphs';
import { planOf } from '../../../tools/import/plan';
import type { Limits, Plan } from '../../../tools/import/plan';
import { inSlices } from '../../../tools/import/slices';

export type Wrong = Unreadable | 'notRead' | 'json';

/** A file that could be read; `piece`: plain text, else a table. */
export interface Opened {
  /** Another for each file that is chosen. */
  readonly id: number;
  readonly name: string;
  readonly text: string;
  readonly rows: Rows;
  readonly known: Known;
  readonly piece: Piece | null;
}

export type Answer = { readonly opened: Opened } | { readonly wrong: Wrong } | { readonly open: number };

const oneColumn: Known = {
  source: 'table',
  columns: { text: 0, group: -1, titled: false },
  sure: true,
};
const looked = 50;
let opened = 0;

/** Null: not wanted any more. */
export async function open(file: File, wanted: AbortSignal): Promise<Answer | null> {
  if (file.size > fileBytesMax) return { wrong: 'tooLarge' };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    console.warn('tablee: a file could not be read', error);
    return { wrong: 'notRead' };
  }
  const decoded = decode(bytes);
  if ('wrong' in decoded) return { wrong: decoded.wrong };
  const { text } = decoded;
  if (/\.json$/i.test(file.name)) return { wrong: 'json' };
  const separator = separatorOf(text, areTitles);
  const plain = /\.(txt|text|md)$/i.test(file.name);
  const isTable = plain ? separator === '\t' : separator !== '' || /\.(csv|tsv)$/i.test(file.name);
  if (!isTable) return readText(file.name, text, pieceOf(text), wanted);
  const rows = await inSlices(readRows(text, separator), wanted);
  if (!rows) return null;
  if (rows.open !== null) return { open: rows.open };
  const known = columnsOf(rows.rows.slice(0, looked).map(({ cells }) => cells));
  return { opened: { id: ++opened, name: file.name, text, rows, known, piece: null } };
}

export async function readText(
  name: string,
  text: string,
  piece: Piece,
  wanted: AbortSignal,
): Promise<{ readonly opened: Opened } | null> {
  const rows = await inSlices(readPieces(text, piece), wanted);
  return rows && { opened: { id: ++opened, name, text, rows, known: oneColumn, piece } };
}

export function plan(
  { rows, known }: Opened,
  columns: Columns,
  limits: Limits,
  wanted: AbortSignal,
): Promise<Plan | null> {
  return inSlices(planOf(rows.rows, rows.more, columns, known.source, limits), wanted);
}
