// Boards on this device: IndexedDB, one record for each part of each copy.
//
// A copy is one replica of one board: its key is [board, slot]. Every change is one transaction, so a page that dies at
// any moment leaves a state that it was in. All of a transaction is asked for and committed at once, so that what was
// written just before the page went away still arrives.
import { Connection, done, finished, parts } from './connection';
import {
  nothingStored,
  type Keyframe,
  type Meta,
  type Stored,
  type StoredBatch,
  type StoredEntry,
  type StoredPostponed,
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

/** All records of one part of a copy: keys are [board, slot, number]. */
function range(board: string, slot: number, upTo = Infinity): IDBKeyRange {
  return IDBKeyRange.bound([board, slot, -Infinity], [board, slot, upTo]);
}

export class Store {
  private constructor(private readonly connection: Connection) {}

  /** Rejects where the browser has no IndexedDB or forbids it; the caller then works without. */
  static async open(factory: IDBFactory = indexedDB): Promise<Store> {
    const connection = new Connection(factory);
    await connection.open();
    return new Store(connection);
  }

  async slots(board?: string): Promise<Slot[]> {
    const wanted = board === undefined ? undefined : IDBKeyRange.bound([board, -Infinity], [board, Infinity]);
    const records = await this.connection.twice(async (database) => {
      const transaction = database.transaction('copies');
      const end = finished(transaction);
      const all: CopyRecord[] = await done(transaction.objectStore('copies').getAll(wanted));
      await end;
      return all;
    });
    return records.map(({ board, slot, event, unsent, used }) => ({ board, slot, event, unsent, used }));
  }

  /** Reads a copy and notes that it is used; an unknown one comes as nothing stored. */
  take(slot: Slot): Promise<Stored> {
    return this.connection.twice((database) => this.taken(database, slot));
  }

  private async taken(database: IDBDatabase, slot: Slot): Promise<Stored> {
    const { board, slot: number } = slot;
    const transaction = database.transaction(['copies', ...parts], 'readwrite');
    const end = finished(transaction);
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
    const postponed = await all<StoredPostponed>('postponed');
    await end;
    const keyframe = keyframes[0] ?? nothingStored.keyframe;
    return { meta, keyframe, entries, outbox, kept, tray, postponed };
  }

  /**
   * Another slot's log, without what is its own (number, outbox, tray), to start a second tab from while offline.
   * Null when there is none.
   */
  log(board: string, slot: number): Promise<Stored | null> {
    return this.connection.twice((database) => this.logOf(database, board, slot));
  }

  private async logOf(database: IDBDatabase, board: string, slot: number): Promise<Stored | null> {
    const transaction = database.transaction(['copies', 'keyframes', 'entries']);
    const end = finished(transaction);
    const at = (part: string) => transaction.objectStore(part);
    const record: CopyRecord | undefined = await done(at('copies').get([board, slot]));
    if (!record || record.meta.epoch === 0n) return end.then(() => null);
    const { epoch, cursor, cursorTime = 0, witness, participant } = record.meta;
    const keyframes: Keyframe[] = await done(at('keyframes').getAll(range(board, slot)));
    const entries: StoredEntry[] = await done(at('entries').getAll(range(board, slot)));
    await end;
    return {
      ...nothingStored,
      meta: { ...nothingStored.meta, epoch, cursor, cursorTime, witness, participant },
      keyframe: keyframes[0] ?? nothingStored.keyframe,
      entries,
    };
  }

  /**
   * One transaction. The caller holds the slot. When it fails, others that were asked for behind it may have failed too: the
   * caller then says everything again.
   */
  write(slot: Slot, write: Write): Promise<void> {
    return this.connection.once((database) => this.put(database, slot, write));
  }

  private put(database: IDBDatabase, slot: Slot, write: Write): Promise<void> {
    const { board, slot: number } = slot;
    const transaction = database.transaction(['copies', ...parts], 'readwrite');
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
    if (write.postponedCleared) at('postponed').delete(range(board, number));
    for (const { counter, batch } of write.postponed) {
      at('postponed').put({ counter, batch }, [board, number, counter]);
    }
    for (const refusal of write.refusals) {
      at('tray').put(refusal, [board, number, refusal.at, refusal.seq]);
    }
    at('copies').put({ ...slot, unsent: write.unsent, meta: write.meta }, [board, number]);
    const end = finished(transaction);
    transaction.commit();
    return end;
  }

  dismiss(board: string, slot: number, refusal: StoredRefusal): Promise<void> {
    return this.connection.twice((database) => {
      const transaction = database.transaction('tray', 'readwrite');
      transaction.objectStore('tray').delete([board, slot, refusal.at, refusal.seq]);
      return finished(transaction);
    });
  }

  /** Copies of a board that have something in their tray. */
  async trays(board: string): Promise<ReadonlySet<number>> {
    const keys = await this.connection.twice(async (database) => {
      const transaction = database.transaction('tray');
      const end = finished(transaction);
      const wanted = IDBKeyRange.bound([board, -Infinity], [board, Infinity]);
      const all = (await done(transaction.objectStore('tray').getAllKeys(wanted))) as [string, number][];
      await end;
      return all;
    });
    return new Set(keys.map(([, slot]) => slot));
  }

  tray(board: string, slot: number): Promise<StoredRefusal[]> {
    return this.connection.twice(async (database) => {
      const transaction = database.transaction('tray');
      const end = finished(transaction);
      const all: StoredRefusal[] = await done(transaction.objectStore('tray').getAll(range(board, slot)));
      await end;
      return all;
    });
  }

  /** What is in the tray of one copy is in that of another. The caller holds both. */
  inherit(board: string, from: number, to: number): Promise<void> {
    return this.connection.twice(async (database) => {
      const transaction = database.transaction('tray', 'readwrite');
      const end = finished(transaction);
      const tray = transaction.objectStore('tray');
      const refusals: StoredRefusal[] = await done(tray.getAll(range(board, from)));
      for (const refusal of refusals) tray.put(refusal, [board, to, refusal.at, refusal.seq]);
      tray.delete(range(board, from));
      await end;
    });
  }

  /** Forgets a copy. The caller holds its claim and knows that nothing is unsent. */
  erase(board: string, slot: number): Promise<void> {
    return this.connection.twice((database) => {
      const transaction = database.transaction(['copies', ...parts], 'readwrite');
      transaction.objectStore('copies').delete([board, slot]);
      for (const part of parts) transaction.objectStore(part).delete(range(board, slot));
      return finished(transaction);
    });
  }

  close(): void {
    this.connection.close();
  }
}
