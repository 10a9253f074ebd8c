// Sends what stayed behind: unsent changes in copies that no page has open (the tab was closed, the person went to
// another table). Works while there is a network, lets go of a copy as soon as a page chooses its own.
import { Replica } from '../sync/replica';
import { Runner } from '../sync/runner';
import { areLeft } from '../sync/last_words';
import { eraseSurplus, holdSlot, letGo, type Local, worthiest, writeHeld } from '../sync/slots';
import type { Slot } from '../sync/store';
import { identityOf } from './memory';
import type { Place } from './place';

/** A copy that makes no progress for so long is let go until the next round. */
const patienceMs = 15_000;

export class Courier {
  private running: Promise<void> | null = null;
  private again = false;
  /** Boards of which a page is choosing its copy: hands off. */
  private readonly wanted = new Map<string, number>();
  private interrupt: ((board: string) => Promise<void>) | null = null;

  constructor(
    private readonly place: Place,
    /** Told after each round what is still unsent, copy by copy. */
    private readonly counted: (slots: readonly Slot[]) => void,
  ) {}

  /** A page chooses its copy of `board`, until `chosen`: resolves when all of them are free. */
  async yield(board: string): Promise<void> {
    this.wanted.set(board, (this.wanted.get(board) ?? 0) + 1);
    await this.interrupt?.(board);
  }

  chosen(board: string): void {
    this.wanted.set(board, (this.wanted.get(board) ?? 1) - 1);
  }

  /** Looks for unsent changes, now or after the round that is under way. */
  round(network: boolean): void {
    const { local } = this.place;
    if (!local) return;
    this.again = true;
    if (this.running) return;
    this.running = this.rounds(local, network)
      .catch((error: unknown) => console.warn('tablee: what stayed behind was not sent', error))
      .finally(() => {
        this.running = null;
      });
  }

  private async rounds(local: Local, network: boolean): Promise<void> {
    const { store } = local;
    while (this.again) {
      this.again = false;
      const slots = await worthiest(store);
      this.counted(slots);
      if (!network) return;
      const words = (slot: Slot): boolean => slot.unsent > 0 || areLeft(local.notes, slot);
      const behind = slots.filter((slot) => words(slot) && !this.wanted.get(slot.board));
      for (const slot of behind) await this.deliver(local, slot);
      if (behind.length > 0) this.counted(await worthiest(store));
      await eraseSurplus(local);
    }
  }

  private async deliver(local: Local, slot: Slot): Promise<void> {
    const identity = identityOf(slot.event);
    if (!identity) return;
    const held = await holdSlot(local, slot);
    if (!held) return;
    // A page may have asked for it meanwhile.
    if (this.wanted.get(slot.board)) return letGo(local, held, held.lastWords);
    const document = this.place.core.open();
    const replica = new Replica(document, this.place.environment(identity.token, 'edit'), held.stored);
    if (held.lastWords) replica.resume(held.lastWords);
    let finish: () => void = () => undefined;
    const sent = new Promise<void>((resolve) => (finish = resolve));
    const around = this.place.surroundings(slot.board, {
      store: (write) => writeHeld(local.store, held, write),
      show: () => {
        const { name } = replica.link.state;
        // What the server does not take at the moment is for another time.
        const rest = replica.outbox.size === 0 && (replica.waiting === 0 || replica.notNow !== 0);
        if (rest || name === 'waiting' || name === 'stopped') finish();
      },
    });
    const runner = new Runner(replica, around);
    const cancel = around.after(patienceMs, finish);
    const ended = sent.then(async () => {
      cancel();
      await runner.end();
      letGo(local, held, replica.lastWords);
      document.free();
    });
    this.interrupt = async (board) => {
      if (board !== slot.board) return;
      finish();
      await ended;
    };
    runner.run((inner) => inner.restore(identity.participant));
    runner.run((inner, now) => inner.start(now));
    await ended;
    this.interrupt = null;
  }
}
