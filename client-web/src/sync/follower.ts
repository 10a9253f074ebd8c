// Follows the log: what Welcome and entries mean for this copy, its outbox and its numbers (P5, P7 to P13).
//
// Part of a replica, without time and without a connection: `false` from a function means that this connection is of
// no use any more and a new Hello is due.
import { batchCounter } from '../wire/batch';
import { Refusal } from '../wire/frames';
import type { Entry, Welcome, Witness } from '../wire/frames';
import { Copy, type BoardDocument } from './copy';
import type { Effect, Environment } from './effect';
import { Kept } from './kept';
import type { LastWords } from './last_words';
import type { Names } from './names';
import type { Move, Refusals } from './move';
import { NotNow, passes } from './not_now';
import { Outbox } from './outbox';
import type { Meta, Pending, Stored, StoredBatch, StoredEntry, StoredRefusal } from './stored';
import { Tray } from './tray';

export class Follower {
  readonly copy: Copy;
  readonly outbox: Outbox;
  /** What the server does not take at the moment. */
  readonly notNow: NotNow;
  /** Acknowledged under this number. */
  readonly kept: Kept;
  readonly tray: Tray;
  private epoch_: bigint;
  private replica_: number;
  private participant_: number;
  private owner: number; // whose the number is
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
  private moderator = false;
  private cursorTime: number; // of the entry at the cursor; 0 unknown
  private witness: Witness | undefined; // the newest of `epoch_`
  /** Up to here my batches are in the log; what it says of them may not have come yet. */
  private told = 0;

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
    this.tray = new Tray(stored.tray);
    const giveUp = (all: readonly StoredBatch[]) =>
      all.forEach((item) => this.refuse(item, Refusal.MALFORMED));
    this.notNow = new NotNow(document, environment, pending, this.outbox, stored.postponed, giveUp);
    this.copy = new Copy(document, document.keyframe(), stored.keyframe, stored.entries, meta.cursor);
    this.epoch_ = meta.epoch;
    this.replica_ = meta.replica;
    this.participant_ = this.owner = meta.participant;
    this.cursorTime = meta.cursorTime ?? 0;
    this.witness = meta.witness;
  }

  get epoch(): bigint {
    return this.epoch_;
  }

  get replica(): number {
    return this.replica_;
  }

  /** The number that Hello asks for; 0: a new one. */
  get claimed(): number {
    return this.disowned || this.notNow.fresh ? 0 : this.replica_;
  }

  /** Nothing may be sent before it is known what the log says of what was sent. */
  get listening(): boolean {
    return this.move !== null || this.outbox.ackedSeq < this.told;
  }

  /** What waits may go out, and nothing else is under way: time for a new number. */
  get readyToRelease(): boolean {
    const { reason, fresh, postponed } = this.notNow;
    const idle = this.caughtUp && !this.move && !this.watching && this.outbox.size === 0;
    return idle && reason === 0 && !fresh && postponed.size > 0;
  }

  get wantKeyframe(): boolean {
    return this.wantKeyframe_;
  }

  /** Has everything that was there when the connection began. */
  get caughtUp(): boolean {
    return this.head !== null && this.copy.cursor >= this.head;
  }

  get moving(): boolean {
    return this.move !== null;
  }

  /** Ticket of the write that tells the device of the newest numbering; 0 when there was none. */
  get renumbered(): number {
    return this.renumbered_;
  }

  get meta(): Meta {
    const { nextSeq, lastHash, ackedSeq, ackedHash } = this.outbox;
    const { epoch_: epoch, replica_: replica, owner: participant, cursorTime, witness } = this;
    const { cursor } = this.copy;
    const numbers = { nextSeq, lastHash, ackedSeq, ackedHash };
    return { epoch, replica, participant, cursor, cursorTime, witness, ...numbers };
  }

  /** Shows what this device has. A copy that can not be read is fetched again; the outbox stays. */
  restore(participant: number): void {
    this.participant_ = participant;
    this.wantKeyframe_ = !this.rebuild();
    this.tell({ kind: 'changed', all: true });
  }

  made(batch: Uint8Array): void {
    this.notNow.made(batch, this.replica_, this.moderator);
  }

  /**
   * What an earlier page made and could not store goes on where the stored ends, also where something between was acknowledged. A new
   * number may not have been stored: what was has the former one, for which the rest is rewritten; counters tell what was.
   */
  resume({ replica, acked, batches, postponed, refusals }: LastWords): void {
    for (const refusal of refusals) if (!this.tray.has(refusal)) this.putInTray(refusal);
    const same = replica === this.replica_;
    if (same && batches[0]?.seq === acked.seq + 1 && acked.seq >= this.outbox.nextSeq) {
      for (const item of this.outbox.batches) this.keep(item);
      this.pending.finish(acked.seq);
      this.outbox.goOn(acked.seq, acked.hash);
    }
    const stored = [...this.outbox.batches, ...this.notNow.postponed.batches];
    const last = stored.reduce((most, { batch }) => Math.max(most, batchCounter(batch)), 0);
    const bytes = batches.map(({ batch }) => batch);
    const anew = [...(same ? bytes : this.rewritten(bytes, replica)), ...this.rewritten(postponed, 0)];
    for (const batch of anew) if (batchCounter(batch) > last) this.made(batch);
  }

  /** What was written in the name of who had no number yet bears it from now on; none of it was sent. False: nothing did. */
  rename(by: Names): boolean {
    const renamed = this.outbox.rewrite(by, this.environment.hash, this.pending.next);
    if (renamed) this.pending.replaceOutbox(this.outbox.batches);
    if (renamed) this.remake();
    return renamed;
  }

  private remake(): void {
    this.renumbered_ = this.pending.next;
    this.copy.spoil();
    this.rebuild();
    this.tell({ kind: 'changed', all: true });
  }

  private rewritten(batches: readonly Uint8Array[], replica: number): Uint8Array[] {
    const since = batches[0] ? batchCounter(batches[0]) : 0;
    return batches.flatMap((batch) => this.environment.restamp(batch, replica, since));
  }

  /** Refused batches of one thing are made anew. False: what waits already is in their way. */
  again(refusals: readonly StoredRefusal[]): boolean {
    if (this.watching || this.move || !this.notNow.again(refusals, this.replica_)) return false;
    this.remake();
    return true;
  }

  lost(): void {
    this.head = null;
    this.move = null;
  }

  /** `keyframe`: Welcome's, inflated. False: not my number after all. */
  welcomed(welcome: Welcome, keyframe: Uint8Array | null): boolean {
    if (this.notNow.fresh && welcome.epoch !== this.epoch_) {
      // First what this log lacks, under the number that it was made with (P28).
      this.notNow.fresh = false;
      return false;
    }
    const sameNumber = welcome.replica === this.replica_ && this.claimed !== 0;
    // Of another lineage: it may lack what I was acknowledged, also where my number is somebody else's in it by now.
    const logged = sameNumber ? welcome.lastSeq : welcome.formerSeq;
    const mine = this.claimed !== 0 && welcome.participant === this.owner;
    const behind = mine && welcome.epoch !== this.epoch_ && logged < this.outbox.ackedSeq;
    if (behind && !this.bringBack(logged, sameNumber ? welcome.lastHash : 0n)) return false;
    this.head = welcome.head;
    this.watching = welcome.role === 'observer';
    this.moderator = welcome.role === 'moderator';
    this.told = welcome.lastSeq;
    this.cursorTime = welcome.baseTime;
    this.notNow.said(welcome.notNow, this.replica_);
    this.participant_ = this.owner = welcome.participant;
    this.document.setLocalParticipant(welcome.participant);
    this.wantKeyframe_ = false;
    const goesOn = welcome.epoch === this.epoch_ && welcome.base === this.copy.cursor && !welcome.keyframe;
    if (welcome.epoch !== this.epoch_) this.witness = undefined;
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

  /** For the next Hello: what the log has by now (P28). Stored with what comes next. */
  witnessed(witness: Witness): void {
    this.witness = witness;
  }

  /** False: a gap (P12), or an entry that this copy can not take. */
  read(entries: readonly Entry[]): boolean {
    let shown = false;
    for (const entry of entries) {
      // Offset 0 says an acknowledgement again; ours came, or will come, with its entry.
      if (entry.offset <= this.copy.cursor) continue;
      if (entry.offset !== this.copy.cursor + 1) return false;
      this.cursorTime += entry.elapsed;
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
    if (this.move) this.renumber(this.move);
    this.move = null;
    if (this.watching) this.setAside();
    const renamed = this.notNow.takeRenamed();
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
      this.putInTray({ seq: this.tray.nextUnnumbered(), replica: this.replica_, reason, at, batch });
    }
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
    if (!this.move || !first || entry.replica !== this.replica_) return 0;
    const mine = first.seq <= this.move.done || this.environment.hash(entry.batch) === first.hash;
    return mine ? first.seq : 0;
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
      if (passes(entry.refused)) this.postpone([mine]);
      else this.refuse(mine, entry.refused);
      return true;
    }
    if (mine.alone) this.copy.spoil();
    this.keep(mine);
    const kept: StoredEntry = { offset: entry.offset, replica: this.replica_, batch: mine.batch };
    this.copy.confirm(kept);
    this.pending.addEntry(kept);
    return true;
  }

  /** The batch has no effect; it is kept for the person, and the document is made without it. */
  private refuse(mine: StoredBatch, reason: number): void {
    const at = this.environment.wall();
    const seq = mine.seq > 0 ? mine.seq : this.tray.nextUnnumbered();
    this.copy.spoil();
    this.putInTray({ seq, replica: this.replica_, reason, at, batch: mine.batch });
  }

  private putInTray(refusal: StoredRefusal): void {
    this.tray.add(refusal, this.pending.next);
    this.pending.refuse(refusal);
    this.changedStore();
    this.tell({ kind: 'refused', refusal });
  }

  /** Mine up to `seq` are in the log, but I am not given their entries. */
  private finish(seq: number, refused: Refusals): void {
    const done = this.outbox.batches.filter((item) => item.seq <= seq);
    this.outbox.drop(seq);
    this.pending.finish(seq);
    const later: StoredBatch[] = [];
    for (const item of done) {
      const reason = refused.get(item.seq);
      if (reason === undefined) this.keep(item);
      else if (passes(reason)) later.push(item);
      else this.refuse(item, reason);
    }
    this.postpone(later);
  }

  /** These were refused for a while. */
  private postpone(refused: readonly StoredBatch[]): void {
    const [first] = refused;
    if (!first) return;
    this.notNow.postpone(batchCounter(first.batch), refused, this.replica_, this.moderator);
    this.copy.spoil();
    this.changedStore();
  }

  /** Who may only watch sends nothing: what is left over goes to the tray. The log is complete: none of it is there. */
  private setAside(): void {
    const waiting = this.notNow.postponed.takeAll().map(({ batch }) => ({ seq: 0, batch, hash: 0n }));
    const left = [...this.outbox.giveUp(), ...waiting];
    if (left.length === 0) return;
    this.pending.replaceOutbox([]);
    this.pending.replacePostponed([]);
    for (const item of left) this.refuse(item, Refusal.NOT_ALLOWED);
  }

  private keep({ seq, batch, hash }: StoredBatch): void {
    const kept = { seq, batch, hash };
    this.pending.keep(kept, this.kept.add(kept));
  }

  /**
   * The log was restored from a backup and is behind. False: of two copies of one profile the other came first, and the
   * number is its. It has brought back what both had, so that nothing of that is sent again.
   */
  private bringBack(seq: number, hash: bigint): boolean {
    if (hash !== 0n && !this.kept.agrees(seq, hash)) {
      this.disowned = true;
      return false;
    }
    this.renumbered_ = this.pending.next;
    this.outbox.bringBack(seq, hash, this.kept.takeAbove(seq), this.pending.next);
    this.pending.replaceOutbox(this.outbox.batches);
    this.pending.replaceKept(this.kept.batches);
    return true;
  }

  private rebuild(): boolean {
    const author = this.notNow.author(this.replica_);
    const waiting = this.notNow.postponed.batches;
    return this.copy.rebuild(this.participant_, this.replica_, this.outbox.batches, author, waiting);
  }

  private renumber(move: Move): void {
    const from = this.replica_;
    this.finish(move.done, move.refused);
    const same = from === move.to;
    // What waits may lean on what is under way: it waits too.
    const waiting = this.notNow.postponed.size > 0;
    if (!same && waiting && this.outbox.size > 0) {
      const { since } = this.notNow.postponed;
      const counters = [...this.outbox.batches.slice(0, 1).map(({ batch }) => batchCounter(batch)), since];
      this.notNow.postpone(Math.min(...counters), [], from, this.moderator);
    }
    const first = this.outbox.batches[0];
    // What is confirmed keeps its name.
    const since = first ? batchCounter(first.batch) : Number.MAX_SAFE_INTEGER;
    const rewrite = (item: StoredBatch): readonly StoredBatch[] => {
      if (same) return [item];
      const batches = this.environment.restamp(item.batch, from, since);
      if (batches.length === 0) this.refuse(item, Refusal.MALFORMED);
      return batches.map((batch) => ({ seq: item.seq, batch, hash: this.environment.hash(batch) }));
    };
    this.outbox.renumber(move.lastSeq, same, this.pending.next, rewrite);
    this.replica_ = move.to;
    this.disowned = this.notNow.fresh = false;
    // What goes past others that wait makes nothing.
    this.notNow.rename({ from, to: move.to, since }, move.to, !waiting);
    if (!same) {
      this.notNow.release(move.to);
      // What the log has under the former number is not told any more.
      this.kept.clear();
      this.pending.replaceKept([]);
    }
    this.pending.replaceOutbox(this.outbox.batches);
    this.changedStore();
    if (this.outbox.size === 0) return;
    this.renumbered_ = this.pending.next;
    this.copy.spoil();
  }
}
