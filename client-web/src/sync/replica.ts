// One copy of a board kept in step with the server: a state machine without I/O (PROTOCOL.md, client's side).
//
// Events come in by the methods, with monotonic time in ms; what is to be done about them is collected and taken by
// `takeEffects`. It owns the numbers, the outbox and the log; the caller owns socket, store and timers. A batch is
// sent only after the write that stores it (`takeWrite`, `written`): what the server knows, this device knows.
import { encodeHello, encodePing, encodeSubmit, NoticeKind } from '../wire/frames';
import type { Entry, Moment, RoleName, ServerFrame, Welcome } from '../wire/frames';
import { batchCounter } from '../wire/batch';
import { Copy, type BoardDocument } from './copy';
import { Link, type LinkAct } from './link';
import { Outbox } from './outbox';
import { Presence, type SeenMoment } from './presence';
import type { Effect, Environment, Renamed } from './effect';
import { Pending, type Meta, type Stored, type StoredBatch, type Write } from './stored';

/** What a new number, or a replaced log, means for the outbox; done once the log is complete. */
interface Move {
  readonly to: number;
  readonly lastSeq: number;
  /** Mine up to this number are in the log already. */
  readonly done: number;
}

/** P8 allows 256; half of it keeps a frame small and the line full. */
const underWayMax = 128;
const submitBytesMax = 128 * 1024;

export class Replica {
  readonly link: Link;
  readonly presence = new Presence();
  readonly outbox: Outbox;
  readonly copy: Copy;
  private readonly pending = new Pending();
  private effects: Effect[] = [];

  private epoch: bigint;
  private replica_: number;
  private participant: number;
  private role_: RoleName | null = null;
  /** Tickets up to here are on this device's disk. */
  private writtenTicket = 0;
  private storing = true;
  private sentSeq = 0;
  /** The log is complete from here on; null until Welcome says. */
  private head: number | null = null;
  private move: Move | null = null;
  private wantKeyframe = false;
  /** Offset at which a fresh keyframe was asked for last, so that one bad entry does not ask for ever. */
  private mendedAt = -1;
  private serverReadOnly_ = false;
  private reload_ = false;
  private nonce = 0;

  constructor(
    private readonly document: BoardDocument,
    private readonly environment: Environment,
    stored: Stored,
  ) {
    const { meta } = stored;
    this.link = new Link(environment.random);
    this.outbox = new Outbox(meta, stored.outbox);
    this.copy = new Copy(document, document.keyframe(), stored.keyframe, stored.entries, meta.cursor);
    this.epoch = meta.epoch;
    this.replica_ = meta.replica;
    this.participant = meta.participant;
  }

  // --- What others may know -----------------------------------------------------------------------

  get replica(): number {
    return this.replica_;
  }

  get role(): RoleName | null {
    return this.role_;
  }

  get caughtUp(): boolean {
    return this.link.state.name === 'live' && this.head !== null && this.copy.cursor >= this.head;
  }

  /** Everything that is unconfirmed survives a reload. */
  get kept(): boolean {
    return this.outbox.size === 0 || (this.storing && this.outbox.storedUpTo(this.writtenTicket));
  }

  get serverReadOnly(): boolean {
    return this.serverReadOnly_;
  }

  get reload(): boolean {
    return this.reload_;
  }

  get others(): ReadonlyMap<number, SeenMoment> {
    return this.presence.others;
  }

  /** Whether there is anything to show: from the device or from the server. */
  get known(): boolean {
    return this.epoch !== 0n;
  }

  get deadline(): number | null {
    const live = this.link.state.name === 'live';
    const times = [this.link.deadline, live ? this.presence.deadline : null];
    return times.reduce((a, b) => (a === null ? b : b === null ? a : Math.min(a, b)), null);
  }

  takeEffects(): Effect[] {
    const effects = this.effects;
    this.effects = [];
    return effects;
  }

  // --- Beginning and end --------------------------------------------------------------------------

  /** Shows what this device has. A copy that can not be read is fetched again; the outbox stays. */
  restore(participant: number): void {
    this.participant = participant;
    if (!this.copy.rebuild(participant, this.replica_, this.outbox.batches)) this.wantKeyframe = true;
    this.effects.push({ kind: 'changed', all: true });
  }

  start(now: number): void {
    this.act(this.link.start(now), now);
  }

  stop(reason: 'broken' | 'taken', now: number): void {
    this.link.stop(reason, now);
    this.effects.push({ kind: 'disconnect' });
  }

  /** Ends the connection for good; stored things stay stored. */
  close(): void {
    this.link.rest();
    this.compact();
    this.effects.push({ kind: 'disconnect' });
  }

  // --- Mine ---------------------------------------------------------------------------------------

  /** A batch that the document has made and applied. */
  edited(batch: Uint8Array): void {
    const item = this.outbox.add(batch, this.environment.hash(batch), this.pending.next);
    this.pending.addBatch(item);
    this.effects.push({ kind: 'write' });
    this.pump();
  }

  setPresence(part: Moment, now: number): void {
    this.presence.set(part, now);
    this.sendPresence(now);
  }

  // --- The store ----------------------------------------------------------------------------------

  /** What is to be stored now; null when nothing is. */
  takeWrite(): Write | null {
    return this.pending.empty ? null : this.pending.take(this.meta());
  }

  written(ticket: number): void {
    this.storing = true;
    this.writtenTicket = ticket;
    this.pump();
  }

  /** The device can not store. What is unsent goes out anyway: better there than nowhere. */
  writeFailed(): void {
    this.storing = false;
    this.storeEverything();
    this.pump();
  }

  /** The next write says everything, whatever is stored. */
  storeEverything(): void {
    this.pending.replaceKeyframe(this.copy.keyframe);
    for (const entry of this.copy.log) this.pending.addEntry(entry);
    this.pending.replaceOutbox(this.outbox.batches);
  }

  // --- The connection -----------------------------------------------------------------------------

  opened(now: number): void {
    this.link.opened(now);
    this.head = null;
    this.send(
      encodeHello({
        token: this.environment.token,
        epoch: this.epoch,
        cursor: this.copy.cursor,
        replica: this.replica_,
        nextSeq: this.outbox.nextSeq,
        lastBatchHash: this.outbox.lastHash,
        ackedSeq: this.outbox.ackedSeq,
        ackedBatchHash: this.outbox.ackedHash,
        wantKeyframe: this.wantKeyframe,
        unackedHashes: this.outbox.unackedHashes,
        instance: this.environment.instance,
      }),
    );
  }

  /** The connection ended, for whatever reason. */
  closed(code: number, now: number): void {
    this.link.closed(code, now);
    this.head = null;
    this.move = null;
    this.presence.others.clear();
    this.effects.push({ kind: 'presence' });
  }

  /** `keyframe`: Welcome's, inflated. */
  received(frame: ServerFrame, keyframe: Uint8Array | null, now: number): void {
    this.link.heard(now);
    if (frame.welcome) this.welcomed(frame.welcome, keyframe, now);
    if (this.link.state.name !== 'live') return;
    if (frame.entries.length > 0 && !this.readEntries(frame.entries)) return this.startOver(now);
    if (!this.settle()) return this.startOver(now);
    if (frame.presence.length > 0) {
      this.presence.receive(frame.presence, now);
      this.effects.push({ kind: 'presence' });
    }
    if (frame.notice) this.noticed(frame.notice.kind, frame.notice.inMs);
    if (frame.people.length > 0) this.effects.push({ kind: 'people', people: frame.people, whole: false });
    this.pump();
  }

  /** To be called at `deadline`; harmless at other times. */
  tick(now: number): void {
    this.act(this.link.tick(now), now);
    this.sendPresence(now);
  }

  /** What the browser believes of the network. */
  network(there: boolean, now: number): void {
    this.act(there ? this.link.hurry(now) : this.link.doubt(now), now);
  }

  // --- Inside -------------------------------------------------------------------------------------

  private meta(): Meta {
    const { nextSeq, lastHash, ackedSeq, ackedHash } = this.outbox;
    const { epoch, replica_: replica, participant } = this;
    return { epoch, replica, participant, cursor: this.copy.cursor, nextSeq, lastHash, ackedSeq, ackedHash };
  }

  private act(what: LinkAct, now: number): void {
    if (what === 'connect') this.effects.push({ kind: 'connect' });
    if (what === 'ping') this.send(encodePing(++this.nonce));
    if (what === 'drop') this.startOver(now);
  }

  private send(bytes: Uint8Array<ArrayBuffer>, passing = false): void {
    this.effects.push({ kind: 'send', bytes, passing });
  }

  private sendPresence(now: number): void {
    if (this.link.state.name !== 'live') return;
    const bytes = this.presence.take(now);
    if (bytes) this.send(bytes, true);
  }

  private changedStore(): void {
    this.pending.touch();
    this.effects.push({ kind: 'write' });
  }

  /** Gives this connection up and comes back (a gap, silence, a log that does not fit). */
  private startOver(now: number): void {
    this.effects.push({ kind: 'disconnect' });
    this.closed(1000, now);
  }

  private welcomed(welcome: Welcome, keyframe: Uint8Array | null, now: number): void {
    this.link.welcomed(now);
    this.head = welcome.head;
    this.role_ = welcome.role;
    this.participant = welcome.participant;
    this.document.setLocalParticipant(welcome.participant);
    this.wantKeyframe = false;
    this.serverReadOnly_ = false;
    const sameLog = welcome.epoch === this.epoch;
    this.epoch = welcome.epoch;

    if (welcome.keyframe || welcome.base !== this.copy.cursor || !sameLog) {
      const base = { bytes: keyframe ?? new Uint8Array(), offset: welcome.base };
      this.copy.reset(base);
      this.pending.replaceKeyframe(base);
    }
    const sameNumber = welcome.replica === this.replica_;
    if (sameNumber) this.finish(welcome.baseSeq);
    const done = sameNumber ? 0 : welcome.formerSeq;
    const first = this.outbox.batches[0]?.seq ?? this.outbox.nextSeq;
    const fits = sameNumber && first <= welcome.lastSeq + 1 && welcome.lastSeq < this.outbox.nextSeq;
    if (!fits) this.move = { to: welcome.replica, lastSeq: welcome.lastSeq, done };
    this.sentSeq = welcome.lastSeq;
    this.changedStore();
    this.presence.connected(now);
    this.effects.push({ kind: 'presence' });
    this.effects.push({ kind: 'people', people: welcome.people, whole: true });
    this.sendPresence(now);
  }

  /** False: a gap (P12), or an entry that this copy can not take. */
  private readEntries(entries: readonly Entry[]): boolean {
    let shown = false;
    for (const entry of entries) {
      // Offset 0 says an acknowledgement again; ours came, or will come, with its entry.
      if (entry.offset <= this.copy.cursor) continue;
      if (entry.offset !== this.copy.cursor + 1) return false;
      const fits = entry.seq > 0 ? this.readOwn(entry) : this.readOther(entry);
      if (!fits && !this.mend(entry.offset)) return false;
      shown ||= entry.seq === 0;
    }
    this.changedStore();
    if (shown && !this.copy.stale) this.effects.push({ kind: 'changed', all: false });
    return true;
  }

  /** A copy that does not fit the log is fetched again, once for each place; a second time it is left as it is. */
  private mend(offset: number): boolean {
    if (this.mendedAt === offset) return true;
    this.mendedAt = offset;
    this.wantKeyframe = true;
    return false;
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

  private readOwn(entry: Entry): boolean {
    const mine = this.outbox.acknowledge(entry.seq);
    if (!mine) {
      this.copy.skip(entry.offset);
      return false;
    }
    this.pending.finish(entry.seq);
    if (entry.refused === 0) {
      const kept = { offset: entry.offset, replica: this.replica_, batch: mine.batch };
      this.copy.confirm(kept);
      this.pending.addEntry(kept);
      return true;
    }
    this.copy.skip(entry.offset);
    this.copy.spoil();
    const refusal = {
      seq: mine.seq,
      replica: this.replica_,
      reason: entry.refused,
      at: this.environment.wall(),
      batch: mine.batch,
    };
    this.pending.refuse(refusal);
    this.effects.push({ kind: 'refused', refusal });
    return true;
  }

  /** Once the log is complete: takes the new number, and rebuilds what is stale. False: the log does not fit. */
  private settle(): boolean {
    if (!this.caughtUp) return true;
    const renamed = this.move ? this.renumber(this.move) : null;
    this.move = null;
    if (this.copy.stale) {
      const whole = this.copy.rebuild(this.participant, this.replica_, this.outbox.batches);
      this.effects.push({ kind: 'changed', all: true, ...(renamed && { renamed }) });
      if (!whole && !this.mend(this.copy.cursor)) return false;
    }
    this.compact();
    return true;
  }

  private renumber(move: Move): Renamed | null {
    const from = this.replica_;
    this.finish(move.done);
    const first = this.outbox.batches[0];
    const since = first ? batchCounter(first.batch) : 0;
    const same = from === move.to;
    const rewrite = (item: StoredBatch): StoredBatch => {
      if (same) return item;
      const batch = this.environment.restamp(item.batch, from, since);
      return { seq: item.seq, batch, hash: this.environment.hash(batch) };
    };
    this.outbox.renumber(move.lastSeq, same, this.pending.next, rewrite);
    this.replica_ = move.to;
    this.sentSeq = move.lastSeq;
    this.pending.replaceOutbox(this.outbox.batches);
    this.changedStore();
    if (first) this.copy.spoil();
    this.document.setReplica(move.to);
    return first && !same ? { from, to: move.to, since } : null;
  }

  private finish(seq: number): void {
    this.outbox.drop(seq);
    this.pending.finish(seq);
  }

  private compact(): void {
    if (this.outbox.size > 0 || !this.copy.compactable) return;
    this.pending.replaceKeyframe(this.copy.compact());
    this.changedStore();
  }

  private noticed(kind: NoticeKind, inMs: number): void {
    if (kind === NoticeKind.SHUTDOWN) this.link.askedToComeBack(inMs);
    if (kind === NoticeKind.READ_ONLY) this.serverReadOnly_ = true;
    if (kind === NoticeKind.WRITABLE) this.serverReadOnly_ = false;
    if (kind === NoticeKind.RELOAD) this.reload_ = true;
  }

  /** Sends what may be sent. */
  private pump(): void {
    if (this.link.state.name !== 'live' || this.move || this.serverReadOnly_) return;
    const ticket = this.storing ? this.writtenTicket : Infinity;
    for (;;) {
      const room = underWayMax - (this.sentSeq - this.outbox.ackedSeq);
      const run = room > 0 ? this.outbox.run(this.sentSeq, ticket, room, submitBytesMax) : [];
      if (run.length === 0) return;
      this.send(
        encodeSubmit(
          run[0]!.seq,
          run.map((item) => item.batch),
        ),
      );
      this.sentSeq = run.at(-1)!.seq;
    }
  }
}
