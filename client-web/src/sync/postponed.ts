// My batches that wait until the server takes them (P35).
//
// They have no number and no author yet: they are written as replica 0's, as a tab writes that was never welcomed, and become
// somebody's when they may be sent. Oldest first; their counters grow.
import { batchCounter } from '../wire/batch';
import type { StoredPostponed } from './stored';

export interface PostponedBatch extends StoredPostponed {
  /** The write that stores it. */
  readonly ticket: number;
}

export class Postponed {
  private items: PostponedBatch[];

  constructor(stored: readonly StoredPostponed[]) {
    this.items = stored.map(({ counter, batch }) => ({ counter, batch, ticket: 0 }));
  }

  get size(): number {
    return this.items.length;
  }

  get batches(): readonly PostponedBatch[] {
    return this.items;
  }

  /** Counter of the oldest; greater than all when there is none. */
  get since(): number {
    return this.items[0]?.counter ?? Number.MAX_SAFE_INTEGER;
  }

  storedUpTo(ticket: number): boolean {
    return this.items.every((item) => item.ticket <= ticket);
  }

  add(batch: Uint8Array, ticket: number): PostponedBatch {
    const item = { counter: batchCounter(batch), batch, ticket };
    this.items.push(item);
    return item;
  }

  takeAll(): readonly PostponedBatch[] {
    const all = this.items;
    this.items = [];
    return all;
  }
}
