// The core's "no": nothing is half done, nothing is lost, and there is a sentence.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { batchesOf } from '../../src/app/put_aside';
import { Core } from '../../src/core/document';
import * as edits from '../../src/tools/edits';
import { TextSession, type SharedText } from '../../src/tools/text_session';
import { batchTexts } from '../wire/messages';
import { Table } from './table';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));
const longest = 200_000;

function noteOf(text: string) {
  const d = core.open();
  d.setLocalParticipant(1);
  d.setReplica(2);
  const note = d.create({ kind: 1, x: 0, y: 0, w: 200, h: 200 });
  d.insertText(note, 0, text);
  while (d.commit());
  const shared: SharedText = {
    read: () => d.text(note),
    write: (at, removed, inserted) => edits.write(d, note, at, removed, inserted),
    mark: (at) => d.mark(note, at),
    find: (mark) => d.behind(note, mark),
  };
  return { d, note, session: new TextSession(shared) };
}

describe('Too much text pasted over a selection', () => {
  const pasted = 'x'.repeat(longest + 1);
  const paste = { value: `un${pasted}`, start: 2 + pasted.length, end: 2 + pasted.length };

  it('erases nothing, stays in the field, and fits once it is shortened', () => {
    const { d, note, session } = noteOf('une idée');
    session.select({ value: 'une idée', start: 2, end: 8 });
    expect(session.input(paste)).toBeNull();
    expect(d.commit()).toBeNull();
    expect([d.text(note), session.unwritten]).toEqual(['une idée', true]);
    d.insertText(note, 0, 'à deux : ');
    expect(session.remote(paste)).toBeNull(); // the words are not swept away by others'
    const short = session.input({ value: 'unxx', start: 4, end: 4 });
    expect([d.text(note), session.unwritten]).toEqual(['à deux : unxx', false]);
    expect(short).toMatchObject({ value: 'à deux : unxx' });
  });

  it('is taken back by undo before anything of the board is', () => {
    const { session } = noteOf('une idée');
    session.select({ value: 'une idée', start: 2, end: 8 });
    session.input(paste);
    expect(session.revert()).toEqual({ value: 'une idée', start: 2, end: 8 });
    expect(session.unwritten).toBe(false);
  });

  it('is kept whole when the field is closed', () => {
    const batches = batchesOf(core, 2, paste.value);
    expect(batches.flatMap((batch) => batchTexts(batch)).join('')).toBe(paste.value);
    const other = core.open();
    for (const batch of batches) expect(other.apply(2, batch)).toBe(0);
    expect(other.text(0) + other.text(1) + other.text(2)).toBe(paste.value);
  });
});

describe('On a full board', () => {
  function full(room: number): Table {
    const t = new Table();
    t.paper.limit = room;
    return t;
  }

  it('a note, a frame and a group say so and do nothing', () => {
    const t = full(2);
    const notes = [t.note(0, 0), t.note(600, 0)];
    t.acts.newNoteAt({ x: 300, y: 500 });
    t.selection.clear();
    t.acts.newFrame();
    t.pick(notes);
    t.acts.group();
    expect(t.spoken).toEqual([{ what: 'full' }, { what: 'full' }, { what: 'full' }]);
    expect(t.paper.size).toBe(2);
    expect(notes.map((n) => t.scene.get(n))).toMatchObject([
      { x: 0, parent: -1 },
      { x: 600, parent: -1 },
    ]);
    expect(t.opened).toEqual([]);
  });

  it('a copy is whole or not made at all', () => {
    const t = full(3);
    const notes = [t.note(0, 0, 'un'), t.note(600, 0, 'deux')];
    t.pick(notes);
    t.acts.duplicate();
    expect([t.paper.size, t.spoken]).toEqual([2, [{ what: 'full' }]]);
    expect(t.picked).toEqual(notes);
  });

  it('the core has no room, and nothing throws', () => {
    const d = core.open();
    d.setReplica(2);
    expect(d.room).toBeGreaterThan(1000);
    const before = d.room;
    d.create({ kind: 1, x: 0, y: 0, w: 9, h: 9 });
    expect(d.room).toBe(before - 1);
  });
});
