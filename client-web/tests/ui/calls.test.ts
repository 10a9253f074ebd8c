// Who is called where, who is taken along, and when a clock rings.
import { describe, expect, it } from 'vitest';
import { applied, dayOf, type Day } from '../../src/day/day';
import { rings, type Told } from '../../src/ui/day/announcer';
import { callFor, regionFrom, regionOf, takesAlong } from '../../src/ui/day/moves';
import { encodeCommand, MarkKind } from '../../src/wire/day_frames';
import { entry, frame, sent, snapshot, welcome } from '../day/kit';

function day(calls: readonly [id: number, table: number, until: number][]): Day {
  const base = dayOf(frame(welcome({ snapshot: snapshot(1) })).welcome!.snapshot!);
  return calls.reduce((before, [id, table, until], i) => {
    const call = { id: BigInt(id), table, board: 5n, region: [1n, 2n, 3n, 4n], until: BigInt(until) };
    return applied(before, frame({ entries: [entry(i + 2, { $case: 'call', value: call })] }).entries[0]!);
  }, base);
}

const seated = (before: Day, table: number): Day => ({
  ...before,
  seats: new Map([[7, { participant: 7, table, movedBy: 0 }]]),
});

describe('A call', () => {
  it('reaches everybody, or those at its table, until it is over or answered', () => {
    const all = day([
      [2, 0, 100],
      [3, 4, 100],
    ]);
    expect(callFor(all, 7, 50, new Set())?.id).toBe(2);
    expect(callFor(seated(all, 4), 7, 50, new Set())?.id).toBe(3);
    expect(callFor(seated(all, 4), 7, 50, new Set([3]))?.id).toBe(2);
    expect(callFor(all, 7, 100, new Set())).toBeNull();
    expect(callFor(day([[2, 0, 0]]), 7, 50, new Set())).toBeNull();
  });

  it('takes nobody along who asked not to be moved, moderates, or is in the middle of a word (D15)', () => {
    const free = day([]);
    expect(takesAlong(free, 7, false, false)).toBe(true);
    expect(takesAlong(free, 7, true, false)).toBe(false);
    expect(takesAlong(free, 7, false, true)).toBe(false);
    const stays = {
      ...free,
      marks: new Map([['7 4', { participant: 7, kind: MarkKind.STAY, on: true, of: 0 }]]),
    };
    expect(takesAlong(stays, 7, false, false)).toBe(false);
  });

  it('has a region of whole numbers, or the whole board', () => {
    expect(regionFrom({ x: 0.4, y: -2.6, w: 0.2, h: 8 })).toEqual([0, -3, 1, 8]);
    const [call] = day([[2, 0, 9]]).calls.values();
    expect(regionOf(call!)).toEqual({ x: 1, y: 2, w: 3, h: 4 });
    expect(regionOf({ ...call!, region: [] })).toBeNull();
  });

  it('is asked for, and ended, as the server reads it', () => {
    const board = '0000000000000005';
    expect(sent(encodeCommand(9n, { kind: 'call', table: 4, board, region: [1.2, 2, 3, 4] }))).toMatchObject({
      value: {
        what: {
          $case: 'call',
          value: { over: false, call: { table: 4, board: 5n, region: [1n, 2n, 3n, 4n] } },
        },
      },
    });
    expect(sent(encodeCommand(9n, { kind: 'end_call', call: 12 }))).toMatchObject({
      value: { what: { $case: 'call', value: { over: true, call: { id: 12n } } } },
    });
  });
});

describe('A clock', () => {
  const told = (...clocks: [number, string][]): Told => ({
    phase: '',
    frozen: false,
    clocks: new Map(clocks),
  });

  it('rings when its last minute begins and when it is over, not when it is first seen', () => {
    expect(rings(told([1, 'running']), told([1, 'last']))).toBe('last');
    expect(rings(told([1, 'last'], [2, 'running']), told([1, 'over'], [2, 'last']))).toBe('over');
    expect(rings(told([1, 'last']), told([1, 'last']))).toBeNull();
    expect(rings(told(), told([1, 'over']))).toBeNull();
    expect(rings(told([1, 'paused']), told([1, 'running']))).toBeNull();
  });
});
