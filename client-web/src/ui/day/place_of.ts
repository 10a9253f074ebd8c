// What somebody may do with the day where they are.

import type { App } from '../../app/model';
import { runAt, seatOf, tableOf, type Day } from '../../day/day';
import type { Run, Table } from '../../wire/day_frames';

export interface Standing {
  /** The table's number; 0: the agora, or none. */
  readonly place: number;
  readonly table: Table | null;
  /** What goes on there. */
  readonly run: Run | null;
  readonly moderates: boolean;
  /** Somebody who takes part and sits here. */
  readonly sits: boolean;
  /** May start and stop the table's own clock. */
  readonly keepsTime: boolean;
  /** A moderator took that back. */
  readonly led: boolean;
}

/** `board`: that is open; else what counts where the person sits. */
export function standing(app: App, day: Day, board: string | undefined): Standing {
  const me = app.session.identity.value;
  const seat = me ? seatOf(day, me.participant) : 0;
  const table = board === undefined ? (day.tables.get(seat) ?? null) : tableOf(day, board);
  const place = table?.number ?? 0;
  const moderates = me?.role === 'moderator';
  const sits = board !== undefined && table !== null && place === seat;
  const led = table?.led ?? false;
  const keepsTime = board !== undefined && table !== null && (moderates || (sits && !led));
  return { place, table, run: runAt(day, place), moderates, sits, keepsTime, led };
}
