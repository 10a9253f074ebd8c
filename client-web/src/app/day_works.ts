// The day at work on this page: its socket, what it tells the session (tables, people), what it is told of this page.
import { computed, effect } from '@preact/signals';
import { openTables, seatOf, tableOf, type Day } from '../day/day';
import { rightsAt } from '../day/rights';
import { provisionalFrom } from '../day/provisional';
import { EventDay, type EventSocket, type EventSocketEvents, type Outcome } from '../day/event_day';
import type { RoleName } from '../wire/frames';
import { PersonState, Reason, Role, TableState } from '../wire/day_frames';
import type { App, Person, Table } from './model';
import type { Guard } from './phase';
import { PhaseGuard } from './phase_guard';
import type { PageSession } from './session';
import { KeptDrafts } from './kept_drafts';
import { keepSigns, keptSigns } from './kept_signs';
import { isDraft } from '../day/drafts';
import { socketAddress } from './socket_address';

const roles: Readonly<Record<number, RoleName>> = {
  [Role.MODERATOR]: 'moderator',
  [Role.PARTICIPANT]: 'participant',
  [Role.OBSERVER]: 'observer',
};

function random64(): bigint {
  return crypto.getRandomValues(new BigUint64Array(1))[0]! | 1n;
}

/** One for this page load: several connections of one page count once. */
const instance = random64();

function openSocket(events: EventSocketEvents): EventSocket {
  const socket = new WebSocket(socketAddress('/api/v1/event/socket'), 'tablee.event.v1');
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => events.open();
  socket.onmessage = ({ data }) => events.message(data as ArrayBuffer);
  socket.onclose = ({ code }) => events.close(code);
  return socket;
}

/** All tables as the lists have them: open ones first by number, closed ones marked. */
export function tablesOf(day: Day): Table[] {
  const closed = [...day.tables.values()].filter(({ state }) => state !== TableState.OPEN);
  return [
    ...openTables(day).map(({ number, question, board }) => ({ number, question, board })),
    ...closed.map(({ number, question, board }) => ({ number, question, board, closed: true })),
  ];
}

export function peopleOf(day: Day, names: ReadonlyMap<number, string>): Person[] {
  return [...day.people.values()].flatMap(({ participant, role, state, tablet }) => {
    const name = names.get(participant);
    const known = roles[role];
    if (name === undefined || !known) return [];
    return [{ participant, name, role: known, tablet, ...(state === PersonState.OUT ? { out: true } : {}) }];
  });
}

function keyOf(what: 'signs' | 'drafts', session: PageSession): string {
  const me = session.identity.peek();
  return `tablee-${what} ${me?.event} ${me?.participant}`;
}

export interface DayWorks {
  readonly day: EventDay;
  guardAt(board: string): Guard | null;
  end(): void;
}

export function startDay(
  session: PageSession,
  router: App['router'],
  token: string,
  watcher: boolean,
): DayWorks {
  const drafts = new KeptDrafts(() => keyOf('drafts', session));
  const day = new EventDay({
    token,
    instance,
    watcher,
    random: Math.random,
    draw: random64,
    connect: openSocket,
    now: () => performance.now(),
    wall: Date.now,
    after: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    kept: () => [...keptSigns(keyOf('signs', session)), ...drafts.waiting()],
    keep: (waiting) => {
      keepSigns(
        keyOf('signs', session),
        waiting.filter(({ wish }) => !isDraft(wish)),
      );
      drafts.keep(waiting);
    },
    keptStranded: () => drafts.stranded(),
    keepStranded: (stranded) => drafts.keepStranded(stranded),
    stopped: (reason) => {
      if (reason === 'bad_token' || reason === 'revoked') session.refused(token);
    },
  });
  const tables = computed(() => day.day.value?.tables);
  const people = computed(() => day.day.value?.people);
  const stops = [
    effect(() => {
      void tables.value;
      const now = day.day.peek();
      if (now) session.tablesTold(tablesOf(now));
    }),
    effect(() => {
      void people.value;
      const names = day.names.value;
      const now = day.day.peek();
      if (now) session.heardOf(peopleOf(now, names));
    }),
    effect(() => {
      const route = router.route.value;
      const agora = route.screen === 'agora' ? (day.me.value?.agora ?? '') : '';
      day.look(route.screen === 'board' ? route.board : agora, session.unsent.value > 0);
    }),
    followSeat(day, session, router),
  ];
  const woke = (): void => {
    if (!document.hidden) day.network(navigator.onLine);
  };
  document.addEventListener('visibilitychange', woke);
  return {
    day,
    guardAt: (board) => guardAt(day, session, board),
    end: () => {
      document.removeEventListener('visibilitychange', woke);
      for (const stop of stops) stop();
      day.end();
    },
  };
}

/** Moderators do whatever they like in every phase. */
function guardAt(day: EventDay, session: PageSession, board: string): Guard | null {
  const now = day.day.value;
  const me = session.identity.value;
  const agora = board === day.me.value?.agora;
  const place = now && !agora ? tableOf(now, board)?.number : 0;
  if (!now || me?.role !== 'participant' || place === undefined) return null;
  const rights = rightsAt(now, place);
  return rights && new PhaseGuard(rights, (who) => isOn(now, who, me.participant));
}

/** It is this person's, or one's who is on their device: that is the device's own (P41). */
function isOn(day: Day, who: number, me: number): boolean {
  return who === me || who >= provisionalFrom || (who > 0 && day.people.get(who)?.tablet === me);
}

const later: ReadonlySet<Outcome> = new Set<Outcome>(['offline', 'lost', Reason.STORE_FAILED]);

/** Who opens a table sits down there, once: who is given another seat later is not brought back. */
function followSeat(day: EventDay, session: PageSession, router: App['router']): () => void {
  let satFor = '';
  return effect(() => {
    const route = router.route.value;
    const board = route.screen === 'board' ? route.board : '';
    const live = day.link.value.state === 'live';
    if (board === satFor || (board !== '' && !live)) return;
    satFor = board;
    const now = day.day.peek();
    const me = session.identity.peek();
    const table = now && board !== '' ? tableOf(now, board) : null;
    // The agora takes nobody's seat, and moderators sit nowhere: they walk about.
    if (!now || !table || me?.role !== 'participant' || table.state !== TableState.OPEN) return;
    if (seatOf(now, me.participant) === table.number) return;
    void day.ask({ kind: 'sit', table: table.number }).then((came) => {
      // Not refused, only not possible then: again with the next connection.
      if (later.has(came) && satFor === board) satFor = '';
    });
  });
}
