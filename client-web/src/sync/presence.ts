// Presence both ways (P17): mine goes out at most 20 times a second, newest only; others' are kept until they leave
// or the connection ends.
import { encodePresence, type Moment, type OtherMoment } from '../wire/frames';

export interface SeenMoment extends OtherMoment {
  /** Monotonic ms when it last changed. */
  readonly at: number;
}

const interval = 50;

export class Presence {
  private mine: Moment = {};
  private due: number | null = null;
  private sentAt = -Infinity;
  readonly others = new Map<number, SeenMoment>();

  /** Merges `part` into my moment; `undefined` takes a part away. */
  set(part: Moment, now: number): void {
    this.mine = { ...this.mine, ...part };
    this.due ??= Math.max(now, this.sentAt + interval);
  }

  /** A new connection knows nothing of me yet, and nothing that I knew of others holds. */
  connected(now: number): void {
    this.others.clear();
    this.due = now;
  }

  receive(moments: readonly OtherMoment[], now: number): void {
    for (const moment of moments) {
      if (moment.gone) this.others.delete(moment.replica);
      else this.others.set(moment.replica, { ...moment, at: now });
    }
  }

  get deadline(): number | null {
    return this.due;
  }

  /** The frame to send now, or null. */
  take(now: number): Uint8Array<ArrayBuffer> | null {
    if (this.due === null || now < this.due) return null;
    this.due = null;
    this.sentAt = now;
    return encodePresence(this.mine);
  }
}
