import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Core } from '../../src/core/document';
import type { Document, Mark } from '../../src/core/document';
import { shownText } from '../../src/scene/shown_text';
import { apply, diff, rebase, shift } from '../../src/tools/text_diff';
import { TextSession } from '../../src/tools/text_session';
import type { FieldState, SharedText } from '../../src/tools/text_session';

describe('A change of a field', () => {
  it('is one splice', () => {
    expect(diff('bonjour', 'bon jour')).toEqual({ at: 3, removed: 0, inserted: ' ' });
    expect(diff('bonjour', 'bour')).toEqual({ at: 2, removed: 3, inserted: '' });
    expect(diff('chat', 'chien')).toEqual({ at: 2, removed: 2, inserted: 'ien' });
    expect(diff('même', 'même')).toBeNull();
  });

  it('lies where the caret says when letters repeat', () => {
    expect(diff('aa', 'aaa', 1)).toEqual({ at: 0, removed: 0, inserted: 'a' });
    expect(diff('aa', 'aaa', 3)).toEqual({ at: 2, removed: 0, inserted: 'a' });
    expect(diff('des elles', 'des elles elles', 9)).toEqual({ at: 3, removed: 0, inserted: ' elles' });
  });

  it('never parts the halves of an emoji', () => {
    expect(diff('😀', '😁')).toEqual({ at: 0, removed: 2, inserted: '😁' });
    expect(diff('a😀b', 'a😁b', 3)).toEqual({ at: 1, removed: 2, inserted: '😁' });
  });

  it('applied gives the new text, for random texts', () => {
    let seed = 12345;
    const random = (n: number): number => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return seed % n;
    };
    const text = (): string => Array.from({ length: random(8) }, () => 'ab😀 '.charAt(random(5))).join('');
    for (let i = 0; i < 5000; i++) {
      const [a, b] = [text(), text()];
      expect(apply(a, diff(a, b, random(b.length + 1)))).toBe(b);
    }
  });

  it('carries a caret along', () => {
    const theirs = { at: 4, removed: 2, inserted: 'xyz' };
    expect(shift(3, theirs)).toBe(3);
    expect(shift(4, theirs)).toBe(4);
    expect(shift(5, theirs)).toBe(7);
    expect(shift(9, theirs)).toBe(10);
  });

  it('is carried over to what others wrote meanwhile', () => {
    expect(rebase({ at: 5, removed: 0, inserted: '!' }, 'salut', 'oh salut')).toEqual({
      at: 8,
      removed: 0,
      inserted: '!',
    });
  });
});

describe('A text with unusual blanks and breaks', () => {
  it('is shown alike on canvas and in the field, place by place', () => {
    const text = 'a\tb\u2028c\u2029d\r\ne\rf\u0085g\v\fh';
    const shown = shownText(text);
    expect(shown).toBe('a b\nc\nd \ne\nf\ng\n\nh');
    expect(shown).toHaveLength(text.length);
    expect(shownText('usual\ntext')).toBe('usual\ntext');
  });

  it('comes in as what is usual, and the field follows', () => {
    let text = '';
    const shared: SharedText = {
      read: () => shownText(text),
      write: (at, removed, inserted) => {
        text = apply(text, { at, removed, inserted });
        return true;
      },
      mark: () => ({ counter: 0, replica: 0 }),
      find: () => -1,
    };
    const session = new TextSession(shared);
    expect(session.input({ value: 'un\tdeux\u2028trois', start: 12, end: 12 })).toEqual({
      value: 'un deux\ntrois',
      start: 12,
      end: 12,
    });
    expect(text).toBe('un deux\ntrois');
  });
});

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));

/** A text in a board of the real core, and a field that shows it as a browser would. */
class Desk implements SharedText {
  field: FieldState;
  readonly session: TextSession;
  readonly document: Document = core.open();
  readonly note: number;
  /** What this desk has written and the others do not have. */
  readonly unsent: Uint8Array[] = [];

  constructor(text: string, replica = 2) {
    this.document.setReplica(replica);
    this.note = this.document.create({ kind: 1, x: 0, y: 0, w: 160, h: 160 });
    if (text !== '') this.document.insertText(this.note, 0, text);
    this.commit();
    this.field = { value: text, start: text.length, end: text.length };
    this.session = new TextSession(this);
  }

  /** A second desk over the same note. */
  static beside(first: Desk, replica: number): Desk {
    const desk = Object.create(Desk.prototype) as Desk;
    const document = core.open();
    document.setReplica(replica);
    document.load(first.document.keyframe());
    const text = document.text(0);
    Object.assign(desk, {
      document,
      note: 0,
      unsent: [],
      field: { value: text, start: text.length, end: text.length },
    });
    Object.assign(desk, { session: new TextSession(desk) });
    return desk;
  }

  get text(): string {
    return this.read();
  }

  read(): string {
    return this.document.text(this.note);
  }

  write(at: number, removed: number, inserted: string): boolean {
    const written = this.document.spliceText(this.note, at, removed, inserted);
    this.commit();
    return written;
  }

  mark(at: number): Mark {
    return this.document.mark(this.note, at);
  }

  find(mark: Mark): number {
    return this.document.behind(this.note, mark);
  }

  private commit(): void {
    const batch = this.document.commit();
    if (batch) this.unsent.push(batch);
  }

  /** One batch of another desk arrives. */
  receive(replica: number, batch: Uint8Array): void {
    expect(this.document.apply(replica, batch)).toBe(0);
    this.field = this.session.remote(this.field) ?? this.field;
  }

  caret(at: number): void {
    this.field = { ...this.field, start: at, end: at };
  }

  /** What the browser does when a key is pressed. */
  key(letters: string): FieldState {
    const { value, start, end } = this.field;
    const at = start + letters.length;
    this.field = { value: value.slice(0, start) + letters + value.slice(end), start: at, end: at };
    return this.field;
  }

  type(letters: string): void {
    for (const letter of letters) this.field = this.session.input(this.key(letter)) ?? this.field;
  }

  /** Somebody else writes. */
  other(at: number, removed: number, inserted: string): void {
    this.write(at, removed, inserted);
    this.field = this.session.remote(this.field) ?? this.field;
  }
}

describe('An emoji that comes in two halves', () => {
  it('is one letter in the document', () => {
    let text = 'ab';
    const shared: SharedText = {
      read: () => text,
      // As the core: half a letter becomes a sign for it.
      write: (at, removed, inserted) => {
        text = apply(text, { at, removed, inserted: inserted.replace(/[\ud800-\udfff]/gu, '\ufffd') });
        return true;
      },
      mark: (at) => ({ counter: at, replica: 1 }),
      find: (mark) => mark.counter,
    };
    const session = new TextSession(shared);
    session.select({ value: 'ab', start: 1, end: 1 });
    expect(session.input({ value: 'a\ud83db', start: 2, end: 2 })).toBeNull();
    expect(text).toBe('ab');
    expect(session.input({ value: 'a\ud83d\udc4db', start: 3, end: 3 })).toBeNull();
    expect(text).toBe('a👍b');
  });

  it('is not waited for with words that end in the first of them: they are in the document before the field closes', () => {
    const desk = new Desk('ab');
    const value = 'ab collé, coupé\ud83d';
    desk.session.input({ value, start: value.length, end: value.length });
    expect(desk.text).toBe('ab collé, coupé\ufffd');
  });
});

describe('Writing together', () => {
  it('puts each letter into the document', () => {
    const desk = new Desk('Bon');
    desk.type('jour');
    expect(desk.text).toBe('Bonjour');
  });

  it('shows what others write and keeps the caret where it is', () => {
    const desk = new Desk('vélo');
    desk.caret(2);
    desk.other(0, 0, 'un ');
    expect(desk.field).toEqual({ value: 'un vélo', start: 5, end: 5 });
    desk.other(7, 0, ' bleu');
    desk.type('X');
    expect(desk.text).toBe('un véXlo bleu');
  });

  it('keeps a selection around the same words', () => {
    const desk = new Desk('abc def');
    desk.field = { ...desk.field, start: 4, end: 7 };
    desk.other(0, 2, '');
    expect(desk.field).toEqual({ value: 'c def', start: 2, end: 5 });
  });

  it('sends a composition as it grows, and shows others only after it', () => {
    const desk = new Desk('fin');
    desk.caret(0);
    desk.session.compositionStart();
    desk.session.input(desk.key('に'));
    expect(desk.text).toBe('にfin');
    desk.other(4, 0, ' ici');
    expect(desk.field.value).toBe('にfin');
    desk.field = desk.session.input(desk.key('ほ')) ?? desk.field;
    expect(desk.text).toBe('にほfin ici');
    desk.field = desk.session.compositionEnd(desk.field) ?? desk.field;
    expect(desk.field).toEqual({ value: 'にほfin ici', start: 2, end: 2 });
  });

  it('keeps each one’s words whole when two type at the same place, however late the network is', () => {
    for (let late = 0; late < 8; late++) {
      const ben = new Desk('', 2);
      const ana = Desk.beside(ben, 3);
      ben.unsent.length = 0;
      const words = { ben: 'from Ben to all of them ', ana: 'from Ana and from Ben ' };
      for (let i = 0; i < words.ben.length; i++) {
        ben.type(words.ben.charAt(i));
        ana.type(words.ana.charAt(i));
        if (i < late) continue;
        for (const batch of ben.unsent.splice(0, 1)) ana.receive(2, batch);
        for (const batch of ana.unsent.splice(0, 1)) ben.receive(3, batch);
      }
      for (const batch of ben.unsent) ana.receive(2, batch);
      for (const batch of ana.unsent) ben.receive(3, batch);
      expect(ben.text).toBe(ana.text);
      expect(ben.field.value).toBe(ben.text);
      expect([words.ben + words.ana, words.ana + words.ben]).toContain(ben.text);
    }
  });

  it('loses nobody’s letters when both type all the time', () => {
    const desk = new Desk('');
    for (let i = 0; i < 50; i++) {
      desk.type('a');
      desk.other(i % 2 === 0 ? 0 : desk.text.length, 0, 'b');
    }
    expect(desk.field.value).toBe(desk.text);
    expect(desk.text.replace(/b/g, '').length).toBe(50);
    expect(desk.text.replace(/a/g, '').length).toBe(50);
  });
});
