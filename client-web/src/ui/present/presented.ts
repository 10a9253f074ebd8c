// Which table the room is shown. Nothing but the day says so: a call of everybody to a whole board. As a call it asks people to
// come along for its two minutes; the room's screen shows the table until the call is ended, or another takes its place.

import { openTables, type Day } from '../../day/day';
import type { Call, Table } from '../../wire/day_frames';

export interface Step {
  readonly table: Table;
  readonly call: Call;
  /** Its place among the open tables, from 0. */
  readonly at: number;
  readonly of: number;
}

/** Null: nothing is presented. */
export function presented(day: Day): Step | null {
  const call = day.calls.get(0);
  if (!call || call.region.length > 0) return null;
  const tables = openTables(day);
  const at = tables.findIndex(({ board }) => board === call.board);
  const table = tables[at];
  return table ? { table, call, at, of: tables.length } : null;
}

/** The table so many steps on; null: there is none. Where nothing is presented the first step is onto the first table. */
export function tableAfter(day: Day, by: number): Table | null {
  const now = presented(day)?.at ?? -1;
  return openTables(day)[now + by] ?? null;
}
