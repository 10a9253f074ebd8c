// What was refused is kept as whole things with their words: a note with its letters, not a letter each.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Core, type Document } from '../../src/core/document';
import { salvage, Things } from '../../src/wire/salvage';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));

function board(replica: number): Document {
  const document = core.open();
  document.setLocalParticipant(replica);
  document.setReplica(replica);
  return document;
}

/** Each letter in a batch of its own, as one types. */
function type(
  document: Document,
  handle: number,
  at: number,
  text: string,
): { replica: number; batch: Uint8Array }[] {
  return [...text].map((letter, i) => {
    document.insertText(handle, at + i, letter);
    return { replica: 3, batch: document.commit()! };
  });
}

const made = (document: Document) => document.create({ kind: 1, x: 0, y: 0, w: 9, h: 9 });

test('a note that was refused with all its letters is one thing with one text', () => {
  const mine = board(3);
  const note = made(mine);
  const batches = [{ replica: 3, batch: mine.commit()! }, ...type(mine, note, 0, 'Bonjur 🎉')];
  batches.push(...type(mine, note, 4, 'o'));
  mine.eraseText(note, 0, 1);
  batches.push({ replica: 3, batch: mine.commit()! });
  batches.push(...type(mine, note, 0, 'b'));
  mine.move(note, -1, 50, 50);
  batches.push({ replica: 3, batch: mine.commit()! });
  const things = salvage(batches);
  expect(things.map(({ texts }) => texts)).toEqual([['bonjour 🎉']]);
  expect(things[0]!.batches).toEqual(batches);
});

test('what was written into a note that stands on the board is one text', () => {
  const mine = board(3);
  const theirs = board(4);
  const note = made(theirs);
  theirs.insertText(note, 0, 'locked');
  mine.apply(4, theirs.commit()!);
  const things = salvage(type(mine, 0, 6, ' for now'));
  expect(things.map(({ texts }) => texts)).toEqual([[' for now']]);
});

test('two notes are two things, also when they were written in turns', () => {
  const mine = board(3);
  const first = made(mine);
  const batches = [{ replica: 3, batch: mine.commit()! }];
  const second = made(mine);
  batches.push({ replica: 3, batch: mine.commit()! });
  for (let i = 0; i < 3; ++i)
    batches.push(...type(mine, first, i, 'abc'[i]!), ...type(mine, second, i, 'xyz'[i]!));
  expect(salvage(batches).map(({ texts }) => texts)).toEqual([['abc'], ['xyz']]);
});

test('what is no batch, and what has no words, is a thing without words', () => {
  expect(salvage([{ replica: 3, batch: Uint8Array.of(1, 2, 3) }]).map(({ texts }) => texts)).toEqual([[]]);
});

test('a note with twenty letters is one thing that somebody did, and another one is another', () => {
  const mine = board(3);
  const things = new Things();
  const note = made(mine);
  const batches = [mine.commit()!, ...type(mine, note, 0, 'twenty letters, say.').map(({ batch }) => batch)];
  mine.move(note, -1, 5, 6);
  batches.push(mine.commit()!);
  expect(batches).toHaveLength(22);
  expect(things.count(batches, 3)).toBe(1);
  made(mine);
  batches.push(mine.commit()!);
  expect(things.count(batches, 3)).toBe(2);
  // Under another number they are the same things.
  const restamped = batches.flatMap((batch) => core.restamp(batch, 3, 1));
  expect(things.count(restamped, 9)).toBe(2);
  expect(things.count([], 9)).toBe(0);
});

test('what was done to others’ notes counts by note, and putting two into one frame is two', () => {
  const mine = board(3);
  const theirs = board(4);
  const frame = theirs.create({ kind: 3, x: 0, y: 0, w: 9, h: 9 });
  const [first, second] = [made(theirs), made(theirs)];
  mine.apply(4, theirs.commit()!);
  const batches: Uint8Array[] = [];
  for (const note of [first, second]) {
    for (const x of [1, 2, 3]) {
      mine.move(note, frame, x, x);
      batches.push(mine.commit()!);
    }
  }
  expect(new Things().count(batches, 3)).toBe(2);
});

test('words that were put aside twice, by the same counters, are two things', () => {
  const batches = ['one', 'two'].map((text) => {
    const mine = board(3);
    mine.insertText(made(mine), 0, text);
    return { replica: 3, batch: mine.commit()! };
  });
  expect(salvage(batches).map(({ texts }) => texts)).toEqual([['one'], ['two']]);
});
