// Who sits at a table, told from the moments of those whom its board hears.
import type { EventDay } from '../day/event_day';
import type { Board, OtherPresence, Person } from './model';

/** One entry a person, however many tabs they have open; without those who only watch the event. */
export function peopleHere(
  presence: ReadonlyMap<number, OtherPresence>,
  people: ReadonlyMap<number, Person>,
): number[] {
  const all = new Set(Array.from(presence.values(), (other) => other.participant));
  return [...all].filter((one) => people.get(one)?.role !== 'observer').sort((a, b) => a - b);
}

/** Null while nobody knows: without the server, an empty list says nothing. */
export function knownHere(
  board: Pick<Board, 'presence' | 'status'>,
  people: ReadonlyMap<number, Person>,
): number[] | null {
  const { connection } = board.status.value;
  const told = connection === 'online' || connection === 'syncing';
  return told ? peopleHere(board.presence.value, people) : null;
}

/** Who looks at a board, as the day says; null where it does not say, and while what it said is old. */
export function toldHere(
  day: Pick<EventDay, 'link' | 'here'> | null,
  board: string,
  people: ReadonlyMap<number, Person>,
): number[] | null {
  if (day?.link.value.state !== 'live') return null;
  return [...day.here.value.values()]
    .filter((one) => one.board === board && people.get(one.participant)?.role !== 'observer')
    .map((one) => one.participant)
    .sort((a, b) => a - b);
}

/** Who has a seat at a table and is connected, or looks at its board and sits nowhere; and how many seats are those of people who are offline. */
export interface Sitters {
  readonly here: readonly number[];
  readonly offline: number;
  /** So many are enough; 0: any number. */
  readonly limit: number;
}

/** As the day says; null where it does not say, and while what it said is old. */
export function sittingAt(
  day: Pick<EventDay, 'link' | 'here' | 'day'> | null,
  number: number,
  board: string,
  people: ReadonlyMap<number, Person>,
): Sitters | null {
  const looking = toldHere(day, board, people);
  const state = day?.day.value;
  if (!day || !looking || !state) return null;
  const seated = [...state.seats.values()].filter(({ table }) => table === number);
  const there = seated.map(({ participant }) => participant).filter((who) => day.here.value.has(who));
  // Who has a seat elsewhere and has a look here counts there.
  const guests = looking.filter((who) => !state.seats.has(who));
  const here = [...there, ...guests].sort((a, b) => a - b);
  const limit = state.tables.get(number)?.softLimit ?? 0;
  return { here, offline: seated.length - there.length, limit };
}
