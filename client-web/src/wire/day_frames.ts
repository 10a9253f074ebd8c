// Frames of proto/day.proto as plain values: numbers where 2^53 suffices (offsets, times, lengths), hexadecimal text for ids
// of boards and events as everywhere on a page, bigint only for the 64-bit patterns (epoch, instance, ids of commands).
//
// Beside frames.ts the only importer of generated code, and like it without meaning. Loaded with the day, not with a board.
import type * as wire from './gen/day';
import { ClientFrame, ParcelEnd, ParcelState, RevealState, ServerFrame, VoteState } from './gen/day';

export {
  ChangeTable_Act as TableAct,
  ChangeTimer_Act as TimerAct,
  MarkKind,
  Notice_Kind as NoticeKind,
  PersonState,
  Place,
  Privacy,
  Reason,
  ParcelEnd,
  ParcelState,
  RevealState,
  Role,
  Stage,
  TableState,
  TimerState,
  ChangeVote_Act as VoteAct,
  Names,
  VoteState,
} from './gen/day';

/** Fields that are ids of boards or of the event. */
type BoardKey = 'board' | 'agora' | 'event';
/** Fields that are patterns. */
type PatternKey = 'epoch' | 'formerEpoch';

type Plain<T> = T extends bigint
  ? number
  : T extends Uint8Array
    ? T
    : T extends readonly (infer U)[]
      ? readonly Plain<U>[]
      : T extends object
        ? {
            readonly [K in keyof T]: K extends BoardKey
              ? T[K] extends bigint
                ? string
                : Plain<T[K]>
              : K extends PatternKey
                ? bigint
                : Plain<T[K]>;
          }
        : T;

export type Allowed = Plain<wire.Allowed>;
export type SetUp = Plain<wire.SetUp>;
export type Phase = Plain<wire.Phase>;
export type Agenda = Plain<wire.Agenda>;
export type Run = Plain<wire.Run>;
export type Timer = Plain<wire.Timer>;
export type Table = Plain<wire.Table>;
export type Person = Plain<wire.Person>;
export type Seat = Plain<wire.Seat>;
export type Mark = Plain<wire.Mark>;
export type Call = Plain<wire.Call>;
export type Ref = Plain<wire.Ref>;
export type Vote = Plain<wire.Vote>;
export type Tally = Plain<wire.Tally>;
export type Turnout = Plain<wire.Turnout>;
export type Ballot = Plain<wire.Ballot>;
/** `id`: 16 hexadecimal digits. */
export type Draft = Omit<Plain<wire.Draft>, 'id'> & { readonly id: string };
export type Drafts = Plain<wire.Drafts>;
export type Reveal = Plain<wire.Reveal>;
export type Parcel = Plain<wire.Parcel>;
export type Here = Plain<wire.Here>;
export type Name = Plain<wire.Name>;
export type Entry = Plain<wire.Entry>;
export type Snapshot = Plain<wire.Snapshot>;
export type Welcome = Plain<wire.Welcome>;
export type Pong = Plain<wire.Pong>;
export type Notice = Plain<wire.Notice>;
export type Answer = Omit<Plain<wire.Answer>, 'id'> & { readonly id: bigint };
export type Frame = Omit<Plain<wire.ServerFrame>, 'answers' | 'drafts'> & {
  readonly answers: readonly Answer[];
  readonly drafts: readonly Draft[];
};

const boardKeys = new Set(['board', 'agora', 'event']);
const patternKeys = new Set(['epoch', 'formerEpoch']);

/** As 16 hexadecimal digits; 0, which is no board, as nothing. */
function hex(id: bigint): string {
  return id === 0n ? '' : id.toString(16).padStart(16, '0');
}

function unhex(id: string): bigint {
  return id === '' ? 0n : BigInt(`0x${id}`);
}

function plain(key: string, value: unknown): unknown {
  if (typeof value === 'bigint') {
    if (boardKeys.has(key)) return hex(value);
    return patternKeys.has(key) ? value : Number(value);
  }
  if (Array.isArray(value)) return value.map((one: unknown) => plain(key, one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(name, one)]));
}

/** Throws when it is not a frame. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const { answers, drafts, ...rest } = ServerFrame.decode(bytes);
  return {
    ...(plain('', rest) as Omit<Frame, 'answers' | 'drafts'>),
    drafts: drafts.map((draft) => ({ ...(plain('', draft) as Plain<wire.Draft>), id: hex(draft.id) })),
    answers: answers.map(({ id, reason, offset }) => ({ id, reason, offset: Number(offset) })),
  };
}

/** What somebody asks for, in the words of the screens. */
export type Wish =
  | { readonly kind: 'set_up'; readonly change: Partial<SetUp> }
  | { readonly kind: 'agenda'; readonly agenda: Agenda }
  | { readonly kind: 'stage'; readonly stage: wire.Stage }
  | { readonly kind: 'begin'; readonly phase: Phase; readonly seen: number; readonly withoutTimer?: boolean }
  | { readonly kind: 'end'; readonly run: number }
  | { readonly kind: 'start_timer'; readonly table: number; readonly length: number; readonly seen: number }
  | {
      readonly kind: 'timer';
      readonly timer: number;
      readonly act: wire.ChangeTimer_Act;
      readonly by?: number;
    }
  | { readonly kind: 'freeze'; readonly table: number; readonly on: boolean }
  | {
      readonly kind: 'open_table';
      readonly question: string;
      readonly softLimit?: number;
      /** The topic of the agora that it is made of. */
      readonly topic?: Ref;
    }
  | {
      readonly kind: 'table';
      readonly number: number;
      readonly act: wire.ChangeTable_Act;
      readonly question?: string;
      readonly into?: number;
      readonly softLimit?: number;
    }
  | { readonly kind: 'sit'; readonly table: number; readonly participant?: number }
  | {
      readonly kind: 'mark';
      readonly mark: wire.MarkKind;
      readonly on: boolean;
      readonly participant?: number;
      /** DONE: with which run. It is not sent once that has ended. */
      readonly run?: number;
      readonly as?: number;
    }
  | {
      readonly kind: 'call';
      /** Those who sit there; 0: everybody. */
      readonly table: number;
      readonly board: string;
      /** x, y, width, height; empty: the whole board. */
      readonly region: readonly number[];
    }
  | { readonly kind: 'end_call'; readonly call: number }
  | {
      readonly kind: 'open_vote';
      readonly vote: NewVote;
      /** Ms; 0: until somebody closes it. */
      readonly length: number;
    }
  | {
      readonly kind: 'vote';
      readonly vote: number;
      readonly act: wire.ChangeVote_Act;
      readonly by?: number;
      readonly hands?: number;
    }
  | CastWish
  | DraftWish
  /** All of a table's, or mine alone. */
  | { readonly kind: 'reveal'; readonly table: number; readonly mine: boolean; readonly as?: number }
  /** Things of one board are copied to another; 0: the agora. */
  | {
      readonly kind: 'send';
      readonly from: number;
      readonly to: number;
      readonly things: readonly Ref[];
    }
  | { readonly kind: 'call_back'; readonly parcel: number }
  /** All of a rehearsal's. */
  | { readonly kind: 'throw_drafts_away' };

/** What of a vote is chosen by whoever opens it. */
export type NewVote = Pick<
  Vote,
  'title' | 'board' | 'candidates' | 'dots' | 'most' | 'live' | 'names' | 'hands'
>;

export interface CastWish {
  readonly kind: 'cast';
  readonly vote: number;
  /** When that vote began: another one may have its number after a restore. */
  readonly began: number;
  readonly candidate: number;
  readonly dots: number;
  /** Of people without a device. */
  readonly hands: boolean;
  /** Whose it is, of those who share this device; 0 or absent: its own person's. */
  readonly as?: number;
}

export interface DraftWish {
  readonly kind: 'draft';
  readonly draft: NewDraft;
  readonly as?: number;
}

/** What of a draft is its author's to say. */
export type NewDraft = Omit<Draft, 'participant'>;

/** Whose it is, where several share a device; 0: its own person's. */
export function personOf(wish: Wish): number {
  return 'as' in wish ? (wish.as ?? 0) : 0;
}

function wireDraft({ id, zone, ...draft }: NewDraft): wire.Draft {
  const frame = zone && { counter: BigInt(zone.counter), replica: zone.replica };
  return { ...draft, id: unhex(id), zone: frame, participant: 0 };
}

function wireVote({ board, candidates, ...vote }: NewVote): wire.Vote {
  const refs = candidates.map(({ counter, replica }) => ({ counter: BigInt(counter), replica }));
  const rest = {
    id: 0n,
    began: 0n,
    ends: 0n,
    state: VoteState.UNKNOWN,
    shown: false,
    given: [],
    openedBy: 0,
    putAway: false,
  };
  return { ...rest, ...vote, board: unhex(board), candidates: refs };
}

function wirePhase(phase: Phase): wire.Phase {
  return { ...phase, tables: [...phase.tables], length: BigInt(phase.length) };
}

function wireWish(wish: Wish): wire.Command['what'] {
  switch (wish.kind) {
    case 'set_up': {
      const { principles, ...change } = wish.change;
      const value = {
        ...change,
        principles: [...(principles ?? [])],
        hasPrinciples: principles !== undefined,
      };
      return { $case: 'changeSetUp', value: value as wire.ChangeSetUp };
    }
    case 'agenda': {
      const { phases, revision } = wish.agenda;
      const agenda = { phases: phases.map(wirePhase), revision: BigInt(revision) };
      return { $case: 'changeAgenda', value: { agenda } };
    }
    case 'stage':
      return { $case: 'setStage', value: { stage: wish.stage } };
    case 'begin': {
      const { phase, seen, withoutTimer = false } = wish;
      return { $case: 'beginPhase', value: { phase: wirePhase(phase), seen: BigInt(seen), withoutTimer } };
    }
    case 'end':
      return { $case: 'endPhase', value: { run: BigInt(wish.run) } };
    case 'start_timer': {
      const { table, length, seen } = wish;
      return { $case: 'startTimer', value: { table, length: BigInt(length), seen: BigInt(seen) } };
    }
    case 'timer': {
      const { timer, act, by = 0 } = wish;
      return { $case: 'changeTimer', value: { timer: BigInt(timer), act, by: BigInt(by) } };
    }
    case 'freeze':
      return { $case: 'freeze', value: { table: wish.table, on: wish.on } };
    case 'open_table': {
      const { question, softLimit = 0, topic: of } = wish;
      const topic = of && { counter: BigInt(of.counter), replica: of.replica };
      return { $case: 'openTable', value: { number: 0, question, topic, softLimit } };
    }
    case 'table': {
      const { number, act, question = '', into = 0, softLimit = 0 } = wish;
      return { $case: 'changeTable', value: { number, act, question, into, softLimit } };
    }
    case 'sit':
      return { $case: 'sit', value: { participant: wish.participant ?? 0, table: wish.table, movedBy: 0 } };
    case 'mark': {
      const { mark, on, participant = 0, run = 0 } = wish;
      return { $case: 'mark', value: { participant, kind: mark, on, of: BigInt(run) } };
    }
    case 'call': {
      const region = wish.region.map((n) => BigInt(Math.round(n)));
      const call = { id: 0n, table: wish.table, board: unhex(wish.board), region, until: 0n };
      return { $case: 'call', value: { call, over: false } };
    }
    case 'end_call': {
      const call = { id: BigInt(wish.call), table: 0, board: 0n, region: [], until: 0n };
      return { $case: 'call', value: { call, over: true } };
    }
    case 'open_vote':
      return { $case: 'openVote', value: { vote: wireVote(wish.vote), length: BigInt(wish.length) } };
    case 'vote': {
      const { vote, act, by = 0, hands = 0 } = wish;
      return { $case: 'changeVote', value: { vote: BigInt(vote), act, by: BigInt(by), hands } };
    }
    case 'cast': {
      const { vote, candidate, dots, hands } = wish;
      return { $case: 'cast', value: { vote: BigInt(vote), candidate, dots, hands } };
    }
    case 'draft':
      return { $case: 'writeDraft', value: wireDraft(wish.draft) };
    case 'reveal': {
      const none = { id: 0n, state: RevealState.UNKNOWN, due: 0n, notes: 0, left: 0 };
      return { $case: 'reveal', value: { ...none, table: wish.table, participant: wish.mine ? 1 : 0 } };
    }
    case 'send': {
      const { from, to } = wish;
      const things = wish.things.map(({ counter, replica }) => ({ counter: BigInt(counter), replica }));
      const none = { id: 0n, participant: 0, state: ParcelState.UNKNOWN, copied: [], sent: 0n };
      return { $case: 'sendParcel', value: { ...none, from, to, things, why: ParcelEnd.NONE } };
    }
    case 'call_back':
      return { $case: 'callBack', value: { parcel: BigInt(wish.parcel) } };
    case 'throw_drafts_away':
      return { $case: 'throwDraftsAway', value: true };
  }
}

function encode(body: NonNullable<wire.ClientFrame['body']>): Uint8Array<ArrayBuffer> {
  // A copy, because the writer's buffer may be larger and shared.
  return new Uint8Array(ClientFrame.encode({ body }).finish());
}

export interface Hello {
  readonly token: string;
  readonly epoch: bigint;
  readonly cursor: number;
  readonly instance: bigint;
  readonly watcher: boolean;
}

export function encodeHello({ cursor, ...hello }: Hello): Uint8Array<ArrayBuffer> {
  return encode({ $case: 'hello', value: { ...hello, version: 1, cursor: BigInt(cursor) } });
}

export function encodeCommand(id: bigint, wish: Wish): Uint8Array<ArrayBuffer> {
  return encode({ $case: 'command', value: { id, what: wireWish(wish), as: personOf(wish) } });
}

export function encodePing(nonce: number): Uint8Array<ArrayBuffer> {
  return encode({ $case: 'ping', value: { nonce: BigInt(nonce) } });
}

export function encodeView(board: string, unsent: boolean): Uint8Array<ArrayBuffer> {
  return encode({ $case: 'view', value: { board: unhex(board), unsent } });
}
