// Frames of proto/sync.proto as plain values: numbers where 2^53 suffices (offsets, sequence numbers, counters,
// positions, times), bigint only for the 64-bit patterns (epoch, hashes).
//
// The only importer of generated code. No meaning here: what a frame does is sync's business.
import {
  ClientFrame,
  NotNow,
  Notice_Kind,
  Refusal,
  Role,
  ServerFrame as WireFrame,
  type Entry as WireEntry,
  type ObjectRef as WireRef,
  type Person as WirePerson,
  type Point as WirePoint,
  type Presence as WirePresence,
  type Welcome as WireWelcome,
} from './gen/sync';

export { Notice_Kind as NoticeKind, NotNow, Refusal };

/** What the log was, under the server's seal (P28). Not looked into here. */
export interface Witness {
  readonly offset: bigint;
  readonly mark: bigint;
  readonly seal: bigint;
}

export interface Hello {
  token: string;
  epoch: bigint;
  cursor: number;
  replica: number;
  nextSeq: number;
  lastBatchHash: bigint;
  ackedSeq: number;
  ackedBatchHash: bigint;
  wantKeyframe: boolean;
  unackedHashes: bigint[];
  instance: bigint;
  /** Nobody is there (P17). */
  watcher: boolean;
  /** Of the entry at the cursor, ms since 1970; 0 unknown. */
  cursorTime: number;
  /** The newest of its epoch. */
  witness: Witness | undefined;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** As the message of that name; what core and screens call so is the same. */
interface ObjectRef {
  readonly counter: number;
  readonly replica: number;
}

/** One client's moment; absent means "none now". */
export interface Moment {
  readonly pointer?: Point | undefined;
  readonly selected?: readonly ObjectRef[] | undefined;
  readonly dragged?: readonly ObjectRef[] | undefined;
  /** How far `dragged` has moved since the drag began. */
  readonly drag?: Point | undefined;
  readonly editing?: ObjectRef | undefined;
  /** The live stroke: dx, dy, pressure … in tenths of a unit, from inkStart. */
  readonly ink?: readonly number[] | undefined;
  readonly inkStart?: Point | undefined;
  /** Colour, width in tenths of a unit, tool (0 pen, 1 marker, 2 laser). */
  readonly inkStyle?: readonly [number, number, number] | undefined;
  readonly hand?: boolean | undefined;
  /** x, y, width, height in view. */
  readonly view?: readonly [number, number, number, number] | undefined;
}

export interface OtherMoment extends Moment {
  readonly replica: number;
  readonly participant: number;
  readonly gone: boolean;
}

export interface Entry {
  readonly offset: number;
  readonly elapsed: number;
  readonly replica: number;
  /** Empty when refused, and in the form for the author. */
  readonly batch: Uint8Array;
  /** Above 0 only in the form for the author. */
  readonly seq: number;
  readonly refused: number;
  /** Ms by which the log's time was ahead of the server's clock (P37); only in answers about the past. */
  readonly ahead: number;
}

export type RoleName = 'moderator' | 'participant' | 'observer';

export interface Person {
  readonly participant: number;
  readonly name: string;
  readonly role: RoleName;
  /** On whose device, with others; 0 or absent: on their own. */
  readonly tablet?: number;
}

export interface Welcome {
  readonly epoch: bigint;
  readonly replica: number;
  readonly lastSeq: number;
  readonly participant: number;
  readonly role: RoleName;
  readonly base: number;
  /** Of the entry at `base`, ms since 1970. */
  readonly baseTime: number;
  readonly head: number;
  /** Raw-deflated; null when entries alone bring the client up to date. */
  readonly keyframe: Uint8Array | null;
  readonly keyframeBytes: number;
  readonly people: readonly Person[];
  readonly baseSeq: number;
  readonly formerSeq: number;
  /** Mine that Welcome acknowledges and that were refused. */
  readonly refusedSeqs: readonly number[];
  /** Why, for each of `refusedSeqs`; fewer when the server does not say. */
  readonly refusedReasons: readonly number[];
  /** FNV-1a of the batch `lastSeq`; 0 where the epoch is the one that was asked for. */
  readonly lastHash: bigint;
  /** This device was away for longer than the server keeps what was deleted (P32). */
  readonly leaseExpired: boolean;
  /** How full the board is, percent; 0 while nobody need think of it. */
  readonly fullness: number;
  /** What is not taken for a while (P35); 0: everything is. */
  readonly notNow: number;
}

export interface ServerFrame {
  readonly entries: readonly Entry[];
  readonly welcome: Welcome | null;
  readonly presence: readonly OtherMoment[];
  readonly notice: {
    readonly kind: Notice_Kind;
    readonly inMs: number;
    readonly fullness: number;
    readonly notNow: number;
  } | null;
  readonly pong: { readonly nonce: number; readonly head: number } | null;
  readonly people: readonly Person[];
  readonly witness: Witness | null;
}

type Bytes = Uint8Array<ArrayBuffer>;

function encode(body: NonNullable<ClientFrame['body']>): Bytes {
  return ClientFrame.encode({ body }).finish() as Bytes;
}

export function encodeHello(hello: Hello): Bytes {
  const { cursor, nextSeq, ackedSeq, cursorTime, ...same } = hello;
  const value = {
    ...same,
    version: 1,
    cursor: BigInt(cursor),
    nextSeq: BigInt(nextSeq),
    ackedSeq: BigInt(ackedSeq),
    cursorTime: BigInt(cursorTime),
  };
  return encode({ $case: 'hello', value });
}

export function encodeSubmit(firstSeq: number, batches: Uint8Array[]): Bytes {
  return encode({ $case: 'submit', value: { firstSeq: BigInt(firstSeq), batches } });
}

export function encodePing(nonce: number): Bytes {
  return encode({ $case: 'ping', value: { nonce: BigInt(nonce) } });
}

const whole = (value: number): bigint => BigInt(Math.round(value));
const pointInit = (point: Point) => ({ x: whole(point.x), y: whole(point.y) });
const refInit = (ref: ObjectRef) => ({ counter: BigInt(ref.counter), replica: ref.replica });

/** Whole numbers within the limits; the parts that only the server sets are empty. */
function momentInit(moment: Moment): WirePresence {
  return {
    replica: 0,
    participant: 0,
    pointer: moment.pointer && pointInit(moment.pointer),
    selected: (moment.selected ?? []).slice(0, 64).map(refInit),
    dragged: (moment.dragged ?? []).slice(0, 64).map(refInit),
    drag: moment.drag && pointInit(moment.drag),
    editing: moment.editing && refInit(moment.editing),
    // 300 numbers are 100 whole points.
    ink: (moment.ink ?? []).slice(0, 300).map(whole),
    inkStart: moment.inkStart && pointInit(moment.inkStart),
    hand: moment.hand ?? false,
    view: (moment.view ?? []).map(whole),
    inkStyle: (moment.inkStyle ?? []).map(whole),
    gone: false,
  };
}

/** Bytes that the server accepts for one Presence (base/limits.h), less the frame around it. */
const presenceBytesMax = 2 * 1024 - 8;

/** Drops the least telling parts of a moment that is too large, because the server would close on it (P17). */
export function encodePresence(moment: Moment): Bytes {
  for (const drop of [{}, { selected: [] }, { selected: [], ink: [] }]) {
    const bytes = encode({ $case: 'presence', value: momentInit({ ...moment, ...drop }) });
    if (bytes.length <= presenceBytesMax) return bytes;
  }
  return encode({ $case: 'presence', value: momentInit({}) });
}

const point = (from: WirePoint): Point => ({ x: Number(from.x), y: Number(from.y) });
const ref = (from: WireRef): ObjectRef => ({ counter: Number(from.counter), replica: from.replica });

function otherMoment(from: WirePresence): OtherMoment {
  const [x, y, w, h] = from.view.map(Number);
  const [colour, width, tool] = from.inkStyle.map(Number);
  return {
    replica: from.replica,
    participant: from.participant,
    gone: from.gone,
    pointer: from.pointer && point(from.pointer),
    selected: from.selected.length ? from.selected.map(ref) : undefined,
    dragged: from.dragged.length ? from.dragged.map(ref) : undefined,
    drag: from.drag && point(from.drag),
    editing: from.editing && ref(from.editing),
    ink: from.ink.length ? from.ink.map(Number) : undefined,
    inkStart: from.inkStart && point(from.inkStart),
    inkStyle: tool === undefined ? undefined : [colour!, width!, tool],
    hand: from.hand || undefined,
    view: h === undefined ? undefined : [x!, y!, w!, h],
  };
}

export function roleName(role: Role): RoleName {
  if (role === Role.MODERATOR) return 'moderator';
  return role === Role.PARTICIPANT ? 'participant' : 'observer';
}

const person = (from: WirePerson): Person => ({
  participant: from.participant,
  name: from.name,
  role: roleName(from.role),
  tablet: from.tablet,
});

function welcome(from: WireWelcome): Welcome {
  return {
    epoch: from.epoch,
    replica: from.replica,
    lastSeq: Number(from.lastSeq),
    participant: from.participant,
    role: roleName(from.role),
    base: Number(from.base),
    baseTime: Number(from.baseTime),
    head: Number(from.head),
    keyframe: from.keyframe.length ? from.keyframe : null,
    keyframeBytes: Number(from.keyframeBytes),
    people: from.people.map(person),
    baseSeq: Number(from.baseSeq),
    formerSeq: Number(from.formerSeq),
    refusedSeqs: from.refusedSeqs.map(Number),
    refusedReasons: from.refusedReasons,
    lastHash: from.lastHash,
    leaseExpired: from.leaseExpired,
    fullness: from.fullness,
    notNow: from.notNow,
  };
}

const entry = (from: WireEntry): Entry => ({
  offset: Number(from.offset),
  elapsed: Number(from.elapsed),
  replica: from.replica,
  batch: from.batch,
  seq: Number(from.seq),
  refused: from.refused,
  ahead: Number(from.ahead),
});

/** Throws on bytes that are not a ServerFrame. Views in the result live as long as `bytes`. */
export function decodeServerFrame(bytes: Uint8Array): ServerFrame {
  const frame = WireFrame.decode(bytes);
  return {
    entries: frame.entries.map(entry),
    welcome: frame.welcome ? welcome(frame.welcome) : null,
    presence: frame.presence.map(otherMoment),
    notice: frame.notice
      ? {
          kind: frame.notice.kind,
          inMs: frame.notice.inMs,
          fullness: frame.notice.fullness,
          notNow: frame.notice.notNow,
        }
      : null,
    pong: frame.pong ? { nonce: Number(frame.pong.nonce), head: Number(frame.pong.head) } : null,
    people: frame.people.map(person),
    witness: frame.witness ?? null,
  };
}
