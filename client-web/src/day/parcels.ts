// What goes from one table to another (D25), as a board sees it: what came to it from where, and where its things went.

import { ParcelState, type Parcel, type Ref } from '../wire/day_frames';
import type { Day } from './day';

/** Copies are the server's own writing. */
const serverReplica = 1;

/** A table's number, or 0 for the agora; null: the board is neither. */
export function placeOf(day: Day, agora: string, board: string): number | null {
  if (board === agora) return 0;
  for (const { number, board: its } of day.tables.values()) if (its === board) return number;
  return null;
}

/** Those that came there, in the order in which they were sent. */
export function arrivedAt(day: Day, place: number): Parcel[] {
  return [...day.parcels.values()].filter(({ to, state }) => to === place && state === ParcelState.ARRIVED);
}

/** Those that this person sent from there, and that nobody called back. */
export function sentFrom(day: Day, place: number): Parcel[] {
  return [...day.parcels.values()].filter(({ from }) => from === place);
}

export function isOnItsWay({ state }: Parcel): boolean {
  return state === ParcelState.WAITING || state === ParcelState.UNDER_WAY;
}

/** How many things were chosen, or came. */
export function sizeOf({ things, copied }: Parcel): number {
  return Math.max(things.length, copied.length);
}

/** What a copy is called on its board. */
export function copyRef(copy: number): Ref {
  return { counter: copy, replica: serverReplica };
}

export function refKey({ counter, replica }: Ref): string {
  return `${counter}.${replica}`;
}

/** Where a thing came from, and when. */
export interface Origin {
  readonly from: number;
  readonly sent: number;
}

/** By refKey, of what came to a place. */
export function originsAt(day: Day, place: number): ReadonlyMap<string, Origin> {
  return new Map(
    arrivedAt(day, place).flatMap(({ copied, from, sent }) =>
      copied.map(({ copy }): [string, Origin] => [refKey(copyRef(copy)), { from, sent }]),
    ),
  );
}

/** Where a thing went last. */
export interface Destination {
  readonly to: number;
  /** It is not there yet. */
  readonly waits: boolean;
}

/** By refKey, of what was sent from a place: the newest that arrived, or is on its way. */
export function destinationsFrom(day: Day, place: number): ReadonlyMap<string, Destination> {
  const all = new Map<string, Destination>();
  for (const parcel of sentFrom(day, place)) {
    const { to, things, copied, state } = parcel;
    if (state === ParcelState.ARRIVED) {
      for (const { of } of copied) if (of) all.set(refKey(of), { to, waits: false });
    } else if (isOnItsWay(parcel)) {
      for (const thing of things) all.set(refKey(thing), { to, waits: true });
    }
  }
  return all;
}
