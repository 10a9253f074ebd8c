// Boards on this device: IndexedDB, one record for each part of each copy.
//
// A copy is one replica of one board: its key is [board, slot]. Every change is one transaction, so a page that dies at
// any moment leaves a state that it was in. All of a transaction is asked for and committed at once, so that what was
// written just before the page went away still arrives.
import {
  nothingStored,
  type Keyframe,
  type Meta,
  type Stored,
  type StoredBatch,
  type StoredEntry,
  type StoredRefusal,
  type Write,
} from './stored';

/** What is known of a copy without reading it. */
export interface Slot {
  readonly board: string;
  readonly slot: number;
  /** Event whose token opens the board. */
  readonly event: string;
  readonly unsent: number;
  /** Wall clock ms of the last write. */
  readonly used: number;
}

interface CopyRecord extends Slot {
  readonly meta: Meta;
}

const name = 'tablee';
/** 2: kept batches. */
const version = 2;
const parts = ['keyframes', 'entries', 'outbox', 'kept', 'tray'] as const;

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB transaction failed'));
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB transaction aborted'));
  });
}

/** All records of one part of a copy: keys are [board, slot, number]. */
function range(board: string, slot: number, upTo = Infinity): IDBKeyRange {
  return IDBKeyRange.bound([board, slot, -Infinity], [board, slot, upTo]);
}

export class Store {
  private constructor(private readonly database: IDBDatabase) {}

  /** Rejects where the browser has no IndexedDB or forbids it; the caller then works without. */
  static async open(factory: IDBFactory = indexedDB): Promise<Store> {
    const request = factory.open(name, version);
    request.onupgradeneeded = () => {
      const there = request.result.objectStoreNames;
      for (const part of ['copies', ...parts]) {
        if (!there.contains(part)) request.result.createObjectStore(part);
      }
    };
    const database = await done(request);
    // A newer page wants another version: let it, and work on without the device.
    database.onversionchange = () => database.close();
    return new Store(database);
  }

  async slots(board?: string): Promise<Slot[]> {
    const copies = this.database.transaction('copies').objectStore('copies');
    const records: CopyRecord[] = await done(
      copies.getAll(
        board === undefined ? undefined : IDBKeyRange.bound([board, -Infinity], [board, Infinity]),
      ),
    );
    return records.map(({ board, slot, event, unsent, used }) => ({ board, slot, event, unsent, used }));
  }

  /** Reads a copy and notes that it is used; an unknown one comes as nothing stored. */
  async take(slot: Slot): Promise<Stored> {
    const { board, slot: number } = slot;
    const transaction = this.database.transaction(['copies', ...parts], 'readwrite');
    const at = (part: string) => transaction.objectStore(part);
    const all = <T>(part: string): Promise<T[]> => done(at(part).getAll(range(board, number)));
    const record: CopyRecord | undefined = await done(at('copies').get([board, number]));
    const meta = record?.meta ?? nothingStored.meta;
    at('copies').put({ ...slot, unsent: record?.unsent ?? 0, meta }, [board, number]);
    const keyframes = await all<Keyframe>('keyframes');
    const entries = await all<StoredEntry>('entries');
    const outbox = await all<StoredBatch>('outbox');
    const kept = await all<StoredBatch>('kept');
    const tray = await all<StoredRefusal>('tray');
    await finished(transaction);
    return { meta, keyframe: keyframes[0] ?? nothingStored.keyframe, entries, outbox, kept, tray };
  }

  /**
   * Another slot's log, without what is its own (number, outbox, tray), to start a second tab from while offline.
   * Null when there is none.
   */
  async log(board: string, slot: number): Promise<Stored | null> {
    const transaction = this.database.transaction(['copies', 'keyframes', 'entries']);
    const at = (part: string) => transaction.objectStore(part);
    const record: CopyRecord | undefined = await done(at('copies').get([board, slot]));
    if (!record || record.meta.epoch === 0n) return null;
    const { epoch, cursor, participant } = record.meta;
    const keyframes: Keyframe[] = await done(at('keyframes').getAll(range(board, slot)));
    const entries: StoredEntry[] = await done(at('entries').getAll(range(board, slot)));
    return {
      ...nothingStored,
      meta: { ...nothingStored.meta, epoch, cursor, participant },
      keyframe: keyframes[0] ?? nothingStored.keyframe,
      entries,
    };
  }

  /** One transaction. The caller holds the slot. */
  write(slot: Slot, write: Write): Promise<void> {
    const { board, slot: number } = slot;
    const transaction = this.database.transaction(['copies', ...parts], 'readwrite');
    const at = (part: string) => transaction.objectStore(part);
    if (write.keyframe) {
      at('entries').delete(range(board, number));
      at('keyframes').put(write.keyframe, [board, number, 0]);
    }
    for (const entry of write.entries) at('entries').put(entry, [board, number, entry.offset]);
    if (write.outboxCleared) at('outbox').delete(range(board, number));
    for (const { seq, batch, hash } of write.outbox) {
      at('outbox').put({ seq, batch, hash }, [board, number, seq]);
    }
    if (write.outboxDone > 0) at('outbox').delete(range(board, number, write.outboxDone));
    if (write.keptCleared) at('kept').delete(range(board, number));
    for (const batch of write.kept) at('kept').put(batch, [board, number, batch.seq]);
    if (write.keptGone > 0) at('kept').delete(range(board, number, write.keptGone));
    for (const refusal of write.refusals) {
      at('tray').put(refusal, [board, number, refusal.at, refusal.seq]);
    }
    at('copies').put({ ...slot, unsent: write.unsent, meta: write.meta }, [board, number]);
    const end = finished(transaction);
    transaction.commit();
    return end;
  }

  async dismiss(board: string, slot: number, refusal: StoredRefusal): Promise<void> {
    const transaction = this.database.transaction('tray', 'readwrite');
    transaction.objectStore('tray').delete([board, slot, refusal.at, refusal.seq]);
    await finished(transaction);
  }

  /** Forgets a copy. The caller holds its claim and knows that nothing is unsent. */
  async erase(board: string, slot: number): Promise<void> {
    const transaction = this.database.transaction(['copies', ...parts], 'readwrite');
    transaction.objectStore('copies').delete([board, slot]);
    for (const part of parts) transaction.objectStore(part).delete(range(board, slot));
    await finished(transaction);
  }

  close(): void {
    this.database.close();
  }
}
