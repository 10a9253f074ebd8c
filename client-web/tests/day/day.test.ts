import { describe, expect, it } from 'vitest';
import {
  applied,
  dayOf,
  helpAt,
  isRestitutionNear,
  isFrozen,
  nextPhases,
  goesOn,
  seenBefore,
  noDay,
  openTables,
  runAt,
  seatOf,
  timeLeft,
  timersAt,
} from '../../src/day/day';
import type { Day } from '../../src/day/day';
import type * as wire from '../../src/wire/gen/day';
import { MarkKind, PersonState, TableState, TimerState } from '../../src/wire/day_frames';
import { entry, frame, phase, run, snapshot, timer, welcome } from './kit';

function after(...whats: wire.Entry['what'][]): Day {
  const entries = whats.map((what, index) => entry(index + 1, what));
  return frame({ entries }).entries.reduce(applied, noDay);
}

const table = (number: number, state: wire.Table['state'] = 1): wire.Table => ({
  number,
  question: `Question ${number}`,
  board: BigInt(number) << 60n,
  state,
  topic: undefined,
  into: 0,
  softLimit: 0,
  led: false,
  private: false,
});
const mark = (participant: number, kind: MarkKind, of = 0, on = true) =>
  ({ $case: 'mark', value: { participant, kind, on, of: BigInt(of) } }) as const;

describe('The day', () => {
  // D5
  it('is the same by entries as by the snapshot after them', () => {
    const seat = { participant: 3, table: 2, movedBy: 0 };
    const byEntries = after(
      { $case: 'table', value: table(2) },
      { $case: 'run', value: run(2, 'Share') },
      { $case: 'timer', value: timer(0, { ends: 90_000n }) },
      { $case: 'seat', value: seat },
      { $case: 'freeze', value: { table: 2, on: true } },
      mark(3, MarkKind.HAND),
    );
    const told = frame(
      welcome({
        snapshot: snapshot(6, {
          time: 6000n,
          tables: [table(2)],
          runs: [run(2, 'Share')],
          timers: [timer(0, { ends: 90_000n })],
          seats: [seat],
          freezes: [{ table: 2, on: true }],
          marks: [{ participant: 3, kind: MarkKind.HAND, on: true, of: 0n }],
        }),
      }),
    );
    expect(dayOf(told.welcome!.snapshot!)).toEqual({ ...byEntries, agenda: noDay.agenda });
  });

  it('keeps ids of boards as text with all their digits', () => {
    expect(openTables(after({ $case: 'table', value: { ...table(1), board: 5n } }))[0]?.board).toBe(
      '0000000000000005',
    );
  });

  it('goes on behind an entry that it does not know', () => {
    expect(after(undefined, { $case: 'table', value: table(1) })).toMatchObject({ offset: 2 });
  });

  // D5
  it('lets go of what is off or over, and of "done" with the run that it was said of', () => {
    const day = after(
      { $case: 'run', value: run(1, 'Share') },
      mark(3, MarkKind.DONE, 1),
      mark(4, MarkKind.HAND),
      { $case: 'timer', value: timer(2) },
      { $case: 'timer', value: timer(2, { state: TimerState.STOPPED }) },
      { $case: 'freeze', value: { table: 0, on: true } },
      { $case: 'freeze', value: { table: 0, on: false } },
      { $case: 'run', value: run(1, 'Share', { ended: 5n }) },
    );
    expect(day.runs.size + day.timers.size + day.frozen.size).toBe(0);
    expect([...day.marks.values()].map(({ participant }) => participant)).toEqual([4]);
  });

  it('takes seat and marks from who was put out', () => {
    const person = { participant: 3, role: 2, naming: 1, tablet: 0 } as const;
    const day = after(
      { $case: 'person', value: { ...person, state: PersonState.IN } },
      { $case: 'seat', value: { participant: 3, table: 2, movedBy: 0 } },
      mark(3, MarkKind.HELP, 2),
      { $case: 'person', value: { ...person, state: PersonState.OUT } },
    );
    expect(seatOf(day, 3)).toBe(0);
    expect(helpAt(day, 2)).toBe(false);
    expect(day.people.get(3)?.state).toBe(PersonState.OUT);
  });

  // D10, D11
  it('knows the phase of a table before the one for all, and its own clock before the common one', () => {
    const day = after(
      { $case: 'run', value: run(1, 'All') },
      { $case: 'run', value: run(2, 'Two', { phase: phase('Two', { tables: [2] }) }) },
      { $case: 'timer', value: timer(0) },
      { $case: 'timer', value: timer(2) },
    );
    expect(runAt(day, 2)?.phase?.title).toBe('Two');
    expect(runAt(day, 1)?.phase?.title).toBe('All');
    expect(timersAt(day, 2).map(({ table: of }) => of)).toEqual([2, 0]);
    expect(timersAt(day, 0)).toHaveLength(1);
  });

  it('is frozen at a table by itself or with all', () => {
    const day = after({ $case: 'freeze', value: { table: 2, on: true } });
    expect([isFrozen(day, 2), isFrozen(day, 1)]).toEqual([true, false]);
    expect(isFrozen(after({ $case: 'freeze', value: { table: 0, on: true } }), 1)).toBe(true);
  });

  it('says what is left while a clock runs, while it is paused, and when it is over', () => {
    const left = (some: Partial<wire.Timer>): number =>
      timeLeft(after({ $case: 'timer', value: timer(0, some) }).timers.get(0)!, 10_000);
    expect(left({ ends: 15_000n })).toBe(5_000);
    expect(left({ ends: 9_000n })).toBe(0);
    expect(left({ state: TimerState.PAUSED, left: 7_000n })).toBe(7_000);
    expect(left({ state: TimerState.OVER, ends: 20_000n })).toBe(0);
  });

  it('lists open tables by number, and the phase that comes next', () => {
    const phases = [phase('One', { id: 1 }), phase('Two', { id: 2 })];
    const planned = { $case: 'agenda', value: { phases, revision: 1n } } as const;
    const day = after(
      planned,
      { $case: 'table', value: table(3) },
      { $case: 'table', value: table(1) },
      {
        $case: 'table',
        value: table(2, TableState.CLOSED),
      },
    );
    expect(openTables(day).map(({ number }) => number)).toEqual([1, 3]);
    expect(nextPhases(day)[0]?.title).toBe('One');
    const going = after(planned, { $case: 'run', value: run(2, '', { phase: phases[0] }) });
    expect(nextPhases(going)[0]?.title).toBe('Two');
    const ended = { $case: 'run', value: run(2, '', { phase: phases[0], ended: 9n }) } as const;
    expect(nextPhases(after(planned, ended))[0]?.title, 'it goes on behind the one that has ended').toBe(
      'Two',
    );
    const table2 = run(3, '', { phase: phase('Two', { id: 2, tables: [2] }) });
    expect(nextPhases(after(planned, ended, { $case: 'run', value: table2 }))[0]?.title).toBe('Two');
    expect(after().lastPhase).toBe(0);
  });

  it('passes over what goes on at the tables that it is planned for, and says what is seen where a phase begins', () => {
    const some = phase('Some', { id: 2, tables: [3] });
    const phases = [phase('One', { id: 1 }), some, phase('Last', { id: 3 })];
    const planned = { $case: 'agenda', value: { phases, revision: 1n } } as const;
    const one = { $case: 'run', value: run(2, '', { phase: phases[0] }) } as const;
    const day = after(planned, one);
    const next = nextPhases(day)[0]!;
    expect(next.title).toBe('Some');
    expect(seenBefore(day, next), 'everybody’s goes on there').toBe(2);
    const apart = after(planned, one, { $case: 'run', value: run(5, '', { phase: some }) });
    expect(nextPhases(apart)[0]?.title).toBe('Last');
    expect(seenBefore(apart, next)).toBe(5);
    expect(seenBefore(apart, nextPhases(apart)[0]!)).toBe(2);
    expect(goesOn(apart, next)).toBe(true);
  });

  // D17
  it('knows that it was restored, and since when something may be missing, by the entry and by a snapshot', () => {
    const told = after(
      { $case: 'freeze', value: { table: 0, on: true } },
      { $case: 'restored', value: { formerEpoch: 3n } },
    );
    expect(told.restored).toEqual({ offset: 2, time: 2_000, since: 1_000 });
    const restored = { offset: 6n, time: 6_000n, since: 5_000n, formerEpoch: 3n };
    const later = frame(welcome({ snapshot: snapshot(9, { restored, lastPhase: 4 }) }));
    expect(dayOf(later.welcome!.snapshot!)).toMatchObject({
      restored: { offset: 6, time: 6_000, since: 5_000 },
      lastPhase: 4,
    });
  });

  it('knows when the room is about to listen to the tables', () => {
    const phases = [phase('Write', { id: 1 }), phase('Share', { id: 2, place: 3 }), phase('End', { id: 3 })];
    const planned = after({ $case: 'agenda', value: { phases, revision: 0n } });
    const at = (id: number) =>
      applied(
        planned,
        frame({ entries: [entry(2, { $case: 'run', value: run(2, 'x', { phase: phases[id - 1] }) })] })
          .entries[0]!,
      );
    expect(isRestitutionNear(planned)).toBe(false);
    expect([1, 2, 3].map((id) => isRestitutionNear(at(id)))).toEqual([true, true, false]);
  });
});
