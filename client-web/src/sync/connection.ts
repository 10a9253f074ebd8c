// The connection to IndexedDB, opened again whenever it has ended.
//
// Safari ends the connections of pages that were in the background (an iPad that slept), sometimes without a word: then every
// transaction fails, or never ends. A connection over which anything went wrong is given up; the next one is new.

const name = 'tablee';
/** 2: kept batches; 3: those that wait until the server takes them. */
const version = 3;
export const parts = ['keyframes', 'entries', 'outbox', 'kept', 'tray', 'postponed'] as const;

/** A transaction that has not ended after so long never will. */
const patienceMs = 10_000;

export function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
  });
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It is being committed, slowly: what is written once more over it says the same.
  }
}

/** Resolves when it is committed. One that does not end is ended, so that nothing of it comes later. */
export function finished(transaction: IDBTransaction): Promise<void> {
  const end = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('IndexedDB does not answer'));
      abort(transaction);
    }, patienceMs);
    const then = (act: () => void) => () => {
      clearTimeout(timer);
      act();
    };
    const failed = (what: string) => reject(transaction.error ?? new Error(`IndexedDB transaction ${what}`));
    transaction.oncomplete = then(resolve);
    transaction.onerror = then(() => failed('failed'));
    transaction.onabort = then(() => failed('aborted'));
  });
  // Where a request of it has failed first, nobody waits for this any more.
  end.catch(() => undefined);
  return end;
}

async function opened(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(name, version);
  request.onupgradeneeded = () => {
    const there = request.result.objectStoreNames;
    for (const part of ['copies', ...parts]) {
      if (!there.contains(part)) request.result.createObjectStore(part);
    }
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('IndexedDB does not open')), patienceMs);
  });
  try {
    return await Promise.race([done(request), late]);
  } catch (error) {
    // Whatever comes of it later is of no use to anybody.
    request.onsuccess = () => request.result.close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

export class Connection {
  private database: IDBDatabase | null = null;
  private opening: Promise<IDBDatabase> | null = null;

  constructor(private readonly factory: IDBFactory) {}

  /** Rejects where the browser has no IndexedDB or forbids it, or when it does not answer. */
  open(): Promise<IDBDatabase> {
    if (this.database) return Promise.resolve(this.database);
    this.opening ??= opened(this.factory)
      .then((database) => {
        database.onclose = () => this.drop(database);
        // A newer page wants another version: let it, and work on without the device.
        database.onversionchange = () => this.drop(database);
        this.database = database;
        return database;
      })
      .finally(() => (this.opening = null));
    return this.opening;
  }

  /** Does something over the connection, at once when there is one, that must not be done twice. */
  once<T>(act: (database: IDBDatabase) => Promise<T>): Promise<T> {
    const { database } = this;
    return database ? this.run(database, act) : this.open().then((opened) => this.run(opened, act));
  }

  /** Does something over the connection; a second time over a new one when the first has failed. */
  async twice<T>(act: (database: IDBDatabase) => Promise<T>): Promise<T> {
    try {
      return await this.once(act);
    } catch (error) {
      console.warn('tablee: the connection to this device’s store is opened again', error);
      return this.once(act);
    }
  }

  close(): void {
    if (this.database) this.drop(this.database);
  }

  private async run<T>(database: IDBDatabase, act: (database: IDBDatabase) => Promise<T>): Promise<T> {
    try {
      return await act(database);
    } catch (error) {
      this.drop(database);
      throw error;
    }
  }

  private drop(database: IDBDatabase): void {
    if (this.database === database) this.database = null;
    database.close();
  }
}
