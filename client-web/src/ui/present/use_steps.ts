// Moving the room on: from the desk, and by keys on the room's screen. Each step is one call of everybody.

import type { Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { useAsking } from '../day/asking';
import { answer } from '../day/moves';
import { presented, tableAfter, type Step } from './presented';

export interface Steps {
  readonly now: Step | null;
  readonly problem: string | null;
  /** There is a table so many steps on. */
  may(by: number): boolean;
  go(by: number): void;
  end(): void;
}

export function useSteps(day: EventDay, state: Day): Steps {
  const asking = useAsking(day);
  const call = async (by: number): Promise<void> => {
    const newest = day.day.peek() ?? state;
    const table = tableAfter(newest, by);
    // A second press before the first is answered would be of the same step.
    if (!table || asking.busy) return;
    if (!(await asking.ask({ kind: 'call', table: 0, board: table.board, region: [] }))) return;
    const own = day.day.peek()?.calls.get(0);
    if (own) answer(own.id);
  };
  const now = presented(state);
  return {
    now,
    problem: asking.problem,
    may: (by) => tableAfter(state, by) !== null,
    go: (by) => void call(by),
    end: () => void (now && asking.ask({ kind: 'end_call', call: now.call.id })),
  };
}
