// How evenly people take part: what is counted, what the quieter half has of it, and of whom nothing is told.
import { describe, expect, it } from 'vitest';
import {
  actsWith,
  balanceOf,
  noActs,
  partsOf,
  quieterShare,
  silentMs,
  together,
  untoldIn,
} from '../../src/ui/day/balance';
import { emptyPhase } from '../../src/ui/day/templates';
import { Names } from '../../src/wire/day_frames';

const entry = (offset: number, elapsed: number, replica = 2, refused = 0) => ({
  offset,
  elapsed,
  replica,
  refused,
  batch: new Uint8Array(),
  seq: 0,
  ahead: 0,
});
const now = 10_000_000;
const part = (acts: number, last = now) => ({ acts, last });

describe('The balance of a table', () => {
  it('is Lorenz’s curve at one half, whatever the order, and the middle one of an odd number counts half', () => {
    expect(quieterShare([3, 3, 3, 3])).toBe(0.5);
    expect(quieterShare([9, 1, 8, 2])).toBe(0.15);
    expect(quieterShare([4, 0, 2, 2, 2])).toBe(0.3);
    expect(quieterShare([0, 0, 0, 0, 7])).toBe(0);
    expect(quieterShare([0, 0, 0, 0, 0])).toBeNull();
  });

  it('counts what people did since the phase began, not the server, not what was refused', () => {
    const entries = [
      entry(4, 1_000),
      entry(5, 10_000),
      entry(6, 1_000),
      entry(7, 1_000, 1),
      entry(8, 1_000, 3, 7),
    ];
    const first = actsWith(noActs, { baseTime: now, entries }, now + 5_000);
    expect(first.cursor).toBe(8);
    expect([...first.counts]).toEqual([[2, 1]]);
    const later = { baseTime: now + 20_000, entries: [entry(9, 0)] };
    expect([...actsWith(first, later, now + 5_000).counts]).toEqual([[2, 2]]);
  });

  it('counts a person once over all devices and tables, and nobody who does not sit there', () => {
    const acts = (counts: [number, number][]) => ({
      ...noActs,
      counts: new Map(counts),
      last: new Map(counts.map(([replica]) => [replica, 100 * replica])),
    });
    const whose = (replica: number): number => (replica < 10 ? 7 : replica);
    const boards = [
      {
        acts: acts([
          [2, 3],
          [3, 1],
          [11, 9],
        ]),
        whose,
      },
      { acts: acts([[2, 1]]), whose },
    ];
    expect(partsOf([7, 8], boards)).toEqual([
      { acts: 5, last: 300 },
      { acts: 0, last: 0 },
    ]);
  });

  it('says nothing of fewer than five people', () => {
    expect(balanceOf([part(1), part(2), part(3), part(4)], 0, now)).toBe('few');
    expect(balanceOf([part(1), part(1), part(1), part(1), part(1)], 0, now)).toMatchObject({ share: 0.5 });
  });

  it('counts who is silent, once the phase is ten minutes old', () => {
    const parts = [part(1), part(1), part(1), part(1, now - silentMs), part(0, 0)];
    expect(balanceOf(parts, now - silentMs, now)).toMatchObject({ silent: 2, acts: 4, people: 5 });
    expect(balanceOf(parts, now - silentMs + 1, now)).toMatchObject({ silent: null });
  });

  it('tells of the whole event what tells nothing of a small table beside the others', () => {
    const [six, one, four] = [6, 1, 4].map((n) => ({ people: Array.from({ length: n }, (_, i) => i) }));
    expect(together([six!, one!])).toEqual([six]);
    expect(together([six!, one!, four!])).toHaveLength(3);
    expect(together([one!])).toEqual([]);
  });

  it('tells nothing of a phase with hidden names, of private writing, and without a phase', () => {
    const run = (part: object) => ({ phase: { ...emptyPhase(1, 'Gather'), ...part } });
    expect(untoldIn(null)).toBe('noPhase');
    expect(untoldIn(run({ names: Names.HIDDEN, privacy: 1 }))).toBe('hidden');
    expect(untoldIn(run({ privacy: 1 }))).toBe('private');
    expect(untoldIn(run({}))).toBeNull();
  });
});
