// Where a person is asked to look: calls that reach them, and whom they follow. What a page has answered to is known until it
// is loaded again. The logic is pure; the signals are the page's.

import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Route } from '../../app/model';
import { seatOf, shows, type Day } from '../../day/day';
import { MarkKind, type Call } from '../../wire/day_frames';
import type { Rect } from '../../scene/rect';
import type { DayBarProps } from './day_slot';

/** Where somebody was before they were moved. */
export interface Before {
  readonly route: Route;
  /** What they saw of the board. */
  readonly seen: Rect | null;
}

/** A call that was followed, until the person goes back or puts the message away. */
export interface Moved {
  readonly call: Call;
  readonly before: Before;
  /** Its region has been shown. */
  readonly shown: boolean;
}

export const moved = signal<Moved | null>(null);
/** Calls that were answered, by their ids: followed, put away, or made here. */
export const answered = signal<ReadonlySet<number>>(new Set());
/** Whom this page follows: participant; 0 nobody. */
export const followed = signal(0);

/** What the desk has put on the bar of a board: for whom a moderator writes. */
export const strip = signal<ComponentType<DayBarProps> | null>(null);

/** For whom a moderator writes: participant; 0: for themselves. */
export const writesFor = signal(0);

/** Of the tab: for whom, with the event. A reload does not put another's words under one's own name. */
export const writingKey = 'tablee-writing-for';

export function answer(call: number): void {
  answered.value = new Set([...answered.peek(), call]);
}

/** The newest call that reaches somebody and has not been answered. */
export function callFor(day: Day, participant: number, now: number, done: ReadonlySet<number>): Call | null {
  const seat = seatOf(day, participant);
  const calls = [...day.calls.values()].filter(
    ({ id, table, until }) => until > now && !done.has(id) && (table === 0 || table === seat),
  );
  return calls.sort((a, b) => b.id - a.id)[0] ?? null;
}

/** Whether a call takes somebody along by itself: not who asked not to be moved, not moderators, not in the middle of a word. */
export function takesAlong(day: Day, participant: number, moderates: boolean, writes: boolean): boolean {
  return !moderates && !writes && !shows(day, participant, MarkKind.STAY);
}

export function regionOf({ region }: Call): Rect | null {
  const [x, y, w, h] = region;
  return x === undefined || y === undefined || !w || !h ? null : { x, y, w, h };
}

/** As a call has it: whole numbers within the board's range. */
export function regionFrom({ x, y, w, h }: Rect): number[] {
  return [x, y, Math.max(1, w), Math.max(1, h)].map(Math.round);
}
