// The event's socket as a state machine: Hello, Welcome, entries, answers, pings. Without the socket, and without a clock:
// times are arguments, and what is to be done comes out as effects (as in sync/replica.ts).
//
// A command has an id of its own, is kept until it is answered, and goes out again under the same id with the next connection:
// the server makes it take effect once. But what somebody pressed a while ago is not done behind their back when the network
// comes back: whoever asked learns that nobody knows (`lost`). Signs wait as long as it takes: they say what holds of somebody.
import { Link, type LinkAct, type LinkState } from '../sync/link';
import {
  encodeCommand,
  encodeHello,
  encodePing,
  encodeView,
  personOf,
  NoticeKind,
  Reason,
  type Answer,
  type Ballot,
  type Draft,
  type Entry,
  type Frame,
  type Here,
  type Name,
  type Welcome,
  type Wish,
} from '../wire/day_frames';
import { applied, dayOf, noDay, type Day } from './day';
import { isDraft, withAsked, withTold, type MyDrafts } from './drafts';
import { isProvisional } from './provisional';
import { noBallots, withBallot, withCasts, type Ballots } from './votes';
import { ServerClock } from './server_clock';
import { isCast, isSameLine, keeps, waitsForTurn } from './wishes';

export type EventEffect =
  | { readonly kind: 'connect' }
  /** Close the connection; `closed` need not be called for it. */
  | { readonly kind: 'disconnect' }
  | { readonly kind: 'send'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** The day, names, who is here, or the state of the link. */
  | { readonly kind: 'changed' };

export interface EventSurroundings {
  readonly token: string;
  /** Random, not 0, one for this page load. */
  readonly instance: bigint;
  /** Nobody is here by this page. */
  readonly watcher: boolean;
  /** 0 to 1: pauses. */
  random(): number;
  /** Random 64 bits, not 0: ids of commands. */
  draw(): bigint;
  /** This device's own clock, ms: it goes on while the device sleeps, which the other one may not. */
  wall(): number;
}

/** A command without an answer. */
export interface Waiting {
  readonly id: bigint;
  readonly wish: Wish;
}

/** What a command came to: the server's reason, or that the connection went before it said one. */
export type Came = Reason | 'lost';

/** So long a command outlives its connection. */
const lastsMax = 10_000;

interface Asked extends Waiting {
  readonly answered: (came: Came) => void;
  /** When it was asked, on both clocks. */
  readonly at: number;
  readonly wall: number;
}

/** What the server was too busy for, or could not write, is said again after so long. */
const againMs = 2_000;
const atOnce = 16;

/** Who this page is in the event. */
export interface Me {
  readonly participant: number;
  readonly agora: string;
}

function isPongAlone({
  pong,
  welcome,
  names,
  entries,
  answers,
  here,
  ballots,
  drafts,
  allDrafts,
}: Frame): boolean {
  return (
    !!pong &&
    !welcome &&
    !allDrafts &&
    names.length + entries.length + answers.length + here.length + ballots.length + drafts.length === 0
  );
}

export class EventLink {
  readonly clock = new ServerClock();
  private readonly link: Link;
  private effects: EventEffect[] = [];
  private waiting: Asked[] = [];
  /** Whether the commands that wait have gone out on this connection. */
  private flushed = false;
  private pings = new Map<number, number>();
  private nonce = 0;
  private greeted = 0;
  private epoch = 0n;
  private view = { board: '', unsent: false };
  private day_: Day | null = null;
  private me_: Me | null = null;
  private head = 0;
  private readOnly_ = false;
  private names_: ReadonlyMap<number, string> = new Map();
  private here_: ReadonlyMap<number, Here> = new Map();
  /** Of all on this device, by whose and of which vote. */
  private ballots_ = new Map<string, Ballot>();
  private drafts_: ReadonlyMap<string, Draft> = new Map();
  /** Who acts, of those who share this device; 0: its own person. */
  acting = 0;
  private again: number | null = null;

  constructor(private readonly around: EventSurroundings) {
    this.link = new Link(() => around.random());
  }

  /** Null before the first Welcome of a server that has one. */
  get day(): Day | null {
    return this.day_;
  }
  get me(): Me | null {
    return this.me_;
  }
  get names(): ReadonlyMap<number, string> {
    return this.names_;
  }
  /** Those who are here. What it said last while there is no connection. */
  get here(): ReadonlyMap<number, Here> {
    return this.here_;
  }
  /** What this person has given, with what is still on its way. */
  get ballots(): Ballots {
    const who = this.actor;
    const told = [...this.ballots_.values()].filter(
      ({ participant }) => participant === 0 || participant === who,
    );
    return withCasts(told.reduce(withBallot, noBallots), this.wishes.filter(isCast));
  }
  /** What this person has written in private, with what is still on its way. */
  get drafts(): MyDrafts {
    const told = [...this.drafts_].filter(([, { participant }]) => participant === this.actor);
    return withAsked(new Map(told), this.wishes.filter(isDraft));
  }
  private get actor(): number {
    return this.acting || (this.me_?.participant ?? 0);
  }
  /** Of who acts, without an answer. */
  private get wishes(): readonly Wish[] {
    return this.waiting.map(({ wish }) => wish).filter((wish) => personOf(wish) === this.acting);
  }
  get state(): LinkState {
    return this.link.state;
  }
  get live(): boolean {
    return this.link.state.name === 'live' && (this.day_?.offset ?? 0) >= this.head;
  }
  get downSince(): number | null {
    return this.link.downSince;
  }
  get deadline(): number | null {
    const ends = this.forgettable.map(({ at }) => at + lastsMax);
    const next = this.link.deadline;
    if (this.link.state.name === 'live' && this.again !== null) return Math.min(next ?? Infinity, this.again);
    if (this.link.state.name === 'live' || ends.length === 0) return next;
    return Math.min(next ?? Infinity, ...ends);
  }
  /** The server says that it can save nothing at the moment. */
  get readOnly(): boolean {
    return this.readOnly_;
  }
  get unanswered(): number {
    return this.waiting.length;
  }
  /** Oldest first. */
  get asked(): readonly Waiting[] {
    return this.waiting;
  }

  takeEffects(): EventEffect[] {
    const taken = this.effects;
    this.effects = [];
    return taken;
  }

  start(now: number): void {
    this.act(this.link.start(now), now);
  }

  opened(now: number): void {
    this.link.opened(now);
    this.greeted = now;
    this.pings.clear();
    const { token, instance, watcher } = this.around;
    const cursor = this.epoch === 0n ? 0 : (this.day_?.offset ?? 0);
    this.send(encodeHello({ token, epoch: this.epoch, cursor, instance, watcher }));
  }

  closed(code: number, now: number): void {
    this.link.closed(code, now);
    this.changed();
  }

  tick(now: number): void {
    if (this.link.state.name !== 'live') this.loseTheOld(now);
    else if (this.again !== null && now >= this.again) this.sayAgain(now);
    this.act(this.link.tick(now), now);
  }

  /** The device slept, or its clock was set: what was known of the server's clock may be wrong, and the connection gone. */
  slept(now: number): void {
    this.clock.forget();
    this.doubt(now);
  }

  /** A person or the browser says that now is a good moment. */
  hurry(now: number): void {
    this.act(this.link.hurry(now), now);
  }

  doubt(now: number): void {
    this.act(this.link.doubt(now), now);
  }

  close(): void {
    this.link.rest();
    this.effects.push({ kind: 'disconnect' });
  }

  /** `answered` is called once. `id`: of one that was asked before this page was loaded. */
  command(wish: Wish, answered: (came: Came) => void, now: number, id = this.around.draw()): void {
    // Of several ballots that wait for the network the newest is the one that is meant, and of a draft always: what was said of it
    // before is not said again behind that.
    const older = this.waiting.filter((one) => (!this.live || isDraft(wish)) && isSameLine(one.wish, wish));
    this.waiting = this.waiting.filter((one) => !older.includes(one));
    this.waiting.push({ id, wish, answered, at: now, wall: this.around.wall() });
    for (const one of older) one.answered(Reason.SO_ALREADY);
    if (this.link.state.name === 'live' && this.flushed) this.say(id, wish);
    this.changed();
  }

  look(board: string, unsent: boolean): void {
    if (this.view.board === board && this.view.unsent === unsent) return;
    this.view = { board, unsent };
    if (this.link.state.name === 'live') this.send(encodeView(board, unsent));
  }

  received(frame: Frame, now: number): void {
    this.link.heard(now);
    if (frame.welcome) this.welcomed(frame.welcome, now);
    this.named(frame.names);
    if (!this.told(frame.entries)) return this.startOver(now);
    if (this.live && !this.flushed) this.flush(now);
    for (const ballot of frame.ballots) this.ballots_.set(`${ballot.participant} ${ballot.vote}`, ballot);
    this.drafts_ = withTold(this.drafts_, frame.drafts, frame.allDrafts);
    for (const answer of frame.answers) this.answer(answer, now);
    this.seen(frame.here);
    if (frame.notice?.kind === NoticeKind.SHUTDOWN) this.link.askedToComeBack(frame.notice.inMs);
    if (frame.notice?.kind === NoticeKind.READ_ONLY) this.readOnly_ = true;
    if (frame.notice?.kind === NoticeKind.WRITABLE) this.readOnly_ = false;
    if (frame.pong) {
      const sent = this.pings.get(frame.pong.nonce);
      if (sent !== undefined) this.clock.told(frame.pong.now, sent, now);
      this.pings.clear();
    }
    if (!isPongAlone(frame)) this.changed();
  }

  private welcomed(welcome: Welcome, now: number): void {
    if (welcome.snapshot) this.day_ = dayOf(welcome.snapshot);
    else if (welcome.epoch !== this.epoch || !this.day_) this.day_ = noDay;
    this.epoch = welcome.epoch;
    this.readOnly_ = false;
    this.head = welcome.head;
    this.me_ = { participant: welcome.participant, agora: welcome.agora };
    this.ballots_ = new Map();
    this.again = null;
    this.names_ = new Map();
    this.named(welcome.names);
    this.here_ = new Map();
    this.seen(welcome.here);
    this.clock.forget();
    this.clock.told(welcome.now, this.greeted, now);
    this.link.welcomed(now);
    this.ping(now);
    if (this.view.board !== '' || this.view.unsent) this.send(encodeView(this.view.board, this.view.unsent));
    this.loseTheOld(now);
    this.flushed = false;
  }

  /** What waits goes out once what happened meanwhile is known: who was done with a phase that has ended is done with no other. */
  private flush(now: number): void {
    this.flushed = true;
    const gone = this.waiting.filter(({ wish }) => this.isPast(wish));
    this.waiting = this.waiting.filter((one) => !gone.includes(one));
    for (const { answered } of gone) answered(Reason.UNKNOWN);
    const first = this.waiting.filter(({ wish }) => !waitsForTurn(wish));
    for (const { id, wish } of first) this.say(id, wish);
    this.sayAgain(now);
  }

  /** A few at a time: the server takes no more at once from one person. */
  private sayAgain(now: number): void {
    const wait = this.waiting.filter(({ wish }) => waitsForTurn(wish) && !isProvisional(personOf(wish)));
    for (const { id, wish } of wait.slice(0, atOnce)) this.say(id, wish);
    this.again = wait.length > atOnce ? now + againMs : null;
  }

  /** What bears a provisional number waits for another (P41). */
  private say(id: bigint, wish: Wish): void {
    if (!isProvisional(personOf(wish))) this.send(encodeCommand(id, wish));
  }

  actAs(participant: number): void {
    if (participant === this.acting) return;
    this.acting = participant;
    this.changed();
  }

  /** Somebody on this device has their number now: what they asked for goes out. */
  renumber(from: number, to: number, now: number): void {
    const theirs = (wish: Wish): boolean => personOf(wish) === from;
    const mine = this.me_?.participant === to ? 0 : to;
    this.waiting = this.waiting.map((one) =>
      theirs(one.wish) ? { ...one, wish: { ...one.wish, as: mine } as Wish } : one,
    );
    if (this.acting === from) this.acting = mine;
    if (this.link.state.name === 'live' && this.flushed) this.flush(now);
    this.changed();
  }

  private isPast(wish: Wish): boolean {
    if (isCast(wish)) return this.day_?.votes.get(wish.vote)?.began !== wish.began;
    return wish.kind === 'mark' && wish.on && wish.run !== undefined && !this.day_?.runs.has(wish.run);
  }

  private get forgettable(): Asked[] {
    return this.waiting.filter(({ wish }) => !keeps(wish));
  }

  private loseTheOld(now: number): void {
    const wall = this.around.wall();
    const old = this.forgettable.filter((one) => Math.max(now - one.at, wall - one.wall) >= lastsMax);
    if (old.length === 0) return;
    this.waiting = this.waiting.filter((one) => !old.includes(one));
    for (const one of old) one.answered('lost');
    this.changed();
  }

  private named(names: readonly Name[]): void {
    if (names.length === 0) return;
    const next = new Map(this.names_);
    for (const { participant, name } of names) {
      if (name === '') next.delete(participant);
      else next.set(participant, name);
    }
    this.names_ = next;
  }

  /** False when one is missing. */
  private told(entries: readonly Entry[]): boolean {
    for (const entry of entries) {
      const day = this.day_;
      if (!day || entry.offset > day.offset + 1) return false;
      // What is told twice changes nothing.
      if (entry.offset === day.offset + 1) this.day_ = applied(day, entry);
    }
    return true;
  }

  private seen(here: readonly Here[]): void {
    if (here.length === 0) return;
    const next = new Map(this.here_);
    for (const one of here) {
      if (one.here) next.set(one.participant, one);
      else next.delete(one.participant);
    }
    this.here_ = next;
  }

  private answer({ id, reason }: Answer, now: number): void {
    const found = this.waiting.find((one) => one.id === id);
    if (!found) return;
    if (waitsForTurn(found.wish) && (reason === Reason.SLOW_DOWN || reason === Reason.STORE_FAILED)) {
      this.again ??= now + againMs;
      return;
    }
    this.waiting = this.waiting.filter((one) => one !== found);
    found.answered(reason);
  }

  /** The log has a gap: nothing that was built on it is trusted. */
  private startOver(now: number): void {
    this.epoch = 0n;
    this.effects.push({ kind: 'disconnect' });
    this.link.closed(1002, now);
    this.changed();
  }

  private ping(now: number): void {
    this.pings.set(++this.nonce, now);
    this.send(encodePing(this.nonce));
  }

  private act(act: LinkAct, now: number): void {
    if (act === 'connect') this.effects.push({ kind: 'connect' });
    if (act === 'ping') this.ping(now);
    if (act === 'drop') {
      this.effects.push({ kind: 'disconnect' });
      this.closed(1006, now);
    }
  }

  private send(bytes: Uint8Array<ArrayBuffer>): void {
    this.effects.push({ kind: 'send', bytes });
  }

  private changed(): void {
    this.effects.push({ kind: 'changed' });
  }
}
