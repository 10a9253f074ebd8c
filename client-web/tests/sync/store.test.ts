import 'fake-indexeddb/auto';

import { IDBFactory } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';

import { finished } from '../../src/sync/connection';
import { Store, type Slot } from '../../src/sync/store';
import { nothingStored, type Stored, type Write } from '../../src/sync/stored';
import { stored } from './memory_slot';
import { seeded } from './random';

const slot: Slot = {
  board: '00000000000000aa',
  slot: 1,
  event: 'e',
  unsent: 0,
  used: 1,
};

const write = (part: Partial<Write>): Write => ({
  ticket: 1,
  meta: nothingStored.meta,
  keyframe: null,
  entries: [],
  outboxCleared: false,
  outbox: [],
  outboxDone: 0,
  keptCleared: false,
  kept: [],
  keptGone: 0,
  refusals: [],
  postponedCleared: false,
  postponed: [],
  unsent: 0,
  ...part,
});

function randomWrite(random: () => number, before: Stored, step: number): Write {
  const bytes = () => Uint8Array.from({ length: 4 }, () => Math.floor(random() * 256));
  const { meta, outbox } = before;
  const count = Math.floor(random() * 3);
  const cleared = random() < 0.1;
  const first = cleared ? 1 : meta.nextSeq;
  const offset = meta.cursor + (random() < 0.5 ? 1 : 0);
  return write({
    meta: { ...meta, epoch: BigInt(Math.floor(random() * 9)), cursor: offset, nextSeq: first + count },
    keyframe: random() < 0.2 ? { bytes: bytes(), offset: meta.cursor } : null,
    entries: offset > meta.cursor ? [{ offset, replica: 3, batch: bytes() }] : [],
    outboxCleared: cleared,
    outbox: Array.from({ length: count }, (_, i) => ({
      seq: first + i,
      batch: bytes(),
      hash: 2n ** 63n + 5n,
    })),
    outboxDone: random() < 0.3 && !cleared ? (outbox[0]?.seq ?? 0) : 0,
    keptCleared: cleared,
    kept: random() < 0.5 ? [{ seq: step + 1, batch: bytes(), hash: 3n }] : [],
    keptGone: random() < 0.2 && !cleared ? (before.kept[0]?.seq ?? 0) : 0,
    postponedCleared: cleared,
    postponed: random() < 0.2 ? [{ counter: step + 1, batch: bytes() }] : [],
    refusals: random() < 0.1 ? [{ seq: first, replica: 2, reason: 7, at: step, batch: bytes() }] : [],
  });
}

test.each([1, 2, 3, 4, 5])('a store holds what the plain model holds, seed %i', async (seed) => {
  const random = seeded(seed);
  const store = await Store.open(new IDBFactory());
  let model = await store.take(slot);
  expect(model).toEqual(nothingStored);
  for (let step = 0; step < 60; ++step) {
    const next = randomWrite(random, model, step);
    model = stored(model, next);
    await store.write(slot, { ...next, unsent: model.outbox.length });
    if (step % 7 === 0) expect(await store.take(slot)).toEqual(model);
  }
  const [listed] = await store.slots(slot.board);
  expect(listed?.unsent).toBe(model.outbox.length);
});

test("a second copy begins with the first one's log, and none of its numbers", async () => {
  const store = await Store.open(new IDBFactory());
  await store.take(slot);
  const entry = { offset: 4, replica: 9, batch: Uint8Array.of(7) };
  const meta = { ...nothingStored.meta, epoch: 5n, cursor: 4, replica: 3, nextSeq: 9 };
  const mine = { seq: 8, batch: Uint8Array.of(1), hash: 1n };
  await store.write(slot, write({ meta, entries: [entry], outbox: [mine] }));
  const log = await store.log(slot.board, slot.slot);
  expect(log?.entries).toEqual([entry]);
  expect(log?.outbox).toEqual([]);
  expect(log?.meta).toMatchObject({ epoch: 5n, cursor: 4, replica: 0, nextSeq: 1 });
});

test('boards and copies do not touch each other', async () => {
  const store = await Store.open(new IDBFactory());
  const other = { ...slot, slot: 2 };
  const far = { ...slot, board: '00000000000000ab' };
  for (const each of [slot, other, far]) {
    await store.take(each);
    await store.write(each, write({ outbox: [{ seq: 1, batch: Uint8Array.of(each.slot), hash: 0n }] }));
  }
  await store.erase(slot.board, slot.slot);
  expect((await store.take(slot)).outbox).toEqual([]);
  expect((await store.take(other)).outbox).toHaveLength(1);
  expect((await store.take(far)).outbox).toHaveLength(1);
  expect(await store.slots(slot.board)).toHaveLength(2);
});

test('a dismissed refusal does not come back', async () => {
  const store = await Store.open(new IDBFactory());
  await store.take(slot);
  const refusal = { seq: 3, replica: 2, reason: 7, at: 1000, batch: Uint8Array.of(1) };
  await store.write(slot, write({ refusals: [refusal, { ...refusal, seq: 4 }] }));
  await store.dismiss(slot.board, slot.slot, refusal);
  expect((await store.take(slot)).tray).toEqual([{ ...refusal, seq: 4 }]);
});

/** As Safari's, whose connections end while the page is in the background. */
class MortalFactory {
  private readonly inner = new IDBFactory();
  private readonly alive: IDBDatabase[] = [];
  opened = 0;

  open(name: string, version: number): IDBOpenDBRequest {
    const request = this.inner.open(name, version);
    request.addEventListener('success', () => {
      ++this.opened;
      this.alive.push(request.result);
    });
    return request;
  }

  /** Every connection that there is has ended; `how`: what a transaction does from then on. */
  end(how: 'throws' | 'aborts' | 'tells'): void {
    for (const database of this.alive.splice(0)) {
      const transaction = database.transaction.bind(database);
      database.transaction = (...args: Parameters<IDBDatabase['transaction']>) => {
        if (how !== 'aborts') throw new DOMException('the connection was lost', 'InvalidStateError');
        const made = transaction(...args);
        queueMicrotask(() => {
          // One that was committed at once is past that.
          try {
            made.abort();
          } catch {}
        });
        return made;
      };
      if (how === 'tells') database.onclose?.(new Event('close'));
    }
  }
}

test.each(['throws', 'aborts', 'tells'] as const)(
  'a connection that has ended (%s) is opened again: reading goes on, and so does writing when everything is said again',
  async (how) => {
    const factory = new MortalFactory();
    const store = await Store.open(factory as unknown as IDBFactory);
    await store.take(slot);
    await store.write(slot, write({ outbox: [{ seq: 1, batch: Uint8Array.of(1), hash: 1n }] }));
    factory.end(how);
    expect((await store.take(slot)).outbox).toHaveLength(1);
    expect(factory.opened).toBe(2);
    factory.end(how);
    const next = write({ outbox: [{ seq: 2, batch: Uint8Array.of(2), hash: 2n }] });
    await store.write(slot, next).catch(() => store.write(slot, next));
    expect((await store.take(slot)).outbox).toHaveLength(2);
    expect(await store.slots(slot.board)).toHaveLength(1);
  },
);

test('a transaction that is committed for longer than anybody waits is given up, and throws at nobody', async () => {
  vi.useFakeTimers();
  const slow = {
    error: null,
    abort: () => {
      throw new DOMException('The transaction has finished.', 'InvalidStateError');
    },
  };
  const end = finished(slow as unknown as IDBTransaction).catch((error: Error) => error.message);
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  expect(await end).toBe('IndexedDB does not answer');
});
