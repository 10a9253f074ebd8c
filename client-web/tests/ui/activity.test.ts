// How much was written at a table in the last minutes, as the desk counts it from the ends of logs.
import { describe, expect, it } from 'vitest';
import { bars, barsOf, noPulse, pulseWith, spanMs, type Pulse } from '../../src/ui/day/activity';

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

describe('The activity of a table', () => {
  it('counts what people wrote lately, not the server, not what was refused, not what is old', () => {
    const page = {
      baseTime: now - spanMs - 5_000,
      entries: [
        entry(7, 1_000),
        entry(8, 5_000),
        entry(9, 1_000, 1),
        entry(10, 1_000, 3, 7),
        entry(11, 1_000),
      ],
    };
    const pulse = pulseWith(noPulse, page, now);
    expect(pulse.cursor).toBe(11);
    expect(pulse.times).toEqual([now - spanMs + 1_000]);
  });

  it('counts a note that is written letter by letter as one act of its writer, and a long one again after five seconds', () => {
    const letters = (from: number, replica: number) =>
      Array.from({ length: 40 }, (_, i) => entry(from + i, 100, replica));
    const first = pulseWith(noPulse, { baseTime: now, entries: letters(1, 2) }, now);
    expect(first.times).toEqual([now + 100]);
    // Another page of the log, in which the same goes on and somebody else begins.
    const later = pulseWith(
      first,
      { baseTime: now + 4_000, entries: [...letters(41, 2), ...letters(81, 3)] },
      now,
    );
    expect(later.times).toEqual([now + 100, now + 5_100, now + 8_100]);
  });

  it('goes on from where it was, and forgets', () => {
    const before: Pulse = { ...noPulse, cursor: 5, times: [now - spanMs + 1, now - 1_000] };
    const later = now + 2_000;
    const page = { baseTime: now, entries: [entry(6, 1_500)] };
    expect(pulseWith(before, page, later)).toMatchObject({ cursor: 6, times: [now - 1_000, now + 1_500] });
    expect(pulseWith(before, { baseTime: now, entries: [] }, later).cursor).toBe(5);
  });

  it('is shown as bars of half a minute, the newest at the end', () => {
    const counts = barsOf([now - spanMs + 1, now - 1, now, now + 400], now);
    expect(counts).toHaveLength(bars);
    expect(counts[0]).toBe(1);
    expect(counts[bars - 1]).toBe(3);
    expect(counts.reduce((all, one) => all + one, 0)).toBe(4);
  });
});
