// The day at one moment, as plain values: the newest of each thing by its key. A snapshot makes it, entries change it, and
// nothing else does. An entry carries the whole new value of what changed, so to apply it is to put it in its place.
//
// Not here: names (they travel beside, and can be erased), who is here, whether something may be done (the server says).
import {
  MarkKind,
  PersonState,
  Place,
  Privacy,
  RevealState,
  Role,
  Stage,
  TableState,
  TimerState,
  VoteState,
  type Agenda,
  type Call,
  type Drafts,
  type Entry,
  type Mark,
  type Parcel,
  type Person,
  type Phase,
  type Reveal,
  type Run,
  type Seat,
  type SetUp,
  type Snapshot,
  type Table,
  type Timer,
  type Tally,
  type Turnout,
  type Vote,
} from '../wire/day_frames';

export interface Day {
  /** Newest entry in it. */
  readonly offset: number;
  /** When that was, on the server's clock. */
  readonly time: number;
  readonly setUp: SetUp | null;
  readonly agenda: Agenda;
  readonly stage: Stage;
  /** Since when, on the server's clock; 0: not known. */
  readonly stageSince: number;
  /** Those that go on, by their id. */
  readonly runs: ReadonlyMap<number, Run>;
  /** By table; 0: everybody's. */
  readonly timers: ReadonlyMap<number, Timer>;
  /** Tables where nobody but moderators writes; 0: everywhere. */
  readonly frozen: ReadonlySet<number>;
  /** All that ever were, by number. */
  readonly tables: ReadonlyMap<number, Table>;
  /** By participant, as the rest. */
  readonly people: ReadonlyMap<number, Person>;
  /** Of those who sit at a table. */
  readonly seats: ReadonlyMap<number, Seat>;
  /** By markKey. */
  readonly marks: ReadonlyMap<string, Mark>;
  /** By table; 0: everybody's. */
  readonly calls: ReadonlyMap<number, Call>;
  /** The last time that the server's data came from a backup: what was done after `since` may be missing. */
  readonly restored: Restore | null;
  /** Id of the agenda's phase that began last for everybody, also when it has ended; 0: none has. */
  readonly lastPhase: number;
  /** All that were not removed, by id. */
  readonly votes: ReadonlyMap<number, Vote>;
  /** By tallyKey. */
  readonly tallies: ReadonlyMap<string, Tally>;
  /** By vote. */
  readonly turnouts: ReadonlyMap<number, Turnout>;
  /** How much is written in private, by table; 0: the agora. */
  readonly drafts: ReadonlyMap<number, Drafts>;
  /** By table, those that are not done, and of which the board left something. */
  readonly reveals: ReadonlyMap<number, Reveal>;
  /** What was sent from one table to another, ever, by id. */
  readonly parcels: ReadonlyMap<number, Parcel>;
}

export interface Restore {
  /** Of the entry that said so. */
  readonly offset: number;
  readonly time: number;
  readonly since: number;
}

export const noDay: Day = {
  offset: 0,
  time: 0,
  setUp: null,
  agenda: { phases: [], revision: 0 },
  stage: Stage.UNKNOWN,
  stageSince: 0,
  runs: new Map(),
  timers: new Map(),
  frozen: new Set(),
  tables: new Map(),
  people: new Map(),
  seats: new Map(),
  marks: new Map(),
  calls: new Map(),
  restored: null,
  lastPhase: 0,
  votes: new Map(),
  tallies: new Map(),
  turnouts: new Map(),
  drafts: new Map(),
  reveals: new Map(),
  parcels: new Map(),
};

/** A person shows one mark of a kind. */
export function markKey(participant: number, kind: MarkKind): string {
  return `${participant} ${kind}`;
}

export function tallyKey(vote: number, candidate: number): string {
  return `${vote} ${candidate}`;
}

function by<K, V>(values: readonly V[], key: (value: V) => K): Map<K, V> {
  return new Map(values.map((value) => [key(value), value]));
}

export function dayOf(snapshot: Snapshot): Day {
  const { offset, time, agenda, stage, stageSince } = snapshot;
  return {
    offset,
    time,
    setUp: snapshot.setUp ?? null,
    agenda: agenda ?? noDay.agenda,
    stage,
    stageSince,
    runs: by(snapshot.runs, (run) => run.id),
    timers: by(snapshot.timers, (timer) => timer.table),
    frozen: new Set(snapshot.freezes.filter(({ on }) => on).map(({ table }) => table)),
    tables: by(snapshot.tables, (table) => table.number),
    people: by(snapshot.people, (person) => person.participant),
    seats: by(snapshot.seats, (seat) => seat.participant),
    marks: by(snapshot.marks, (mark) => markKey(mark.participant, mark.kind)),
    calls: by(snapshot.calls, (call) => call.table),
    restored: snapshot.restored ?? null,
    lastPhase: snapshot.lastPhase,
    votes: by(snapshot.votes, (vote) => vote.id),
    tallies: by(snapshot.tallies, (tally) => tallyKey(tally.vote, tally.candidate)),
    turnouts: by(snapshot.turnouts, (turnout) => turnout.vote),
    drafts: by(snapshot.drafts, (drafts) => drafts.table),
    reveals: by(snapshot.reveals, (reveal) => reveal.table),
    parcels: by(snapshot.parcels, (parcel) => parcel.id),
  };
}

/** With `value` at `key`; without anything there when it is null. */
function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V | null): ReadonlyMap<K, V> {
  const next = new Map(map);
  if (value === null) next.delete(key);
  else next.set(key, value);
  return next;
}

function without<K, V>(map: ReadonlyMap<K, V>, goes: (value: V) => boolean): ReadonlyMap<K, V> {
  return new Map([...map].filter(([, value]) => !goes(value)));
}

function withRun(day: Day, run: Run): Partial<Day> {
  const { id = 0, tables = [] } = run.phase ?? {};
  const lastPhase = id !== 0 && tables.length === 0 ? id : day.lastPhase;
  if (run.ended === 0) return { runs: put(day.runs, run.id, run), lastPhase };
  // "I am done" was said of this run.
  const marks = without(day.marks, (mark) => mark.kind === MarkKind.DONE && mark.of === run.id);
  return { runs: put(day.runs, run.id, null), marks, lastPhase };
}

function withPerson(day: Day, person: Person): Partial<Day> {
  const { participant, state } = person;
  const people = put(day.people, participant, state === PersonState.GONE ? null : person);
  if (state === PersonState.IN) return { people };
  const marks = without(day.marks, (mark) => mark.participant === participant);
  return { people, seats: put(day.seats, participant, null), marks };
}

function withVote(day: Day, vote: Vote): Partial<Day> {
  if (vote.state !== VoteState.REMOVED) return { votes: put(day.votes, vote.id, vote) };
  const tallies = without(day.tallies, (tally) => tally.vote === vote.id);
  return { votes: put(day.votes, vote.id, null), tallies, turnouts: put(day.turnouts, vote.id, null) };
}

function withFreeze(day: Day, table: number, on: boolean): Partial<Day> {
  const frozen = new Set(day.frozen);
  if (on) frozen.add(table);
  else frozen.delete(table);
  return { frozen };
}

function changed(day: Day, { what, offset, time }: Entry): Partial<Day> {
  switch (what?.$case) {
    case 'setUp':
      return { setUp: what.value };
    case 'agenda':
      return { agenda: what.value };
    case 'stage':
      return { stage: what.value.stage, stageSince: time };
    case 'run':
      return withRun(day, what.value);
    case 'timer': {
      const timer = what.value;
      return { timers: put(day.timers, timer.table, timer.state === TimerState.STOPPED ? null : timer) };
    }
    case 'freeze':
      return withFreeze(day, what.value.table, what.value.on);
    case 'table':
      return { tables: put(day.tables, what.value.number, what.value) };
    case 'person':
      return withPerson(day, what.value);
    case 'seat': {
      const seat = what.value;
      return { seats: put(day.seats, seat.participant, seat.table === 0 ? null : seat) };
    }
    case 'mark': {
      const mark = what.value;
      return { marks: put(day.marks, markKey(mark.participant, mark.kind), mark.on ? mark : null) };
    }
    case 'call': {
      const call = what.value;
      return { calls: put(day.calls, call.table, call.until === 0 ? null : call) };
    }
    case 'vote':
      return withVote(day, what.value);
    case 'tally':
      return { tallies: put(day.tallies, tallyKey(what.value.vote, what.value.candidate), what.value) };
    case 'turnout':
      return { turnouts: put(day.turnouts, what.value.vote, what.value) };
    case 'drafts':
      return { drafts: put(day.drafts, what.value.table, what.value.notes === 0 ? null : what.value) };
    case 'reveal': {
      const reveal = what.value;
      const over = reveal.state === RevealState.DONE && reveal.left === 0;
      return { reveals: put(day.reveals, reveal.table, over ? null : reveal) };
    }
    case 'parcel':
      return { parcels: put(day.parcels, what.value.id, what.value) };
    case 'restored':
      return { restored: { offset, time, since: day.time } };
    default:
      // A newer server's entry, or one that changes nothing: go on behind it.
      return {};
  }
}

export function applied(day: Day, entry: Entry): Day {
  return { ...day, ...changed(day, entry), offset: entry.offset, time: entry.time };
}

// --- What screens ask of it ------------------------------------------------------------------------

/** What goes on at a table (0: the agora): its own phase, else everybody's. */
export function runAt(day: Day, place: number): Run | null {
  const runs = [...day.runs.values()];
  return runs.find(({ phase }) => phase?.tables.includes(place)) ?? runForAll(day);
}

/** What is written there is its author's alone. */
export function isPrivate(day: Day, place: number): boolean {
  const own = place !== 0 && day.tables.get(place)?.private === true;
  return own || runAt(day, place)?.phase?.privacy === Privacy.PRIVATE;
}

export function runForAll(day: Day): Run | null {
  return [...day.runs.values()].find(({ phase }) => phase?.tables.length === 0) ?? null;
}

/** The clocks that count at a table: its own, then everybody's. */
export function timersAt(day: Day, place: number): Timer[] {
  return [...new Set([place, 0])].flatMap((table) => day.timers.get(table) ?? []);
}

/** What is left on a clock at `now` of the server's; 0 when it is over. */
export function timeLeft(timer: Timer, now: number): number {
  if (timer.state === TimerState.PAUSED) return timer.left;
  return timer.state === TimerState.RUNNING ? Math.max(0, timer.ends - now) : 0;
}

export function isFrozen(day: Day, place: number): boolean {
  return day.frozen.has(0) || day.frozen.has(place);
}

export function seatOf(day: Day, participant: number): number {
  return day.seats.get(participant)?.table ?? 0;
}

export function shows(day: Day, participant: number, kind: MarkKind): boolean {
  return day.marks.has(markKey(participant, kind));
}

/** In order of their numbers. */
export function openTables(day: Day): Table[] {
  return [...day.tables.values()]
    .filter((table) => table.state === TableState.OPEN)
    .sort((a, b) => a.number - b.number);
}

export function tableOf(day: Day, board: string): Table | null {
  return [...day.tables.values()].find((table) => table.board === board) ?? null;
}

/** Who sits at a table, by when they came in. */
export function sitters(day: Day, table: number): number[] {
  return [...day.seats.values()]
    .filter((seat) => seat.table === table)
    .map((seat) => seat.participant)
    .sort((a, b) => a - b);
}

/** Whether somebody has said of this very run that they are done. */
export function isDoneWith(day: Day, participant: number, run: Run): boolean {
  return day.marks.get(markKey(participant, MarkKind.DONE))?.of === run.id;
}

/** Who has raised a table's help flag. */
export function helpersAt(day: Day, table: number): number[] {
  return [...day.marks.values()]
    .filter((mark) => mark.kind === MarkKind.HELP && mark.of === table)
    .map((mark) => mark.participant);
}

/** A table's help flag is up. */
export function helpAt(day: Day, table: number): boolean {
  return helpersAt(day, table).length > 0;
}

/** Who is in the event and not only looks on. */
export function takesPart(person: Person): boolean {
  return person.state === PersonState.IN && person.role !== Role.OBSERVER;
}

/**
 * What the agenda has after the phase that began last for everybody, whether it goes on or has ended; all of it when none has.
 * Those that are planned for some tables and go on there are under way already.
 */
export function nextPhases(day: Day): readonly Phase[] {
  const { phases } = day.agenda;
  const last = day.lastPhase || (runForAll(day)?.phase?.id ?? 0);
  const rest = phases.slice(phases.findIndex((phase) => phase.id !== 0 && phase.id === last) + 1);
  return rest.filter((phase) => phase.tables.length === 0 || !goesOn(day, phase));
}

/** The phase that everybody is in is at the projector's screen, or the next one is. */
export function isRestitutionNear(day: Day): boolean {
  const now = runForAll(day)?.phase;
  return now?.place === Place.SCREEN || (now !== undefined && nextPhases(day)[0]?.place === Place.SCREEN);
}

/** A phase of the agenda is under way, for everybody or at some tables. */
export function goesOn(day: Day, { id }: Phase): boolean {
  return id !== 0 && [...day.runs.values()].some(({ phase }) => phase?.id === id);
}

/** What goes on where a phase would begin, as the command says that its sender saw it (D8); 0: nothing. */
export function seenBefore(day: Day, { tables }: Phase): number {
  const [first] = tables;
  return (first === undefined ? runForAll(day) : runAt(day, first))?.id ?? 0;
}
