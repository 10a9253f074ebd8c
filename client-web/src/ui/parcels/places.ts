// Where something can be sent.

import { isFrozen, isPrivate, openTables, runAt, type Day } from '../../day/day';

export interface Place {
  /** A table's number; 0: the agora. */
  readonly number: number;
  readonly question: string;
  /** What is sent there waits. */
  readonly waits: boolean;
}

/** What is sent waits where one writes in private, and, but for moderators, where nothing is taken. */
function waitsAt(day: Day, place: number, moderates: boolean): boolean {
  if (isPrivate(day, place)) return true;
  if (moderates) return false;
  const run = runAt(day, place);
  return isFrozen(day, place) || (run !== null && (run.locked || !run.phase?.allowed?.write));
}

/** All but where one is: tables by their numbers, then the agora. */
export function placesBeside(day: Day, here: number, moderates: boolean): Place[] {
  const tables = openTables(day).map(({ number, question }) => ({ number, question }));
  return [...tables, { number: 0, question: '' }]
    .filter(({ number }) => number !== here)
    .map((one) => ({ ...one, waits: waitsAt(day, one.number, moderates) }));
}
