// What other programs take of what is copied: its words, and a table of them. Pure.

import type { Item } from '../scene/item';
import { countEntries, rulesOf } from '../scene/kinds';
import type { Scene } from '../scene/scene';
import { readingOrder } from './placement';

export interface Row {
  readonly text: string;
  readonly frame: string;
  readonly author: string;
  readonly votes: number;
}

/** One row for each thing that has words, as one reads. */
export function rowsOf(scene: Scene, items: readonly Item[], nameOf: (participant: number) => string): Row[] {
  const all = new Set(items.flatMap((item) => scene.family(item.handle)));
  const entries = [...all].filter((item) => countEntries([item]) > 0 || rulesOf(item).listed === 'mark');
  return readingOrder(entries)
    .filter(({ text }) => text.trim() !== '')
    .map((item) => ({
      text: item.text,
      frame: scene.get(item.parent)?.text ?? '',
      author: nameOf(item.author),
      votes: item.votes,
    }));
}

/** For texts and mails: the words alone, a thing a line. */
export function plainText(rows: readonly Row[]): string {
  return rows.map(({ text }) => text).join('\n');
}

/** For spreadsheets and documents: a table with a heading for each column. */
export function tableHtml(rows: readonly Row[], heads: readonly [string, string, string, string]): string {
  const cells = (tag: string, values: readonly string[]): string =>
    `<tr>${values.map((value) => `<${tag}>${escaped(value)}</${tag}>`).join('')}</tr>`;
  const body = rows.map(({ text, frame, author, votes }) =>
    cells('td', [text, frame, author, String(votes)]),
  );
  return `<table><thead>${cells('th', heads)}</thead><tbody>${body.join('')}</tbody></table>`;
}

/** A spreadsheet takes what begins like a formula for one: an apostrophe keeps it words. */
function escaped(value: string): string {
  const safe = /^[=+@]/.test(value) ? `'${value}` : value;
  return safe
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>');
}
