// What the phase at a place lets participants do there (P40), as the room will see it. What is taken by nobody for a while is not
// looked at: that waits (sync/not_now.ts).
import type { Allowed } from '../wire/day_frames';
import { isPrivate, runAt, type Day } from './day';

export type Right = 'write' | 'moveOthers' | 'ink' | 'vote' | 'propose';
export type Rights = Readonly<Record<Right, boolean>>;

const all: readonly Right[] = ['write', 'moveOthers', 'ink', 'vote', 'propose'];

const everything: Rights = { write: true, moveOthers: true, ink: true, vote: true, propose: true };

/** Null: everything, or nothing at all for the moment. */
export function rightsAt(day: Day, place: number): Rights | null {
  const said: Allowed | undefined = runAt(day, place)?.phase?.allowed;
  const hides = isPrivate(day, place);
  if (!said && !hides) return null;
  // What is new there is a draft, and no thing of the board's.
  const allowed = hides ? { ...(said ?? everything), write: false, ink: false, propose: false } : said!;
  const held = all.filter((right) => allowed[right]).length;
  return (held === 0 && !hides) || held === all.length ? null : allowed;
}

/** Something is allowed that was not. */
export function moreAllowed(before: Rights | null, now: Rights | null): boolean {
  return before !== null && all.some((right) => !before[right] && (now === null || now[right]));
}
