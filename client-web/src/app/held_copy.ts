// The copy of a board on this device that its page holds, or only looks at: read once, written by the runner, left in words when
// the page may be going.
import type { LastWords } from '../sync/last_words';
import { leave } from '../sync/last_words';
import { holdAnySlot, letGo, worthiest, writeHeld, type Held } from '../sync/slots';
import { nothingStored, type Stored, type StoredRefusal, type Write } from '../sync/stored';
import type { Place } from './place';

export class HeldCopy {
  private held: Held | null = null;

  constructor(
    private readonly place: Place,
    private readonly board: string,
    private readonly event: string,
    private readonly mode: 'edit' | 'watch',
  ) {}

  /** Slot that this board writes; null: none. */
  get slot(): number | null {
    return this.held?.slot.slot ?? null;
  }

  /** It was begun from another copy, and is stored nowhere yet. */
  get copied(): boolean {
    return this.held?.copied ?? false;
  }

  /** What an earlier page of this copy made and could not store. */
  get lastWords(): LastWords | null {
    return this.held?.lastWords ?? null;
  }

  /** Null: there is nowhere to store. */
  get write(): ((write: Write) => Promise<void>) | null {
    const { held } = this;
    const { store } = this.place;
    return store && held && ((write) => writeHeld(store, held, write));
  }

  async read(): Promise<Stored> {
    try {
      return await this.readStored();
    } catch (error) {
      // What is stored stays as it is, for another time; this page works on without.
      console.error('tablee: the copy on this device can not be read', error);
      this.release(this.lastWords);
      this.held = null;
      return nothingStored;
    }
  }

  /** What is left in a copy that went to another page would be taken for that page's. False: it is left nowhere. */
  leave(words: LastWords): boolean {
    const { notes } = this.place;
    if (!this.held || !notes || !this.stillHeld()) return false;
    return leave(notes, this.board, this.held.slot.slot, words);
  }

  /** False: it went to another page while this one slept. A mark that is asked for does not grow old. */
  stillHeld(): boolean {
    return this.held?.claim.holds() ?? true;
  }

  dismiss(refusals: readonly StoredRefusal[]): void {
    const { store } = this.place;
    if (!store || !this.held) return;
    for (const refusal of refusals) {
      store.dismiss(this.board, this.held.slot.slot, refusal).catch((error: unknown) => {
        console.warn('tablee: a dismissed change may come back', error);
      });
    }
  }

  /** `words`: what is neither stored nor sent, for whoever holds the copy next. */
  release(words: LastWords | null): void {
    if (this.held) letGo(this.place, this.held, words);
  }

  private async readStored(): Promise<Stored> {
    const { local } = this.place;
    if (!local) return nothingStored;
    if (this.mode === 'edit') {
      this.held = await holdAnySlot(local, this.board, this.event, Date.now());
      return this.held.stored;
    }
    const [slot] = await worthiest(local.store, this.board);
    return (slot && (await local.store.log(this.board, slot.slot))) ?? nothingStored;
  }
}
