// What of a cell becomes a note's text: what no text has is taken out, and what programs put into it against others is taken back.
// A formula is text on a board; nothing here computes one. Pure.

import type { Source } from './columns';

const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g;
/** With the flag u only halves that stand alone. */
const halves = /\p{Surrogate}/gu;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? all;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** Rich text of other boards: paragraphs are lines. */
function withoutMarks(text: string): string {
  if (!/^\s*<(p|span|div|strong|b|em|ul|ol)\b[^<>]{0,200}>/i.test(text)) return text;
  return text.replace(/<(?:br\s*\/?|\/p|\/div|\/li)>/gi, '\n').replace(/<\/?[a-z][^<>]{0,500}>/gi, '');
}

/** The apostrophe before what a spreadsheet would compute; our own export sets more of them (server/render/csv.cpp). */
function withoutApostrophes(text: string, source: Source): string {
  const outer = text.replace(/^'(?=[\s\u200b]*[=+\-@|%＝＋－＠])/u, '');
  return source === 'tablee' ? outer.replace(/([,;\t\n] *)'(?=[=+\-@])/g, '$1') : outer;
}

export function cleaned(cell: string, source: Source): string {
  let text = cell;
  if (source === 'miro' || source === 'klaxoon') text = withoutMarks(text);
  if (source !== 'tablee' && source !== 'table') text = withoutEntities(text);
  text = text.replace(/\r\n?/g, '\n').replace(controls, '').replace(halves, '\ufffd').trim();
  return withoutApostrophes(text, source);
}
