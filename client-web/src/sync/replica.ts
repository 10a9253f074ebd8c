// One copy of a board kept in step with the server: a state machine without I/O (PROTOCOL.md, client's side).
//
// Events come in by the methods, with monotonic time in ms; what is to be done about them is collected and taken by
// `takeEffects`. It owns the numbers, the outbox and the log; the caller owns socket, store and timers. A batch is
// sent only after the write that stores it (`takeWrite`, `written`): what the server knows, this device knows.
import { encodeHello, encodePing, encodeSubmit, NoticeKind } from '../wire/frames';

import type { Moment, RoleName, ServerFrame, Welcome } from '../wire/frames';
import { muchRefused, storeFailed } from './close_code';
import type { Copy, BoardDocument } from './copy';
import { Device } from './device';
import type { Effect, Environment } from './effect';
import { Follower } from './follower';
import type { LastWords } from './last_words';
import { Link, type LinkAct } from './link';
import { names } from './names';
import type { Outbox } from './outbox';
import { Presence, type SeenMoment } from './presence';
import { Pending, type Stored, type StoredRefusal, type Write } from './stored';
import { SendWindow } from './window';
import { Things } from '../wire/salvage';

export class Replica {
  readonly link: Link;
  readonly presence = new Presence();
  private readonly pending = new Pending();
  private readonly follower: Follower;
  private readonly window = new SendWindow();
  private effects: Effect[] = [];
  private role_: RoleName | null = null;
  private readonly device = new Device();
  private sentSeq = 0;
  private serverReadOnly_ = false;
  private reload_ = false;
  private leaseExpired_ = false;
  private muchRefused_ = false;
  private fullness_ = 0;
  private nonce = 0;
  private readonly things = new Things();

  constructor(
    document: BoardDocument,
    private readonly environment: Environment,
    stored: Stored,
  ) {
    this.link = new Link(environment.random);
    const tell = (effect: Effect) => this.effects.push(effect);
    this.follower = new Follower(document, environment, this.pending, tell, stored);
  }

  // --- What others may know -----------------------------------------------------------------------

  get outbox(): Outbox {
    return this.follower.outbox;
  }

  get copy(): Copy {
    return this.follower.copy;
  }

  get replica(): number {
    return this.follower.replica;
  }

  get role(): RoleName | null {
    return this.role_;
  }

  get caughtUp(): boolean {
    return this.link.state.name === 'live' && this.follower.caughtUp;
  }

  /** Batches that the server has not confirmed: those on their way, and those that wait. */
  get unsent(): number {
    return this.outbox.size + this.waiting;
  }

  /** Batches that the server does not take at the moment (P35). */
  get waiting(): number {
    return this.follower.notNow.postponed.size;
  }

  /** How many things people did are in the unsent batches, and in those of them that wait. */
  get changes(): { readonly unsent: number; readonly waiting: number } {
    const waiting = this.follower.notNow.postponed.batches.map(({ batch }) => batch);
    const all = [...this.outbox.batches.map(({ batch }) => batch), ...waiting];
    const unsent = this.things.count(all, this.replica);
    return { unsent, waiting: waiting.length > 0 ? this.things.count(waiting, this.replica) : 0 };
  }

  /** Why the server takes only some kinds of changes at the moment, and the others wait (NotNow of sync.proto); 0: it takes all. */
  get notNow(): number {
    return this.follower.notNow.reason;
  }

  /** Everything that is unconfirmed survives a reload. */
  get onDevice(): boolean {
    const { written } = this.device;
    const stored = this.outbox.storedUpTo(written) && this.follower.notNow.postponed.storedUpTo(written);
    return this.unsent === 0 || (this.device.works && stored);
  }

  /** There is something that neither the server nor this device has. */
  get homeless(): boolean {
    if (this.link.state.name === 'stopped' && this.link.state.reason === 'taken') return this.orphaned;
    return (
      !this.device.works && (this.unsent > 0 || this.follower.tray.after(this.device.written).length > 0)
    );
  }

  /** The copy is another page's: what it was not told in time is here alone. */
  private get orphaned(): boolean {
    const { batches, postponed, refusals } = this.lastWords;
    return batches.length + postponed.length + refusals.length > 0;
  }

  /** The device can store, as far as anybody knows. */
  get stores(): boolean {
    return this.device.works;
  }

  get serverReadOnly(): boolean {
    return this.serverReadOnly_;
  }

  get reload(): boolean {
    return this.reload_;
  }

  /** The server has let go of what this device remembered: it began anew when it came back. */
  get leaseExpired(): boolean {
    return this.leaseExpired_;
  }

  /** The server takes what is left little by little, because most of it is refused. */
  get muchRefused(): boolean {
    return this.muchRefused_;
  }

  /** How full the board is, percent; 0 while nobody need think of it. */
  get fullness(): number {
    return this.fullness_;
  }

  get others(): ReadonlyMap<number, SeenMoment> {
    return this.presence.others;
  }

  /** Whether there is anything to show: from the device or from the server. */
  get known(): boolean {
    return this.follower.epoch !== 0n;
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

  /** Shows what this device has. */
  restore(participant: number): void {
    this.follower.restore(participant);
  }

  /** Takes up what an earlier page of this copy made and could not store. Before `restore`. */
  resume(words: LastWords): void {
    this.follower.resume(words);
    if (!this.pending.empty) this.effects.push({ kind: 'write' });
  }

  /** What would be lost if the page ended now. */
  get lastWords(): LastWords {
    const { replica, device, outbox } = this;
    const lost = ({ ticket }: { ticket: number }) => ticket > device.written;
    const { postponed } = this.follower.notNow;
    return {
      replica,
      acked: { seq: outbox.ackedSeq, hash: outbox.ackedHash },
      batches: outbox.batches.filter(lost),
      postponed: postponed.batches.filter(lost).map(({ batch }) => batch),
      refusals: this.follower.tray.after(device.written),
    };
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
    this.follower.compact();
    this.effects.push({ kind: 'disconnect' });
  }

  // --- Mine ---------------------------------------------------------------------------------------

  /** A batch that the document has made and applied. */
  edited(batch: Uint8Array): void {
    this.follower.made(batch);
    this.effects.push({ kind: 'write' });
    this.pump();
  }

  /** What never became a batch of mine is kept as one that was refused. */
  putAside(batches: readonly Uint8Array[], reason: number): void {
    this.follower.putAside(batches, reason);
  }

  /** A person has put these away. */
  dismissed(refusals: readonly StoredRefusal[]): void {
    this.follower.tray.forget(refusals);
    this.pending.forgetRefusals(refusals);
  }

  /** Makes refused batches anew, oldest first: they wait until they may go out. False: not at the moment. */
  again(refusals: readonly StoredRefusal[]): boolean {
    if (!this.follower.again(refusals)) return false;
    this.effects.push({ kind: 'write' });
    return true;
  }

  /** Somebody who was added here has a number now: what waited for it may go. */
  goOn(): void {
    this.pump();
  }

  setPresence(part: Moment, now: number): void {
    this.presence.set(part, now);
    this.sendPresence(now);
  }

  // --- The store ----------------------------------------------------------------------------------

  /** What is to be stored now; null when nothing is. */
  takeWrite(): Write | null {
    return this.pending.empty ? null : this.pending.take(this.follower.meta, this.changes.unsent);
  }

  written(ticket: number): void {
    this.device.wrote(ticket);
    this.pump();
  }

  /** There is no place to store anything: what is unsent goes out without. */
  storeless(): void {
    this.device.isNone();
  }

  /** The device can not store. What is unsent goes out anyway: better there than nowhere. */
  writeFailed(): void {
    this.storeEverything();
    this.device.failed(this.pending.next);
    this.pump();
  }

  /** The next write says everything, whatever is stored. */
  storeEverything(): void {
    this.pending.replaceKeyframe(this.copy.keyframe);
    for (const entry of this.copy.log) this.pending.addEntry(entry);
    this.pending.replaceOutbox(this.outbox.batches);
    this.pending.replaceKept(this.follower.kept.batches);
    this.pending.replacePostponed(this.follower.notNow.postponed.batches);
    this.pending.replaceRefusals(this.follower.tray.all);
    this.follower.tray.storedAnew(this.pending.next);
  }

  // --- The connection -----------------------------------------------------------------------------

  opened(now: number): void {
    this.link.opened(now);
    const { outbox, copy, follower } = this;
    this.send(
      encodeHello({
        token: this.environment.token,
        epoch: follower.epoch,
        cursor: copy.cursor,
        replica: follower.claimed,
        nextSeq: outbox.nextSeq,
        lastBatchHash: outbox.lastHash,
        ackedSeq: outbox.ackedSeq,
        ackedBatchHash: outbox.ackedHash,
        wantKeyframe: follower.wantKeyframe,
        unackedHashes: outbox.unackedHashes,
        instance: this.environment.instance,
        watcher: this.environment.watcher,
        cursorTime: follower.meta.cursorTime ?? 0,
        witness: follower.meta.witness,
      }),
    );
  }

  /** The connection ended, for whatever reason. */
  closed(code: number, now: number): void {
    // Until it is welcomed again: the server is there, and can not even be read from (P18).
    this.serverReadOnly_ = code === storeFailed;
    this.muchRefused_ ||= code === muchRefused;
    this.link.closed(code, now);
    this.follower.lost();
    this.window.reset();
    this.presence.others.clear();
    this.effects.push({ kind: 'presence' });
  }

  /** `keyframe`: Welcome's, inflated. */
  received(frame: ServerFrame, keyframe: Uint8Array | null, now: number): void {
    this.link.heard(now);
    if (frame.welcome && !this.welcomed(frame.welcome, keyframe, now)) return this.startOver(now);
    if (this.link.state.name !== 'live') return;
    if (frame.witness) this.follower.witnessed(frame.witness);
    const moving = this.follower.moving;
    const acked = this.outbox.ackedSeq;
    if (frame.entries.length > 0 && !this.follower.read(frame.entries)) return this.startOver(now);
    if (!this.follower.settle()) return this.startOver(now);
    if (moving) this.sentSeq = this.outbox.ackedSeq;
    else if (this.outbox.ackedSeq > acked) this.window.acknowledged();
    if (frame.presence.length > 0) {
      this.presence.receive(frame.presence, now);
      this.effects.push({ kind: 'presence' });
    }
    if (this.outbox.size === 0) this.muchRefused_ = false;
    if (frame.notice) this.noticed(frame.notice);
    if (frame.people.length > 0) this.effects.push({ kind: 'people', people: frame.people, whole: false });
    if (this.follower.readyToRelease && !this.serverReadOnly_) {
      this.follower.notNow.fresh = true;
      this.startOver(now);
      return this.act(this.link.hurry(now), now);
    }
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

  private act(what: LinkAct, now: number): void {
    if (what === 'connect') this.effects.push({ kind: 'connect' });
    if (what === 'ping') this.send(encodePing(++this.nonce));
    if (what === 'drop') this.startOver(now);
  }

  private send(bytes: Uint8Array<ArrayBuffer>, passing = false): void {
    this.effects.push({ kind: 'send', bytes, passing });
  }

  private sendPresence(now: number): void {
    if (this.link.state.name !== 'live' || this.environment.watcher) return;
    const bytes = this.presence.take(now);
    if (bytes) this.send(bytes, true);
  }

  /** Gives this connection up and comes back (a gap, silence, a log that does not fit). */
  private startOver(now: number): void {
    this.effects.push({ kind: 'disconnect' });
    this.closed(1000, now);
  }

  private welcomed(welcome: Welcome, keyframe: Uint8Array | null, now: number): boolean {
    this.link.welcomed(now);
    this.role_ = welcome.role;
    this.serverReadOnly_ = false;
    this.leaseExpired_ = welcome.leaseExpired;
    this.fullness_ = welcome.fullness;
    if (!this.follower.welcomed(welcome, keyframe)) return false;
    this.sentSeq = welcome.lastSeq;
    this.presence.connected(now);
    this.effects.push({ kind: 'presence' });
    this.effects.push({ kind: 'people', people: welcome.people, whole: true });
    this.sendPresence(now);
    return true;
  }

  private noticed({ kind, inMs, fullness, notNow }: NonNullable<ServerFrame['notice']>): void {
    if (kind === NoticeKind.NOT_NOW) this.follower.notNow.said(notNow, this.replica);
    if (kind === NoticeKind.FULLNESS) this.fullness_ = fullness;
    if (kind === NoticeKind.SHUTDOWN) this.link.askedToComeBack(inMs);
    if (kind === NoticeKind.READ_ONLY) this.serverReadOnly_ = true;
    if (kind === NoticeKind.WRITABLE) this.serverReadOnly_ = false;
    if (kind === NoticeKind.RELOAD) this.reload_ = true;
  }

  /** Sends what may be sent. */
  private pump(): void {
    if (this.link.state.name !== 'live' || this.follower.listening || this.serverReadOnly_) return;
    if (this.role_ === 'observer' || this.environment.watcher) return;
    if (names.now && this.follower.rename(names.now)) this.effects.push({ kind: 'write' });
    const ticket = this.device.works ? this.device.written : Infinity;
    // The disk still has the same batches under other numbers: after a reload they would be sent again.
    if (this.device.failing && this.device.written < this.follower.renumbered) return;
    for (;;) {
      let run = this.window.next(this.outbox, this.sentSeq, ticket);
      const waits = run.findIndex(({ batch }) => names.now?.waits(batch));
      if (waits >= 0) run = run.slice(0, waits);
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
