// The day as screens see it: carries out what the link asks for (its socket, its timer), and shows what it knows as signals.
import { batch, signal } from '@preact/signals';
import type { StopReason } from '../sync/close_code';
import { decodeFrame, Reason, type Here, type NewDraft, type Wish } from '../wire/day_frames';
import { isPrivate, isRestitutionNear, type Day } from './day';
import { isDraft, noDrafts, type MyDrafts } from './drafts';
import { asTyped } from './typed';
import { isOpen, noBallots, type Ballots } from './votes';
import { isCast, keeps } from './wishes';
import { EventLink, type Came, type EventSurroundings, type Me, type Waiting } from './event_link';

/** What became of a command: the server's reason, that it could not be asked, or that nobody knows. */
export type Outcome = Came | 'offline';

/** The two clocks of a device part by so much only where it slept, or where one was set. */
const partMax = 1_000;

export interface EventSocket {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

/** Nothing after `close`. */
export interface EventSocketEvents {
  open(): void;
  message(data: ArrayBuffer): void;
  close(code: number): void;
}

export interface DaySurroundings extends EventSurroundings {
  connect(events: EventSocketEvents): EventSocket;
  /** Monotonic ms. */
  now(): number;
  /** The result cancels. */
  after(ms: number, call: () => void): () => void;
  stopped(reason: StopReason): void;
  /** Signs that waited when this page was loaded before. */
  kept(): readonly Waiting[];
  /** Drafts that were not taken, when this page was loaded before, and now. */
  keptStranded(): readonly Stranded[];
  /** Answers what there is: other tabs of this person have theirs in the same list. */
  keepStranded(stranded: readonly Stranded[]): readonly Stranded[];
  /** Those that wait now: they survive a reload. */
  keep(signs: readonly Waiting[]): void;
}

/** A draft that the server did not take, and why. */
export interface Stranded {
  readonly draft: NewDraft;
  readonly why: Came;
  /** Whose it is, of those who share this device; 0, or absent: its own person's. Shown to nobody else. */
  readonly as?: number;
}

export interface DayLink {
  /** connecting: never yet answered. absent: this server has no days, or is out of reach since the page was loaded. */
  readonly state: 'connecting' | 'live' | 'offline' | 'absent' | 'stopped';
  /** Since when what is shown is old (this device's clock, ms); null while it is not. */
  readonly oldSince: number | null;
}

export class EventDay {
  readonly day = signal<Day | null>(null);
  readonly names = signal<ReadonlyMap<number, string>>(new Map());
  readonly here = signal<ReadonlyMap<number, Here>>(new Map());
  readonly me = signal<Me | null>(null);
  readonly link = signal<DayLink>({ state: 'connecting', oldSince: null });
  /** The server can save nothing at the moment: everything can be read, nothing changed. */
  readonly readOnly = signal(false);
  /** What this person has given in votes, with what is still on its way. */
  readonly ballots = signal<Ballots>(noBallots);
  /** What this person has written in private, with what is still on its way. */
  readonly drafts = signal<MyDrafts>(noDrafts);
  /** Boards over which something is written in private, or would be. */
  readonly writtenOver = signal<ReadonlySet<string>>(new Set());
  /** Drafts that were not taken, newest last: their words are their author's to put elsewhere. */
  readonly stranded = signal<readonly Stranded[]>([]);
  /** Boards with a vote to be seen: open, or its results shown. */
  readonly voting = signal<ReadonlySet<string>>(new Set());
  /** The room listens to the tables now, or next: a table that has nothing to say yet would like to know. */
  readonly restitutionNear = signal(false);
  /** Why the last ballot that was not taken was not. */
  readonly notTaken = signal<Came | null>(null);
  /** Commands without an answer. */
  readonly unanswered = signal(0);
  private readonly machine: EventLink;
  private socket: EventSocket | null = null;
  private cancelTimer: (() => void) | null = null;
  private downAt: number | null = null;
  private keptIds = '';
  /** This device's own clock when the server was heard last. */
  private heardAt: number | null = null;
  private parted: number | null = null;

  constructor(private readonly around: DaySurroundings) {
    this.machine = new EventLink(around);
    // Nobody waits for their answers any more: what the day says is shown.
    const began = around.now();
    this.stranded.value = around.keptStranded();
    for (const { id, wish } of around.kept()) {
      this.machine.command(wish, (came) => this.answered(wish, came), began, id);
    }
    this.run((machine, now) => machine.start(now));
  }

  /** The server's time, ms since 1970; this device's own where the server has not been heard. */
  now(): number {
    const { clock } = this.machine;
    return clock.known ? clock.now(this.around.now()) : this.around.wall();
  }

  /** Asks the server. Without a connection it is not asked, but for marks: those wait. Resolves with what became of it. */
  ask(said: Wish): Promise<Outcome> {
    const wish = this.ofWhoActs(said);
    if (!keeps(wish) && this.machine.state.name !== 'live') {
      this.network(true);
      return Promise.resolve('offline');
    }
    return new Promise((resolve) => {
      const answered = (came: Came): void => {
        this.answered(wish, came);
        resolve(came);
      };
      this.run((machine, now) => machine.command(asTyped(wish), answered, now));
    });
  }

  /** Who acts from now on, of those who share this device; 0: its own person. What is theirs is shown. */
  actAs(participant: number): void {
    this.run((machine) => machine.actAs(participant));
  }

  /** Somebody who was added without a network has their number: what they asked for meanwhile goes out. */
  renumber(from: number, to: number): void {
    this.run((machine, now) => machine.renumber(from, to, now));
    const stranded = this.stranded.peek();
    if (stranded.some(({ as }) => as === from)) {
      this.keepStranded(stranded.map((one) => (one.as === from ? { ...one, as: to } : one)));
    }
  }

  /** As it is for whom no other is named: of who acts. */
  private ofWhoActs(wish: Wish): Wish {
    const as = this.machine.acting;
    const personal =
      (wish.kind === 'cast' && !wish.hands) ||
      wish.kind === 'draft' ||
      (wish.kind === 'mark' && !wish.participant) ||
      (wish.kind === 'reveal' && wish.mine);
    return personal && as !== 0 && wish.as === undefined ? { ...wish, as } : wish;
  }

  /** Whoever gave a dot may be elsewhere by the time that it is answered. */
  private answered(wish: Wish, came: Came): void {
    if (isDraft(wish) && came !== Reason.DONE && came !== Reason.SO_ALREADY) {
      this.strand(wish.draft, came, wish.as);
    }
    if (isCast(wish) && came !== Reason.DONE && came !== Reason.SO_ALREADY) this.notTaken.value = came;
  }

  /** A draft that was not taken, or words that found none. What is thrown away needs no place; what stands there already was only not changed. */
  strand(draft: NewDraft, why: Came, as = 0): void {
    if (draft.gone || draft.text.trim() === '') return;
    const others = this.stranded.peek().filter((one) => one.draft.id !== draft.id);
    this.keepStranded([...others, { draft, why, as }]);
  }

  private keepStranded(stranded: readonly Stranded[]): void {
    this.stranded.value = this.around.keepStranded(stranded);
    this.showPrivate(this.machine);
  }

  /** Its words are somewhere else, or wanted by nobody. */
  letGo(id: string): void {
    this.keepStranded(this.stranded.peek().filter(({ draft }) => draft.id !== id));
  }

  /** The board that this page shows; empty: none. */
  look(board: string, unsent: boolean): void {
    this.run((machine) => machine.look(board, unsent));
  }

  /** The browser says that the network has come or gone, or the page woke. */
  network(there: boolean): void {
    this.run((machine, now) => (there ? machine.hurry(now) : machine.doubt(now)));
  }

  end(): void {
    this.run((machine) => machine.close());
    this.cancelTimer?.();
  }

  private run(event: (machine: EventLink, now: number) => void): void {
    const now = this.around.now();
    this.compareClocks(now);
    event(this.machine, now);
    let changed = false;
    for (const effect of this.machine.takeEffects()) {
      if (effect.kind === 'connect') this.connect();
      else if (effect.kind === 'disconnect') this.disconnect();
      else if (effect.kind === 'send') this.socket?.send(effect.bytes);
      else changed = true;
    }
    if (changed) batch(() => this.show());
    this.setTimer();
  }

  private compareClocks(now: number): void {
    const apart = this.around.wall() - now;
    if (this.parted !== null && Math.abs(apart - this.parted) > partMax) this.machine.slept(now);
    this.parted = apart;
  }

  private setTimer(): void {
    this.cancelTimer?.();
    const { deadline } = this.machine;
    if (deadline === null) return;
    const wait = Math.max(0, deadline - this.around.now());
    this.cancelTimer = this.around.after(wait, () => this.run((machine, now) => machine.tick(now)));
  }

  private show(): void {
    const { machine } = this;
    this.day.value = machine.day;
    this.names.value = machine.names;
    this.here.value = machine.here;
    const acting = machine.acting;
    this.me.value = machine.me && acting !== 0 ? { ...machine.me, participant: acting } : machine.me;
    this.unanswered.value = machine.unanswered;
    this.ballots.value = machine.ballots;
    this.showVotes(machine.day);
    this.drafts.value = machine.drafts;
    this.showPrivate(machine);
    this.restitutionNear.value = machine.day !== null && isRestitutionNear(machine.day);
    this.keepSigns();
    this.readOnly.value = machine.readOnly;
    const { state } = machine;
    if (state.name === 'live') this.downAt = null;
    else this.downAt ??= this.heardAt ?? this.around.wall();
    const next = this.linkNow();
    const { state: before, oldSince } = this.link.peek();
    if (before !== next.state || oldSince !== next.oldSince) this.link.value = next;
    if (
      state.name === 'stopped' &&
      before !== 'stopped' &&
      state.reason !== 'broken' &&
      state.reason !== 'taken'
    ) {
      this.around.stopped(state.reason);
    }
  }

  private showVotes(day: Day | null): void {
    const seen = [...(day?.votes.values() ?? [])].filter((vote) => isOpen(vote) || vote.shown);
    const boards = new Set(seen.map(({ board }) => board));
    const before = this.voting.peek();
    if (boards.size !== before.size || [...boards].some((board) => !before.has(board))) {
      this.voting.value = boards;
    }
  }

  private showPrivate({ day, me, drafts }: EventLink): void {
    const places = new Set([...drafts.values()].map(({ table }) => table));
    for (const place of [0, ...(day?.tables.keys() ?? [])]) {
      if (day && (isPrivate(day, place) || day.drafts.has(place) || day.reveals.has(place)))
        places.add(place);
    }
    for (const { draft } of this.stranded.peek()) places.add(draft.table);
    const boards = [...places].map((place) => (place === 0 ? me?.agora : day?.tables.get(place)?.board));
    const next = new Set(boards.filter((board) => board !== undefined));
    const before = this.writtenOver.peek();
    if (next.size !== before.size || [...next].some((board) => !before.has(board))) {
      this.writtenOver.value = next;
    }
  }

  private keepSigns(): void {
    const signs = this.machine.asked.filter(({ wish }) => keeps(wish));
    const ids = signs.map(({ id }) => id).join(' ');
    if (ids === this.keptIds) return;
    this.keptIds = ids;
    this.around.keep(signs);
  }

  private linkNow(): DayLink {
    const { state, day } = this.machine;
    if (state.name === 'live') return { state: 'live', oldSince: null };
    if (state.name === 'stopped') return { state: 'stopped', oldSince: this.downAt };
    if (day) return { state: 'offline', oldSince: this.downAt };
    // The first attempt has failed: nobody waits for the next one.
    const tried = state.name === 'waiting' || this.link.peek().state === 'absent';
    return { state: tried ? 'absent' : 'connecting', oldSince: null };
  }

  private connect(): void {
    this.disconnect();
    let socket: EventSocket | null = null;
    const current = (event: (machine: EventLink, now: number) => void): void => {
      if (this.socket === socket) this.run(event);
    };
    socket = this.around.connect({
      open: () => current((machine, now) => machine.opened(now)),
      message: (data) => current((machine, now) => this.receive(machine, data, now)),
      close: (code) => {
        if (this.socket !== socket) return;
        this.socket = null;
        this.run((machine, now) => machine.closed(code, now));
      },
    });
    this.socket = socket;
  }

  private receive(machine: EventLink, data: ArrayBuffer, now: number): void {
    this.heardAt = this.around.wall();
    try {
      machine.received(decodeFrame(new Uint8Array(data)), now);
    } catch (error) {
      // Not a frame of ours, or a fault of ours: this connection is of no more use, the next one may be.
      console.error('tablee: a frame of the day could not be handled', error);
      this.disconnect();
      machine.closed(1002, now);
    }
  }

  private disconnect(): void {
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }
}
