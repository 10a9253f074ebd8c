// What happened in the day apart from the boards, as lines. Pure.
import { MarkKind, PersonState, TableState, TimerState, VoteState } from '../../../wire/day_frames';
import type { Entry, Table } from '../../../wire/day_frames';
import type { DayAct, Line } from './line';

/** What was known before, by what it is of. */
interface Before {
  readonly tables: Map<number, Table>;
  readonly people: Set<number>;
  readonly seats: Map<number, number>;
  readonly runs: Set<number>;
  readonly timers: Set<number>;
  readonly votes: Set<number>;
}

function tableAct(table: Table, before: Table | undefined): DayAct | null {
  const { number, question, state, into } = table;
  const act = (kind: 'tableOpened' | 'tableClosed' | 'tableReopened' | 'tableRenamed'): DayAct => ({
    kind,
    table: number,
    question,
  });
  if (!before) return act('tableOpened');
  if (before.state !== state) {
    if (state === TableState.MERGED) return { kind: 'tableMerged', table: number, into };
    return act(state === TableState.OPEN ? 'tableReopened' : 'tableClosed');
  }
  return before.question === question ? null : act('tableRenamed');
}

/** True the first time. */
function isNew<T>(known: Set<T>, one: T): boolean {
  return known.size < known.add(one).size;
}

function actOf({ what }: Entry, before: Before): DayAct | null {
  switch (what?.$case) {
    case 'run': {
      const { id, phase, ended } = what.value;
      const act = { title: phase?.title ?? '', tables: phase?.tables ?? [] };
      if (isNew(before.runs, id)) return { kind: 'phase', ...act };
      return ended === 0 ? null : { kind: 'phaseOver', ...act };
    }
    case 'stage':
      return { kind: 'stage', stage: what.value.stage };
    case 'timer': {
      const { id, table, state } = what.value;
      return state === TimerState.RUNNING && isNew(before.timers, id) ? { kind: 'timer', table } : null;
    }
    case 'freeze':
      return { kind: what.value.on ? 'frozen' : 'thawed', table: what.value.table };
    case 'table': {
      const act = tableAct(what.value, before.tables.get(what.value.number));
      before.tables.set(what.value.number, what.value);
      return act;
    }
    case 'person': {
      const { participant: who, state } = what.value;
      if (state !== PersonState.IN) return before.people.delete(who) ? { kind: 'left', who } : null;
      return isNew(before.people, who) ? { kind: 'came', who } : null;
    }
    case 'seat': {
      const { participant: who, table } = what.value;
      if ((before.seats.get(who) ?? 0) === table) return null;
      before.seats.set(who, table);
      return { kind: 'sat', who, table };
    }
    case 'mark': {
      const { kind, on, participant: who, of } = what.value;
      if (!on) return null;
      if (kind === MarkKind.HAND) return { kind: 'hand', who };
      return kind === MarkKind.HELP ? { kind: 'help', table: of } : null;
    }
    case 'call':
      return what.value.until === 0 ? null : { kind: 'called', table: what.value.table };
    case 'vote': {
      const { id, title, state } = what.value;
      if (isNew(before.votes, id)) return { kind: 'vote', title };
      if (state !== VoteState.CLOSED || !isNew(before.votes, -id)) return null;
      return { kind: 'voteOver', title };
    }
    default:
      return null;
  }
}

/** In order; what is nothing new is none. */
export function dayLines(entries: readonly Entry[]): Line[] {
  const before: Before = {
    tables: new Map(),
    people: new Set(),
    seats: new Map(),
    runs: new Set(),
    timers: new Set(),
    votes: new Set(),
  };
  return entries.flatMap((entry): Line[] => {
    const act = actOf(entry, before);
    if (!act) return [];
    const who = 'who' in act ? act.who : entry.participant;
    return [{ time: entry.time, offset: entry.offset, board: '', who, act, about: null }];
  });
}
