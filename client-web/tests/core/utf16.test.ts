// Positions of the browser are UTF-16 code units, those of the core are code points (DESIGN section 5).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Core, type Document } from '../../src/core/document';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));

function note(text: string): { document: Document; handle: number } {
  const document = core.open();
  document.setReplica(2);
  const handle = document.create({ kind: 1, x: 0, y: 0, w: 10, h: 10 });
  document.insertText(handle, 0, text);
  document.commit();
  return { document, handle };
}

/** What another copy makes of everything that `document` has. */
function reloaded(document: Document): string[] {
  const other = core.open();
  other.load(document.keyframe());
  return Array.from({ length: other.size }, (_, handle) => other.text(handle));
}

const texts = {
  emoji: 'a👍b',
  'skin tone and joiner': '👩🏽‍🚀!',
  flags: '🇫🇷🇨🇭',
  'combining marks': 'e\u0301e\u0302',
  'right to left': 'مرحبا שלום',
  'line ends': 'one\r\ntwo\nthree',
  'the last code point': '\u{10FFFF}',
};

describe.each(Object.entries(texts))('%s', (_name, text) => {
  test('comes back as it went in', () => {
    const { document, handle } = note(text);
    expect(document.text(handle)).toBe(text);
    expect(reloaded(document)).toEqual([text]);
  });

  test('an insertion between any two whole characters lands where a string would have it', () => {
    let at = 0;
    for (const character of ['', ...text]) {
      at += character.length;
      const { document, handle } = note(text);
      document.insertText(handle, at, '🎈x');
      expect(document.text(handle)).toBe(text.slice(0, at) + '🎈x' + text.slice(at));
    }
  });

  test('an erasure of any whole character does what a string would do', () => {
    let at = 0;
    for (const character of text) {
      const { document, handle } = note(text);
      document.eraseText(handle, at, character.length);
      expect(document.text(handle)).toBe(text.slice(0, at) + text.slice(at + character.length));
      at += character.length;
    }
  });

  test('replaced by another text and back by the smallest edit', () => {
    const { document, handle } = note(text);
    document.replaceText(handle, `«${text}»`);
    expect(document.text(handle)).toBe(`«${text}»`);
    document.replaceText(handle, text);
    expect(document.text(handle)).toBe(text);
  });
});

describe('edges', () => {
  test('half a character is replaced, never a crash', () => {
    const { document, handle } = note('x');
    document.insertText(handle, 1, 'a\uD83Db\uDC4D');
    expect(document.text(handle)).toBe('xa\uFFFDb\uFFFD');
    expect(reloaded(document)).toEqual(['xa\uFFFDb\uFFFD']);
  });

  test('typed unit by unit, half a character is replaced too', () => {
    const { document, handle } = note('x');
    [...'é→\0', '\uD83D', '\uDC4D', '!'].forEach((unit, i) => document.insertText(handle, 1 + i, unit));
    expect(document.text(handle)).toBe('xé→\uFFFD\uFFFD\uFFFD!');
    expect(reloaded(document)).toEqual(['xé→\uFFFD\uFFFD\uFFFD!']);
  });

  test('a position inside a character, or far outside the text, tears nothing', () => {
    const { document, handle } = note('a👍b');
    document.insertText(handle, 2, '-');
    document.eraseText(handle, 2, 1);
    document.insertText(handle, 1_000, '+');
    document.eraseText(handle, 1_000, 5);
    // Throws on half a character.
    expect(() => encodeURIComponent(document.text(handle))).not.toThrow();
  });

  test('letters that differ in one half of their code units are replaced whole', () => {
    // 👍 and 👎 share their first unit: a diff by units would tear them.
    const { document, handle } = note('👍');
    document.replaceText(handle, '👎');
    expect(document.text(handle)).toBe('👎');
    expect(reloaded(document)).toEqual(['👎']);
  });
});
