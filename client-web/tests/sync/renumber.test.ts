// P11: what a new number makes of an outbox whose batches do not stay as many: references become longer, so that one
// batch may come as two; and one that can not be rewritten reaches the tray instead of stopping everything.
import { expect, test } from 'vitest';
import { toyKit } from './kit';
import { seeded } from './random';
import { decodeToy, encodeToy } from './toy_document';
import { World } from './world';

/** Two batches of each that has two words, none of one that says "damaged". */
const cutting = {
  ...toyKit,
  restamp: (batch: Uint8Array, from: number, ownSince: number): Uint8Array[] => {
    const [moved] = toyKit.restamp(batch, from, ownSince);
    const { counter, words } = decodeToy(moved!);
    if (words.some(({ word }) => word === 'damaged')) return [];
    return words.map((word, i) => encodeToy(counter + i, [word]));
  },
};

test('P11: one batch that comes as two under a new number is sent as two, in order', () => {
  const w = new World(seeded(1), cutting);
  const ada = w.tab('a', 1);
  ada.online = false;
  ada.submit(encodeToy(1, [{ word: 'one' }, { word: 'two', needs: [1, 0] }]));
  ada.write('three', ada.toy.ids.at(-1));
  w.settle();
  expect(w.room.document.texts).toEqual(['one', 'three', 'two']);
  expect(ada.words).toEqual(w.room.document.texts);
  expect(ada.refusals).toEqual([]);
  expect(ada.replica.outbox).toMatchObject({ ackedSeq: 3, nextSeq: 4 });
  expect(ada.disk.outbox).toEqual([]);
});

test('P11: a batch that can not be rewritten is kept for its person, and the others go on', () => {
  const w = new World(seeded(2), cutting);
  const ada = w.tab('a', 1);
  ada.online = false;
  for (const word of ['one', 'damaged', 'three']) ada.write(word);
  w.settle();
  expect(w.room.document.texts).toEqual(['one', 'three']);
  expect(ada.words).toEqual(['one', 'three']);
  expect(ada.refusals.map(({ reason }) => reason)).toEqual([1]);
  expect(ada.disk.tray).toHaveLength(1);
});
