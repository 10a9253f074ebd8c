// A room for tests: the server's side of PROTOCOL.md in memory, as far as a client can tell. Durable at once.
import { deflateRawSync } from 'node:zlib';
import {
  ClientFrame,
  Notice_Kind,
  type Hello,
  type Presence,
  type Refusal,
  type ServerFrame,
  type Submit,
} from '../../src/wire/gen/sync';
import { encodeFrame, entry, notice, pong, welcome } from '../wire/messages';
import type { Kit, WordDocument } from './kit';

type Frame = Partial<ServerFrame>;

export interface Peer {
  send(bytes: Uint8Array): void;
  close(code: number): void;
}

interface Session {
  readonly peer: Peer;
  replica: number;
  participant: number;
  instance: bigint;
  cursor: number;
  heard: number;
  live: boolean;
}

interface Logged {
  readonly replica: number;
  readonly seq: number;
  readonly batch: Uint8Array;
  readonly refused: number;
  readonly time: number;
}

interface Known {
  readonly participant: number;
  lastSeq: number;
  lastHash: bigint;
}

/** Refusal.DISK_FULL. */
const diskFull = 11;

/** Numbers that stay free for those who came after the backup. */
const returningMax = 100;

export class FakeRoom {
  log: readonly Logged[] = [];
  document: WordDocument;
  readonly tokens = new Map<string, number>();
  /** Participants who may only watch. */
  readonly observers = new Set<number>();
  epoch = 77n;
  nextReplica = 2;
  readOnly = false;
  /** The disk is nearly full: only what makes things smaller is taken (P29, P35). */
  low = false;
  /** Words with ! are. */
  forbidden = true;
  private now = 0;
  /** Sends keyframes although entries would do. */
  keyframes = false;
  private readonly known = new Map<number, Known>();
  private readonly sessions = new Map<Peer, Session>();

  constructor(private readonly kit: Kit) {
    this.document = kit.document();
  }

  connected(peer: Peer): void {
    this.sessions.set(peer, {
      peer,
      replica: 0,
      participant: 0,
      instance: 0n,
      cursor: 0,
      heard: 0,
      live: false,
    });
  }

  disconnected(peer: Peer): void {
    this.sessions.delete(peer);
  }

  /** All connections end; nothing durable is lost. */
  restart(): void {
    for (const { peer } of [...this.sessions.values()]) this.close(peer, 4000);
  }

  /** Comes back from a backup that was taken when the log was `backup` (P28). */
  restore(backup: readonly Logged[]): void {
    this.putBack(backup);
    this.renew();
  }

  private renew(): void {
    this.epoch += 1n;
    this.nextReplica += returningMax;
  }

  /** The folder is an older copy of itself, and nobody says so. */
  putBack(backup: readonly Logged[]): void {
    this.restart();
    this.nextReplica = backup.reduce((next, { replica }) => Math.max(next, replica + 1), 2);
    this.log = backup;
    this.document = this.kit.document();
    for (const known of this.known.values()) known.lastSeq = 0;
    for (const { replica, seq, batch, refused } of backup) {
      if (refused === 0) this.document.apply(replica, batch);
      const known = this.known.get(replica);
      if (known) Object.assign(known, { lastSeq: seq, lastHash: this.kit.hash(batch) });
    }
    for (const [replica, { lastSeq }] of [...this.known]) if (lastSeq === 0) this.known.delete(replica);
  }

  received(peer: Peer, bytes: Uint8Array, now: number): void {
    const session = this.sessions.get(peer);
    if (!session) return;
    session.heard = now;
    this.now = Math.floor(now);
    const { body } = ClientFrame.decode(bytes);
    if (body?.$case === 'hello') return this.hello(session, body.value, now);
    if (!session.live) return this.close(peer, 4101);
    if (body?.$case === 'submit') this.submit(session, body.value);
    if (body?.$case === 'ping') this.send(session, { pong: pong({ nonce: body.value.nonce }) });
    if (body?.$case === 'presence') this.presence(session, body.value);
  }

  private hello(session: Session, hello: Hello, now: number): void {
    const participant = this.tokens.get(hello.token);
    if (participant === undefined) return this.close(session.peer, 4102);
    if (this.isCut(hello)) this.renew();
    Object.assign(session, { participant, instance: hello.instance, live: true });
    session.replica = this.number(session, hello, now);
    const known = this.known.get(session.replica)!;
    const cursor = Number(hello.cursor);
    const remembers = hello.cursorTime === 0n || this.timeOf(cursor) === Number(hello.cursorTime);
    const sameLog = hello.epoch === this.epoch && cursor <= this.log.length && remembers;
    const entriesDo = sameLog && !hello.wantKeyframe && !this.keyframes;
    session.cursor = entriesDo ? Number(hello.cursor) : this.log.length;
    const keyframe = this.document.keyframe();
    const base = session.cursor;
    const moved = session.replica !== hello.replica;
    const owned = this.known.get(hello.replica)?.participant === participant;
    const baseSeq = this.lastSeqOf(session.replica, base);
    const formerSeq = moved && owned ? this.formerSeq(hello) : 0;
    this.send(session, {
      welcome: welcome({
        epoch: this.epoch,
        replica: session.replica,
        lastSeq: BigInt(known.lastSeq),
        participant,
        role: this.observers.has(participant) ? 3 : 2,
        base: BigInt(base),
        baseTime: BigInt(this.timeOf(base)),
        notNow: this.low ? 1 : 0,
        head: BigInt(this.log.length),
        ...(!entriesDo && { keyframe: deflateRawSync(keyframe), keyframeBytes: BigInt(keyframe.length) }),
        baseSeq: BigInt(baseSeq),
        formerSeq: BigInt(formerSeq),
        ...this.refused(hello, moved ? formerSeq : baseSeq),
        ...(hello.epoch !== this.epoch && { lastHash: known.lastHash }),
      }),
    });
    this.pull(session);
  }

  private timeOf(offset: number): number {
    return this.log[offset - 1]?.time ?? 0;
  }

  /** Whether the client can prove that the log was another one. */
  private isCut({ epoch, witness }: Hello): boolean {
    if (epoch !== this.epoch || !witness) return false;
    const { offset, mark, seal } = witness;
    return seal === this.seal(offset, mark) && mark !== this.mark(Number(offset));
  }

  private mark(offset: number): bigint {
    const logged = this.log[offset - 1];
    return logged ? this.kit.hash(logged.batch) ^ BigInt(logged.time * 65_536 + logged.replica) : 0n;
  }

  private seal(offset: bigint, mark: bigint): bigint {
    return BigInt.asUintN(64, (mark ^ (offset << 20n) ^ this.epoch) * 0x9e3779b97f4a7c15n);
  }

  setLow(low: boolean): void {
    this.low = low;
    this.say({ notice: notice({ kind: Notice_Kind.NOT_NOW, notNow: low ? 1 : 0 }) });
  }

  private lastSeqOf(replica: number, upTo: number): number {
    const own = this.log.slice(0, upTo).filter((entry) => entry.replica === replica);
    return own.at(-1)?.seq ?? 0;
  }

  /** The greatest number up to which the log holds the very batches that the client has. */
  private formerSeq(hello: Hello): number {
    const logged = this.log.filter(
      ({ replica, seq }) => replica === hello.replica && seq > Number(hello.ackedSeq),
    );
    const hashes = hello.unackedHashes;
    const same = hashes.findIndex((hash, i) => !logged[i] || this.kit.hash(logged[i].batch) !== hash);
    return Number(hello.ackedSeq) + (same < 0 ? hashes.length : same);
  }

  private refused(hello: Hello, told: number): { refusedSeqs: bigint[]; refusedReasons: number[] } {
    const between = this.log.filter(
      ({ replica, seq }) => replica === hello.replica && seq > Number(hello.ackedSeq) && seq <= told,
    );
    const without = between.filter(({ refused }) => refused > 0);
    return {
      refusedSeqs: without.map(({ seq }) => BigInt(seq)),
      refusedReasons: without.map(({ refused }) => refused),
    };
  }

  /** P7. */
  private number(session: Session, hello: Hello, now: number): number {
    const { participant } = session;
    const ofLostLog = hello.epoch !== 0n && hello.epoch !== this.epoch;
    const free = hello.replica > 1 && hello.replica < this.nextReplica && !this.known.has(hello.replica);
    if (ofLostLog && free) this.known.set(hello.replica, { participant, lastSeq: 0, lastHash: 0n });
    const known = this.known.get(hello.replica);
    const lastSeq = known?.lastSeq ?? 0;
    // The hash that the client has of the very batch that the log has last; of those far behind it is believed.
    const behind = lastSeq - Number(hello.ackedSeq);
    const hash = behind === 0 ? hello.ackedBatchHash : hello.unackedHashes[behind - 1];
    const fits =
      known?.participant === session.participant &&
      lastSeq < Number(hello.nextSeq) &&
      lastSeq >= Number(hello.ackedSeq) &&
      (lastSeq === 0 || hash === undefined || hash === known.lastHash);
    const outlives = ofLostLog && known?.participant === participant && lastSeq < Number(hello.ackedSeq);
    let keeps = fits || outlives;
    for (const other of [...this.sessions.values()]) {
      if (other === session || !other.live || other.replica !== hello.replica) continue;
      keeps &&= other.instance === hello.instance || now - other.heard >= 10_000;
      this.close(other.peer, 4005);
    }
    if (keeps) return hello.replica;
    const replica = this.nextReplica++;
    this.known.set(replica, { participant, lastSeq: 0, lastHash: 0n });
    return replica;
  }

  private submit(session: Session, submit: Submit): void {
    if (this.readOnly) return this.close(session.peer, 4004);
    if (this.observers.has(session.participant)) return this.close(session.peer, 4008);
    const known = this.known.get(session.replica)!;
    let seq = Number(submit.firstSeq);
    for (const batch of submit.batches) {
      if (seq > known.lastSeq + 1) return this.close(session.peer, 4003);
      if (seq === known.lastSeq + 1 && this.admit(session.replica, known, seq, batch) === diskFull) {
        this.close(session.peer, 4009);
        break;
      }
      ++seq;
    }
    for (const other of this.sessions.values()) if (other.live) this.pull(other);
  }

  private admit(replica: number, known: Known, seq: number, batch: Uint8Array): number {
    const forbidden = this.forbidden && this.kit.words(batch).some((word) => word.includes('!'));
    const later = this.low && !this.kit.goesAlone(batch, 0, Number.MAX_SAFE_INTEGER, false);
    if (known.lastSeq === 0) this.introduce(replica, known.participant);
    const refused = later ? diskFull : forbidden ? 7 : this.document.apply(replica, batch);
    this.log = [...this.log, { replica, seq, batch: batch.slice(), refused, time: this.now }];
    known.lastSeq = seq;
    known.lastHash = this.kit.hash(batch);
    return refused;
  }

  private introduce(replica: number, participant: number): void {
    const batch = this.kit.introduce(this.document, replica, participant);
    if (!batch) return;
    const refused = this.document.apply(1, batch);
    this.log = [...this.log, { replica: 1, seq: this.log.length, batch, refused, time: this.now }];
  }

  private pull(session: Session): void {
    const entries = this.log.slice(session.cursor).map(({ replica, seq, batch, refused, time }, i) => {
      const offset = session.cursor + i + 1;
      const elapsed = BigInt(time - this.timeOf(offset - 1));
      const same = { offset: BigInt(offset), elapsed, refused: refused as Refusal };
      if (replica === session.replica) return entry({ ...same, seq: BigInt(seq) });
      return entry({ ...same, replica, ...(!refused && { batch }) });
    });
    session.cursor = this.log.length;
    if (entries.length > 0) this.send(session, { entries });
  }

  private presence(from: Session, value: Presence): void {
    const presence = { ...value, replica: from.replica, participant: from.participant };
    for (const other of this.sessions.values()) {
      if (other.live && other !== from) this.send(other, { presence: [presence] });
    }
  }

  say(frame: Frame): void {
    for (const session of this.sessions.values()) this.send(session, frame);
  }

  private send(session: Session, frame: Frame): void {
    const offset = BigInt(this.log.length);
    const mark = this.mark(this.log.length);
    const told = (frame.welcome || frame.entries || frame.pong) && offset > 0n;
    const witness = told ? { offset, mark, seal: this.seal(offset, mark) } : undefined;
    session.peer.send(encodeFrame({ ...frame, witness }));
  }

  private close(peer: Peer, code: number): void {
    this.sessions.delete(peer);
    peer.close(code);
  }
}
