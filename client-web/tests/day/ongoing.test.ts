// A rehearsal that is over leaves nothing going on in the day.
import { describe, expect, it } from 'vitest';
import { applied, dayOf, noDay } from '../../src/day/day';
import { ongoing } from '../../src/day/ongoing';
import { decodeFrame, TimerAct } from '../../src/wire/day_frames';
import { bytesOf, entry, snapshot, welcome } from './kit';

const given = (some: Parameters<typeof snapshot>[1]) => {
  const frame = decodeFrame(bytesOf(welcome({ snapshot: snapshot(5, some) })));
  return dayOf(frame.welcome!.snapshot!);
};

describe('What goes on', () => {
  it('is ended phase by phase, with the timers that stand for themselves, freezes and calls', () => {
    const timer = { ends: 0n, left: 0n, length: 1000n, startedBy: 0, state: 1 } as const;
    const day = given({
      runs: [{ id: 3n, phase: undefined, began: 1n, ended: 0n, locked: false }] as never,
      timers: [
        { id: 4n, table: 0, run: 3n, ...timer },
        { id: 5n, table: 2, run: 0n, ...timer },
      ],
      freezes: [{ table: 1, on: true }],
      calls: [{ id: 7n, table: 0, board: 1n, region: [], until: 9n }],
    });
    expect(ongoing(day)).toEqual([
      { kind: 'end', run: 3 },
      { kind: 'timer', timer: 5, act: TimerAct.STOP },
      { kind: 'freeze', table: 1, on: false },
      { kind: 'end_call', call: 7 },
    ]);
    expect(ongoing(noDay)).toEqual([]);
  });
});

describe('The stage of an event', () => {
  it('is known since when, from a snapshot and from its entry', () => {
    const day = given({ stage: 1, stageSince: 40n });
    expect(day.stageSince).toBe(40);
    const told = decodeFrame(bytesOf({ entries: [entry(6, { $case: 'stage', value: { stage: 2 } })] }));
    expect(applied(day, told.entries[0]!).stageSince).toBe(6000);
  });
});
