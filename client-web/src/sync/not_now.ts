// What the server does not take for a while (P35): it waits, with all that leans on it, and is made anew under a new number
// when it is taken.
//
// While anything waits, or would have to, the document writes as replica 0. What is taken all the same (P29) and leans on
// nothing that waits says the same whoever its author is: it goes out under the number that this copy has.
import { batchCounter } from '../wire/batch';
import { Refusal } from '../wire/frames';
import type { BoardDocument } from './copy';
import type { Renamed } from '../core/view';
import type { Environment } from './effect';
import type { Outbox } from './outbox';
import { Postponed } from './postponed';
import type { Pending, StoredBatch, StoredPostponed, StoredRefusal } from './stored';

/** Whether what is refused for this reason may be taken later, made anew. */
export const passes = (refusal: number): boolean =>
  refusal === Refusal.DISK_FULL || refusal === Refusal.NOT_NOW;

/** A counter that nothing has: names nothing anew. */
const nothing = Number.MAX_SAFE_INTEGER;

export class NotNow {
  readonly postponed: Postponed;
  /** A new number is asked for, under which they go out. */
  fresh = false;
  private reason_ = 0;
  private renamed: Renamed | null = null;

  constructor(
    private readonly document: BoardDocument,
    private readonly environment: Environment,
    private readonly pending: Pending,
    private readonly outbox: Outbox,
    stored: readonly StoredPostponed[],
    /** These can not be rewritten; they were `replica`'s. */
    private readonly giveUp: (batches: readonly StoredBatch[]) => void,
  ) {
    this.postponed = new Postponed(stored);
  }

  /** NotNow of sync.proto, as the server said last; 0: everything is taken. */
  get reason(): number {
    return this.reason_;
  }

  /** Under which number the document writes. */
  author(replica: number): number {
    return this.postponed.size === 0 && this.reason_ === 0 ? replica : 0;
  }

  said(reason: number, replica: number): void {
    this.reason_ = reason;
    this.document.setReplica(this.author(replica), nothing);
  }

  /** A batch that the document has made. False: it waits. */
  made(batch: Uint8Array, replica: number, moderator: boolean): boolean {
    const waits = this.author(replica) !== replica;
    if (waits && !this.environment.goesAlone(batch, 0, this.postponed.since, moderator)) {
      this.pending.postpone(this.postponed.add(batch, this.pending.next));
      return false;
    }
    this.pending.addBatch(this.outbox.add(batch, this.environment.hash(batch), this.pending.next, waits));
    return true;
  }

  /**
   * From `since` on everything waits but what goes alone: `first`, the rest of the outbox, and what waits already. None of it is
   * under way: the server has closed the connection over which it refused. What was made as replica 0 may name the others by
   * `replica`; from now on all are replica 0's.
   */
  postpone(since: number, first: readonly StoredBatch[], replica: number, moderator: boolean): void {
    const goes = ({ batch }: StoredBatch) => this.environment.goesAlone(batch, replica, since, moderator);
    const going = this.outbox.batches.filter(goes);
    const stay = this.outbox.batches.filter((item) => !going.includes(item));
    this.outbox.replace(going, this.pending.next);
    const waiting = [...first, ...stay, ...this.postponed.takeAll()];
    for (const { batch } of waiting) {
      const batches = this.environment.restamp(batch, replica, since);
      for (const made of batches) this.postponed.add(made, this.pending.next);
      if (batches.length === 0) this.giveUp([this.given(batch)]);
    }
    this.pending.replaceOutbox(this.outbox.batches);
    this.pending.replacePostponed(this.postponed.batches);
    const renamed = first.length + stay.length > 0;
    if (replica !== 0) this.rename({ from: replica, to: 0, since }, replica, renamed);
  }

  /**
   * What was refused waits again, in front of what waits already; its counters must not be among those. False: they are, or it can
   * not be rewritten.
   */
  again(refusals: readonly StoredRefusal[], replica: number): boolean {
    const since = Math.min(...refusals.map(({ batch }) => batchCounter(batch)));
    const anew = refusals.map(({ batch, replica: whose }) => this.environment.restamp(batch, whose, since));
    if (anew.some((batches) => batches.length === 0)) return false;
    const all = [...anew.flat(), ...this.postponed.batches.map(({ batch }) => batch)];
    const ends = all.map(batchCounter);
    if (ends.some((counter, i) => i > 0 && counter <= ends[i - 1]!)) return false;
    this.postponed.takeAll();
    for (const batch of all) this.postponed.add(batch, this.pending.next);
    this.pending.replacePostponed(this.postponed.batches);
    this.document.setReplica(this.author(replica), nothing);
    return true;
  }

  /** What waits is `replica`'s, which was issued just now, and follows in order of its making. */
  release(replica: number): void {
    if (this.postponed.size === 0 || this.reason_ !== 0) return;
    const { since } = this.postponed;
    const all: StoredBatch[] = [...this.outbox.batches];
    for (const { batch } of this.postponed.takeAll()) {
      const batches = this.environment.restamp(batch, 0, since);
      for (const made of batches) all.push(this.given(made));
      if (batches.length === 0) this.giveUp([this.given(batch)]);
    }
    all.sort((a, b) => batchCounter(a.batch) - batchCounter(b.batch));
    this.outbox.replace(all, this.pending.next);
    this.pending.replacePostponed([]);
    this.rename({ from: 0, to: replica, since }, replica);
  }

  /** In the memory of undo, and where there are objects in it, for whoever remembers ids, what one number made is another's. */
  rename(renamed: Renamed, replica: number, objects = true): void {
    const { from, to, since } = renamed;
    this.document.setReplica(from, nothing);
    this.document.setReplica(to, since);
    this.document.setReplica(this.author(replica), nothing);
    if (!objects || since === nothing) return;
    const before = this.renamed;
    this.renamed = before?.to === from ? { from: before.from, to, since: before.since } : renamed;
  }

  /** What was renamed since this was asked last. */
  takeRenamed(): Renamed | null {
    const { renamed } = this;
    this.renamed = null;
    return renamed && renamed.from !== renamed.to ? renamed : null;
  }

  private given(batch: Uint8Array): StoredBatch {
    return { seq: 0, batch, hash: this.environment.hash(batch) };
  }
}
