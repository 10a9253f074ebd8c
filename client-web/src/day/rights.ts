// What the phase at a place lets participants do there (P40), as the room will see it. What is taken by nobody for a while is not
// looked at: that waits (sync/not_now.ts).
import type { Allowed } from '../wire/day_frames';
import { runAt, type Day } from './day';

export type Right = 'write' | 'moveOthers' | 'ink' | 'vote' | 'propose';
export type Rights = Readonly<Record<Right, boolean>>;

const all: readonly Right[] = ['write', 'moveOthers', 'ink', 'vote', 'propose'];

/** Null: everything, or nothing at all for the moment. */
export function rightsAt(day: Day, place: number): Rights | null {
  const allowed: Allowed | undefined = runAt(day, place)?.phase?.allowed;
  if (!allowed) return null;
  const held = all.filter((right) => allowed[right]).length;
  return held === 0 || held === all.length ? null : allowed;
}

/** Something is allowed that was not. */
export function moreAllowed(before: Rights | null, now: Rights | null): boolean {
  return before !== null && all.some((right) => !before[right] && (now === null || now[right]));
}
