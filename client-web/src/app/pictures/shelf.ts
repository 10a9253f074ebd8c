// What this device has of pictures: those that wait to be sent, which are nowhere else, and copies of those that were seen, so
// that a board is whole without a network. A database of its own beside that of the boards: its copies may be thrown away.
import { done, finished } from '../../sync/connection';

const name = 'tablee.pictures';
const version = 1;
/** Bytes of copies; what was not looked at for longest goes. */
const keptBytesMax = 96 * 1024 * 1024;

/** A picture of mine that is not on its board yet. */
export interface StoredPicture {
  readonly id: string;
  readonly event: string;
  readonly board: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Where it is to lie, board units. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Wall clock of this device, ms. */
  readonly at: number;
  /** Its hash, once the server has it: it may be on the board already. */
  readonly blob?: string;
  /** The page that sends it, as long as it says so (ms). */
  readonly page?: string;
  readonly until?: number;
}

interface Copy {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

interface CopyNote {
  readonly size: number;
  readonly used: number;
}

export class PictureShelf {
  private opening: Promise<IDBDatabase> | null = null;

  constructor(
    private readonly factory: IDBFactory = indexedDB,
    private readonly keptMax = keptBytesMax,
  ) {}

  waiting(event: string, board: string): Promise<StoredPicture[]> {
    return this.run(['waiting'], 'readonly', async (at) => {
      const all: StoredPicture[] = await done(at('waiting').getAll());
      return all.filter((one) => one.event === event && one.board === board).sort((a, b) => a.at - b.at);
    });
  }

  put(picture: StoredPicture): Promise<void> {
    return this.run(['waiting'], 'readwrite', (at) => void at('waiting').put(picture, picture.id));
  }

  remove(id: string): Promise<void> {
    return this.run(['waiting'], 'readwrite', (at) => void at('waiting').delete(id));
  }

  /** Takes a picture for this page until then. False: another page has it, or it is gone. */
  claim(id: string, page: string, now: number, until: number): Promise<boolean> {
    return this.run(['waiting'], 'readwrite', async (at) => {
      const there: StoredPicture | undefined = await done(at('waiting').get(id));
      if (!there || (there.page !== undefined && there.page !== page && (there.until ?? 0) > now))
        return false;
      at('waiting').put({ ...there, page, until }, id);
      return true;
    });
  }

  /** `key`: event and hash. */
  copy(key: string, now: number): Promise<Copy | undefined> {
    return this.run(['copies', 'notes'], 'readwrite', async (at) => {
      const copy: Copy | undefined = await done(at('copies').get(key));
      if (copy) at('notes').put({ size: copy.bytes.length, used: now } satisfies CopyNote, key);
      return copy;
    });
  }

  keep(key: string, copy: Copy, now: number): Promise<void> {
    return this.run(['copies', 'notes'], 'readwrite', async (at) => {
      const keys = (await done(at('notes').getAllKeys())) as string[];
      const notes: CopyNote[] = await done(at('notes').getAll());
      const old = keys.map((one, i) => ({ key: one, ...(notes[i] as CopyNote) }));
      old.sort((a, b) => a.used - b.used);
      let room = this.keptMax - copy.bytes.length - old.reduce((sum, { size }) => sum + size, 0);
      for (const { key: oldest, size } of old) {
        if (room >= 0) break;
        at('copies').delete(oldest);
        at('notes').delete(oldest);
        room += size;
      }
      at('copies').put(copy, key);
      at('notes').put({ size: copy.bytes.length, used: now } satisfies CopyNote, key);
    });
  }

  private open(): Promise<IDBDatabase> {
    this.opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = this.factory.open(name, version);
      request.onupgradeneeded = () => {
        for (const store of ['waiting', 'copies', 'notes']) request.result.createObjectStore(store);
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('the pictures’ store does not open'));
    }).then((database) => {
      const drop = (): void => {
        database.close();
        this.opening = null;
      };
      database.onclose = drop;
      database.onversionchange = drop;
      return database;
    });
    this.opening.catch(() => (this.opening = null));
    return this.opening;
  }

  /** As in sync/connection.ts: a connection over which anything went wrong is given up. */
  private async run<T>(
    stores: readonly string[],
    mode: IDBTransactionMode,
    act: (at: (store: string) => IDBObjectStore) => T | Promise<T>,
  ): Promise<T> {
    const database = await this.open();
    try {
      const transaction = database.transaction([...stores], mode);
      const end = finished(transaction);
      const result = await act((store) => transaction.objectStore(store));
      await end;
      return result;
    } catch (error) {
      this.opening = null;
      database.close();
      throw error;
    }
  }
}
