// Follows the log: what Welcome and entries mean for this copy, its outbox and its numbers (P5, P7 to P13).
//
// Part of a replica, without time and without a connection: `false` from a function means that this connection is of
// no use any more and a new Hello is due.
import type { Renamed } from '../core/view';
import { batchCounter } from '../wire/batch';
import type { Entry, Welcome } from '../wire/frames';
import { Copy, type BoardDocument } from './copy';
import type { Effect, Environment } from './effect';
import { Kept } from './kept';
import { Outbox } from './outbox';
import type { Meta, Pending, Stored, StoredBatch, StoredEntry } from './stored';

/** What a new number, or a replaced log, means for the outbox; done once the log is complete. */
interface Move {
  readonly to: number;
  readonly lastSeq: number;
  /** Mine up to this number are in the log already, under the former number. */
  readonly done: number;
  /** Those of them that have no effect there. */
  readonly refused: Refusals;
}

/** My batches that Welcome says are refused, by number, and why; 0: nobody knows. */
type Refusals = ReadonlyMap<number, number>;

/** Refusal.NOT_ALLOWED of sync.proto. */
const notAllowed = 7;

/** Refusal.MALFORMED of sync.proto. */
const malformed = 1;

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

export class Follower {
  readonly copy: Copy;
  readonly outbox: Outbox;
  /** Acknowledged under this number. */
  readonly kept: Kept;
  private epoch_: bigint;
  private replica_: number;
  private participant_: number;
  /** The log is complete from here on; null until Welcome says. */
  private head: number | null = null;
  private renumbered_ = 0;
  private move: Move | null = null;
  private wantKeyframe_ = false;
  /** In the server's log this number is another's: a new one is asked for. */
  private disowned = false;
  /** Offset for which a fresh keyframe was asked for last, so that one bad entry does not ask for ever. */
  private mendedAt = -1;
  /** This connection is one of somebody who may only watch (P9). */
  private watching = false;
  /** How much was put aside by this page. */
  private asides = 0;

  constructor(
    private readonly document: BoardDocument,
    private readonly environment: Environment,
    private readonly pending: Pending,
    private readonly tell: (effect: Effect) => void,
    stored: Stored,
  ) {
    const { meta } = stored;
    this.outbox = new Outbox(meta, stored.outbox);
    this.kept = new Kept(stored.kept);
    this.copy = new Copy(document, document.keyframe(), stored.keyframe, stored.entries, meta.cursor);
    this.epoch_ = meta.epoch;
    this.replica_ = meta.replica;
    this.participant_ = meta.participant;
  }

  get epoch(): bigint {
    return this.epoch_;
  }

  get replica(): number {
    return this.replica_;
  }

  /** The number that Hello asks for; 0: a new one. */
  get claimed(): number {
    return this.disowned ? 0 : this.replica_;
  }

  get wantKeyframe(): boolean {
    return this.wantKeyframe_;
  }

  /** Has everything that was there when the connection began. */
  get caughtUp(): boolean {
    return this.head !== null && this.copy.cursor >= this.head;
  }

  /** The outbox is about to be numbered anew: nothing may be sent. */
  get moving(): boolean {
    return this.move !== null;
  }

  /** Ticket of the write that tells the device of the newest numbering; 0 when there was none. */
  get renumbered(): number {
    return this.renumbered_;
  }

  get meta(): Meta {
    const { nextSeq, lastHash, ackedSeq, ackedHash } = this.outbox;
    const { epoch_: epoch, replica_: replica, participant_: participant } = this;
    return { epoch, replica, participant, cursor: this.copy.cursor, nextSeq, lastHash, ackedSeq, ackedHash };
  }

  /** Shows what this device has. A copy that can not be read is fetched again; the outbox stays. */
  restore(participant: number): void {
    this.participant_ = participant;
    this.wantKeyframe_ = !this.rebuild();
    this.tell({ kind: 'changed', all: true });
  }

  /** The connection ended. */
  lost(): void {
    this.head = null;
    this.move = null;
  }

  /** `keyframe`: Welcome's, inflated. False: not my number after all. */
  welcomed(welcome: Welcome, keyframe: Uint8Array | null): boolean {
    const sameNumber = welcome.replica === this.replica_ && !this.disowned;
    const behind = sameNumber && welcome.epoch !== this.epoch_ && welcome.lastSeq < this.outbox.ackedSeq;
    if (behind && !this.bringBack(welcome)) return false;
    this.head = welcome.head;
    this.watching = welcome.role === 'observer';
    this.participant_ = welcome.participant;
    this.document.setLocalParticipant(welcome.participant);
    this.wantKeyframe_ = false;
    const goesOn = welcome.epoch === this.epoch_ && welcome.base === this.copy.cursor && !welcome.keyframe;
    this.epoch_ = welcome.epoch;
    if (!goesOn) {
      const base = { bytes: keyframe ?? new Uint8Array(), offset: welcome.base };
      this.copy.reset(base);
      this.pending.replaceKeyframe(base);
    }
    const refused = new Map(welcome.refusedSeqs.map((seq, i) => [seq, welcome.refusedReasons[i] ?? 0]));
    if (sameNumber && !goesOn) this.finish(welcome.baseSeq, refused);
    const first = this.outbox.batches[0]?.seq ?? this.outbox.nextSeq;
    const fits = sameNumber && first <= welcome.lastSeq + 1 && welcome.lastSeq < this.outbox.nextSeq;
    const done = sameNumber ? 0 : welcome.formerSeq;
    if (!fits) this.move = { to: welcome.replica, lastSeq: welcome.lastSeq, done, refused };
    if (!sameNumber && !goesOn) this.finish(done, refused);
    this.changedStore();
    return true;
  }

  /** False: a gap (P12), or an entry that this copy can not take. */
  read(entries: readonly Entry[]): boolean {
    let shown = false;
    for (const entry of entries) {
      // Offset 0 says an acknowledgement again; ours came, or will come, with its entry.
      if (entry.offset <= this.copy.cursor) continue;
      if (entry.offset !== this.copy.cursor + 1) return false;
      const seq = this.ownSeq(entry);
      const fits = seq > 0 ? this.readOwn(entry, seq) : this.readOther(entry);
      if (!fits && !this.mend(entry.offset)) return false;
      shown ||= seq === 0;
    }
    this.changedStore();
    if (shown && !this.copy.stale) this.tell({ kind: 'changed', all: false });
    return true;
  }

  /** Once the log is complete: takes the new number, and rebuilds what is stale. False: the log does not fit. */
  settle(): boolean {
    if (!this.caughtUp) return true;
    const renamed = this.move ? this.renumber(this.move) : null;
    this.move = null;
    if (this.watching) this.setAside();
    if (this.copy.stale) {
      const whole = this.rebuild();
      this.tell({ kind: 'changed', all: true, ...(renamed && { renamed }) });
      if (!whole && !this.mend(this.copy.cursor)) return false;
    }
    this.compact();
    return true;
  }

  /** Makes a new keyframe when there is much log behind the old one, and nothing is unconfirmed. */
  compact(): void {
    if (this.outbox.size > 0 || !this.copy.compactable) return;
    this.pending.replaceKeyframe(this.copy.compact());
    this.changedStore();
  }

  /** For the tray: these were never numbered. */
  putAside(batches: readonly Uint8Array[], reason: number): void {
    const at = this.environment.wall();
    for (const batch of batches) {
      const refusal = { seq: -++this.asides, replica: this.replica_, reason, at, batch };
      this.pending.refuse(refusal);
      this.tell({ kind: 'refused', refusal });
    }
    this.changedStore();
  }

  // --- Inside -------------------------------------------------------------------------------------

  private changedStore(): void {
    this.pending.touch();
    this.tell({ kind: 'write' });
  }

  /** A copy that does not fit the log is fetched again, once for each place; a second time it is left as it is. */
  private mend(offset: number): boolean {
    if (this.mendedAt === offset) return true;
    this.mendedAt = offset;
    this.wantKeyframe_ = true;
    return false;
  }

  /** My number of the entry's batch; 0 when it is another's. */
  private ownSeq(entry: Entry): number {
    if (entry.seq > 0) return entry.seq;
    const first = this.outbox.batches[0];
    // What I sent under my former number comes as another's, in my order. Somebody who joined anew is told of no
    // former number, but the batches are the same.
    const former = this.move !== null && first && entry.replica === this.replica_;
    return former && (first.seq <= this.move!.done || sameBytes(entry.batch, first.batch)) ? first.seq : 0;
  }

  private readOther(entry: Entry): boolean {
    if (entry.refused > 0 || entry.batch.length === 0) {
      this.copy.skip(entry.offset);
      return true;
    }
    // The frame's buffer is large and lives as long as any view on it.
    const kept = { offset: entry.offset, replica: entry.replica, batch: entry.batch.slice() };
    this.pending.addEntry(kept);
    return this.copy.append(kept);
  }

  private readOwn(entry: Entry, seq: number): boolean {
    const mine = this.outbox.acknowledge(seq);
    if (!mine) {
      this.copy.skip(entry.offset);
      return false;
    }
    this.pending.finish(seq);
    if (entry.refused > 0) {
      this.copy.skip(entry.offset);
      this.refuse(mine, entry.refused);
      return true;
    }
    this.keep(mine);
    const kept: StoredEntry = { offset: entry.offset, replica: this.replica_, batch: mine.batch };
    this.copy.confirm(kept);
    this.pending.addEntry(kept);
    return true;
  }

  /** The batch has no effect; it is kept for the person, and the document is made without it. */
  private refuse(mine: StoredBatch, reason: number): void {
    const at = this.environment.wall();
    const refusal = { seq: mine.seq, replica: this.replica_, reason, at, batch: mine.batch };
    this.copy.spoil();
    this.pending.refuse(refusal);
    this.changedStore();
    this.tell({ kind: 'refused', refusal });
  }

  /** Mine up to `seq` are in the log, but I am not given their entries. */
  private finish(seq: number, refused: Refusals): void {
    const done = this.outbox.batches.filter((item) => item.seq <= seq);
    this.outbox.drop(seq);
    this.pending.finish(seq);
    for (const item of done) {
      const reason = refused.get(item.seq);
      if (reason !== undefined) this.refuse(item, reason);
      else this.keep(item);
    }
  }

  /** Who may only watch sends nothing: what is left over goes to the tray. The log is complete: none of it is there. */
  private setAside(): void {
    const left = this.outbox.giveUp();
    if (left.length === 0) return;
    this.pending.replaceOutbox([]);
    for (const item of left) this.refuse(item, notAllowed);
  }

  private keep({ seq, batch, hash }: StoredBatch): void {
    const kept = { seq, batch, hash };
    this.pending.keep(kept, this.kept.add(kept));
  }

  /**
   * The log was restored from a backup and is behind. False: of two copies of one profile the other came first, and the
   * number is its. It has brought back what both had, so that nothing of that is sent again.
   */
  private bringBack({ lastSeq, lastHash }: Welcome): boolean {
    if (!this.kept.agrees(lastSeq, lastHash)) {
      this.disowned = true;
      return false;
    }
    this.renumbered_ = this.pending.next;
    this.outbox.bringBack(lastSeq, lastHash, this.kept.takeAbove(lastSeq), this.pending.next);
    this.pending.replaceOutbox(this.outbox.batches);
    this.pending.replaceKept(this.kept.batches);
    return true;
  }

  private rebuild(): boolean {
    return this.copy.rebuild(this.participant_, this.replica_, this.outbox.batches);
  }

  private renumber(move: Move): Renamed | null {
    const from = this.replica_;
    this.finish(move.done, move.refused);
    const first = this.outbox.batches[0];
    // What is confirmed keeps its name.
    const since = first ? batchCounter(first.batch) : Number.MAX_SAFE_INTEGER;
    const same = from === move.to;
    const rewrite = (item: StoredBatch): readonly StoredBatch[] => {
      if (same) return [item];
      const batches = this.environment.restamp(item.batch, from, since);
      if (batches.length === 0) this.refuse(item, malformed);
      return batches.map((batch) => ({ seq: item.seq, batch, hash: this.environment.hash(batch) }));
    };
    if (first) this.renumbered_ = this.pending.next;
    this.outbox.renumber(move.lastSeq, same, this.pending.next, rewrite);
    this.replica_ = move.to;
    this.disowned = false;
    if (!same) {
      // What the log has under the former number is not told any more.
      this.kept.clear();
      this.pending.replaceKept([]);
    }
    this.pending.replaceOutbox(this.outbox.batches);
    this.changedStore();
    if (first) this.copy.spoil();
    this.document.setReplica(move.to, since);
    return first && !same ? { from, to: move.to, since } : null;
  }
}
