// How boards and people of a day are called in its replay.

import type { App, Table } from '../../app/model';
import { words } from '../../i18n/language';

/** The table of a board; null: the agora. */
export function tableAt(app: App, board: string): Table | null {
  return app.session.event.value?.tables.find((one) => one.board === board) ?? null;
}

export function badgeOf(app: App, board: string): string {
  const table = tableAt(app, board);
  return table ? words.value.tables.table(table.number) : words.value.tables.agora;
}

/** What the picture of a board calls people. */
export function namer(app: App): (participant: number) => string {
  return (participant) => app.session.people.peek().get(participant)?.name ?? '';
}
