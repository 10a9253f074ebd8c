// What is in the tray stays on the device, whatever becomes of one write, one page or one copy.
import 'fake-indexeddb/auto';

import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import type { Claim, Claims, Notes } from '../../src/sync/claim';
import { leave } from '../../src/sync/last_words';
import { eraseSurplus, holdAnySlot, letGo, type Local } from '../../src/sync/slots';
import { Store, type Slot } from '../../src/sync/store';
import { nothingStored, type StoredRefusal } from '../../src/sync/stored';
import { seeded } from './random';
import { World } from './world';

const board = '00000000000000aa';

test('a refusal whose write has failed is written with the next that says everything', () => {
  const w = new World(seeded(1));
  const ada = w.tab('a', 1);
  w.pass(500);
  ada.failWrites = true;
  ada.write('forbidden!');
  w.pass(2_000);
  expect(ada.refusals).toHaveLength(1);
  expect(ada.disk.tray).toEqual([]);
  expect(ada.replica.homeless).toBe(true);
  ada.failWrites = false;
  w.pass(20_000);
  expect(ada.disk.tray).toEqual(ada.refusals);
  expect(ada.replica.homeless).toBe(false);
});

test('a refusal that is not stored is among the last words of its page, and in the tray of the next, once', () => {
  const w = new World(seeded(1));
  const ada = w.tab('a', 1);
  w.pass(500);
  ada.failWrites = true;
  ada.run(() => ada.replica.putAside([Uint8Array.of(1), Uint8Array.of(2)], 2));
  w.pass(100);
  ada.failWrites = false;
  ada.reload(true);
  w.pass(2_000);
  expect(ada.disk.tray.map(({ batch }) => [...batch])).toEqual([[1], [2]]);
  const words = { ...ada.replica.lastWords, refusals: ada.disk.tray };
  ada.run(() => ada.replica.resume(words));
  w.pass(2_000);
  expect(ada.disk.tray).toHaveLength(2);
});

test('what was put away before its write is done does not come back', () => {
  const w = new World(seeded(1));
  const ada = w.tab('a', 1);
  w.pass(500);
  ada.failWrites = true;
  ada.run(() => ada.replica.putAside([Uint8Array.of(1)], 2));
  w.pass(100);
  ada.run(() => ada.replica.dismissed(ada.refusals));
  ada.failWrites = false;
  w.pass(20_000);
  expect(ada.disk.tray).toEqual([]);
});

test('what never had a number keeps its places and its order in the tray', () => {
  const w = new World(seeded(1));
  const ada = w.tab('a', 1);
  w.pass(500);
  w.room.setLow(true);
  w.pass(500);
  for (const word of ['one', 'two', 'three']) ada.write(word);
  w.pass(500);
  expect(ada.replica.waiting).toBe(3);
  // Who may only watch sends nothing: what waits goes to the tray.
  w.room.observers.add(1);
  ada.disconnect();
  w.pass(20_000);
  const keys = ada.disk.tray.map(({ at, seq }) => [at, seq]);
  expect(keys).toHaveLength(3);
  const inOrder = [...keys].sort(([a, m], [b, n]) => a! - b! || m! - n!);
  expect(keys).toEqual(inOrder);
  expect(new Set(keys.map(String)).size).toBe(3);
});

const refusal: StoredRefusal = { seq: 1, replica: 2, reason: 7, at: 5, batch: Uint8Array.of(7) };
const written = {
  ticket: 1,
  meta: nothingStored.meta,
  keyframe: null,
  entries: [],
  outbox: [],
  outboxDone: 0,
};
const nothing = { kept: [], keptGone: 0, postponed: [], unsent: 0 };
const step = { ...written, ...nothing, outboxCleared: false, keptCleared: false, postponedCleared: false };

const lastWords = {
  replica: 2,
  acked: { seq: 0, hash: 0n },
  batches: [{ seq: 1, batch: Uint8Array.of(1, 2) }],
  postponed: [],
  refusals: [],
};

function paper(): Notes {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

/** Claims of one page; `elsewhere` are held by others. */
function claims(elsewhere: Set<string>): Claims {
  const claim = (name: string): Promise<Claim | null> => {
    if (elsewhere.has(name)) return Promise.resolve(null);
    elsewhere.add(name);
    return Promise.resolve({ holds: () => true, release: () => void elsewhere.delete(name) });
  };
  return { claim, claimUnused: claim };
}

async function twoCopies(elsewhere: Set<string>): Promise<Local> {
  const store = await Store.open(new IDBFactory());
  const slot = (number: number): Slot => ({ board, slot: number, event: 'e', unsent: 0, used: 9 - number });
  await store.write(slot(1), { ...step, refusals: [] });
  await store.write(slot(2), { ...step, refusals: [refusal] });
  return { store, claims: claims(elsewhere), notes: null, tab: null };
}

test('a surplus copy with something in its tray is not done away with', async () => {
  const local = await twoCopies(new Set());
  await eraseSurplus(local);
  expect([...(await local.store.trays(board))]).toEqual([2]);
});

test('a surplus copy whose page left words that nobody has taken up is not done away with', async () => {
  const local = { ...(await twoCopies(new Set())), notes: paper() };
  await local.store.inherit(board, 2, 1);
  leave(local.notes, board, 2, lastWords);
  await eraseSurplus(local);
  expect((await local.store.slots(board)).map(({ slot }) => slot).sort()).toEqual([1, 2]);
});

test('who lets go of a copy before its last words are stored or sent leaves them for the next', async () => {
  const local = { ...(await twoCopies(new Set())), notes: paper() };
  leave(local.notes, board, 1, lastWords);
  const first = await holdAnySlot(local, board, 'e', 10);
  expect(first.lastWords).toEqual(lastWords);
  letGo(local, first, first.lastWords);
  const second = await holdAnySlot(local, board, 'e', 11);
  expect([second.slot.slot, second.lastWords]).toEqual([1, lastWords]);
  letGo(local, second, { ...lastWords, batches: [] });
  expect((await holdAnySlot(local, board, 'e', 12)).lastWords).toBeNull();
});

test('the tray of a closed tab is in that of the page that is opened next, and its copy may go then', async () => {
  const local = await twoCopies(new Set());
  const held = await holdAnySlot(local, board, 'e', 10);
  expect(held.slot.slot).toBe(1);
  expect(held.stored.tray).toEqual([refusal]);
  expect([...(await local.store.trays(board))]).toEqual([1]);
  await eraseSurplus(local);
  expect((await local.store.slots(board)).map(({ slot }) => slot)).toEqual([1]);
});

test('the tray of a tab that is open stays its own', async () => {
  const local = await twoCopies(new Set([`${board}.2`]));
  const held = await holdAnySlot(local, board, 'e', 10);
  expect(held.stored.tray).toEqual([]);
  expect([...(await local.store.trays(board))]).toEqual([2]);
});
