// Who was added on this device under a number of its own, and which number they have: kept over reloads, for all events, and
// read by whatever sends batches (sync/names.ts).
import { signal } from '@preact/signals';
import type { Document } from '../core/document';
import { names } from '../sync/names';
import { sameBytes } from '../wire/bytes';

export interface Added {
  /** Drawn by this device. */
  readonly number: number;
  readonly name: string;
  /** The same request again is the same person. */
  readonly nonce: string;
  /** The server's; 0: not known. */
  readonly real: number;
  /** Boards and the day have been told of them: what bears the number can be rewritten, and sent. */
  readonly known: boolean;
}

type Stored = Readonly<Record<string, readonly Added[]>>;

export const addedKey = 'tablee-tablet';

export class AddedBook {
  private static book: AddedBook | null = null;
  readonly version = signal(0);
  private stored: Stored = {};
  private document: Document | null = null;

  /** The one of this page. */
  static open(document: () => Document): AddedBook {
    return (this.book ??= new AddedBook(document));
  }

  private constructor(private readonly makes: () => Document) {
    this.read();
    addEventListener('storage', ({ key }) => {
      if (key === addedKey) this.read();
    });
  }

  of(owner: string): readonly Added[] {
    return this.stored[owner] ?? [];
  }

  add(owner: string, added: Added): void {
    this.read();
    this.write({ ...this.stored, [owner]: [...this.of(owner), added] });
  }

  /** In the place of the one with its number. */
  change(owner: string, added: Added): void {
    this.read();
    const list = this.of(owner).map((one) => (one.number === added.number ? added : one));
    this.write({ ...this.stored, [owner]: list });
  }

  // --- What sends asks --------------------------------------------------------------------------

  rename(batch: Uint8Array): Uint8Array {
    return this.all.reduce(
      (now, { number, real, known }) => (known ? this.renamed(now, number, real) : now),
      batch,
    );
  }

  waits(batch: Uint8Array): boolean {
    return this.all.some(({ number, known }) => !known && this.renamed(batch, number, 1) !== batch);
  }

  /** The same where nothing bears the number. */
  private renamed(batch: Uint8Array, from: number, to: number): Uint8Array {
    this.document ??= this.makes();
    const renamed = this.document.rename(batch, from, to);
    return sameBytes(renamed, batch) ? batch : renamed;
  }

  private get all(): readonly Added[] {
    return Object.values(this.stored).flat();
  }

  private read(): void {
    try {
      this.take(JSON.parse(localStorage.getItem(addedKey) ?? '{}') as Stored);
    } catch (error) {
      console.warn('tablee: who was added on this device could not be read', error);
    }
  }

  private write(stored: Stored): void {
    this.take(stored);
    try {
      localStorage.setItem(addedKey, JSON.stringify(stored));
    } catch (error) {
      // It holds until the page is closed.
      console.warn('tablee: who was added on this device could not be kept', error);
    }
  }

  private take(stored: Stored): void {
    this.stored = stored;
    names.now = this.all.length > 0 ? this : null;
    this.version.value++;
  }
}
