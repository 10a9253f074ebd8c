// D25, on the client's side: where a thing came from, where it went, and where something can be sent.
import { describe, expect, it } from 'vitest';
import { applied, noDay, type Day } from '../../src/day/day';
import { arrivedAt, copyRef, destinationsFrom, originsAt, placeOf, refKey } from '../../src/day/parcels';
import { placesBeside } from '../../src/ui/parcels/places';
import {
  ParcelEnd,
  ParcelState,
  TableState,
  type Entry,
  type Parcel,
  type Table,
} from '../../src/wire/day_frames';

const thing = { counter: 5, replica: 7 };

function parcel(change: Partial<Parcel>): Parcel {
  const none = { participant: 3, things: [], copied: [], why: ParcelEnd.NONE, sent: 1_000 };
  return { id: 9, from: 1, to: 2, state: ParcelState.ARRIVED, ...none, ...change };
}

function table(number: number, change: Partial<Table> = {}): Table {
  const board = String(number).repeat(16);
  const none = { topic: undefined, into: 0, softLimit: 0, led: false, private: false };
  return { number, board, question: `Q${number}`, state: TableState.OPEN, ...none, ...change };
}

function withEntries(...whats: readonly NonNullable<Entry['what']>[]): Day {
  return whats.reduce<Day>(
    (day, what) => applied(day, { offset: day.offset + 1, time: 1, participant: 0, together: 1, what }),
    noDay,
  );
}

const tables = [1, 2, 3].map((n) => ({ $case: 'table' as const, value: table(n) }));
const told = (value: Parcel): { $case: 'parcel'; value: Parcel } => ({ $case: 'parcel', value });

describe('parcels', () => {
  it('say of a copy where it came from, and of the thing where it went', () => {
    const day = withEntries(told(parcel({ copied: [{ of: thing, copy: 31 }] })));
    expect(originsAt(day, 2).get(refKey(copyRef(31)))).toEqual({ from: 1, sent: 1_000 });
    expect(originsAt(day, 1).size).toBe(0);
    expect(destinationsFrom(day, 1).get(refKey(thing))).toEqual({ to: 2, waits: false });
    expect(arrivedAt(day, 2).length).toBe(1);
  });

  it('that wait are said to wait, and those that came back are nowhere', () => {
    const waiting = parcel({ state: ParcelState.WAITING, things: [thing] });
    const day = withEntries(told(waiting));
    expect(destinationsFrom(day, 1).get(refKey(thing))).toEqual({ to: 2, waits: true });
    expect(originsAt(day, 2).size).toBe(0);
    const back = withEntries(told(waiting), told({ ...waiting, state: ParcelState.RETURNED, why: 4 }));
    expect(destinationsFrom(back, 1).size).toBe(0);
    expect(back.parcels.size).toBe(1);
  });

  it('can go to every open table but this one, and to the agora', () => {
    const day = withEntries(
      ...tables,
      { $case: 'table', value: table(3, { state: TableState.CLOSED }) },
      { $case: 'table', value: table(4, { private: true }) },
      { $case: 'freeze', value: { table: 2, on: true } },
    );
    const beside = (here: number, moderates: boolean): [number, boolean][] =>
      placesBeside(day, here, moderates).map(({ number, waits }) => [number, waits]);
    expect(beside(1, false)).toEqual([
      [2, true],
      [4, true],
      [0, false],
    ]);
    expect(beside(0, true)).toEqual([
      [1, false],
      [2, false],
      [4, true],
    ]);
  });

  it('know a board by its table, or as the agora', () => {
    const day = withEntries(...tables);
    expect(placeOf(day, 'a'.repeat(16), '2'.repeat(16))).toBe(2);
    expect(placeOf(day, 'a'.repeat(16), 'a'.repeat(16))).toBe(0);
    expect(placeOf(day, 'a'.repeat(16), 'f'.repeat(16))).toBe(null);
  });
});
