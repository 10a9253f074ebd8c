// How much was written at a table in the last minutes, as the desk counts it from the ends of logs.
import { describe, expect, it } from 'vitest';
import { bars, barsOf, pulseWith, spanMs, type Pulse } from '../../src/ui/day/activity';

const entry = (offset: number, elapsed: number, replica = 2, refused = 0) => ({
  offset,
  elapsed,
  replica,
  refused,
  batch: new Uint8Array(),
  seq: 0,
  ahead: 0,
});
const nothing: Pulse = { cursor: 0, times: [] };
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
    const pulse = pulseWith(nothing, page, now);
    expect(pulse).toEqual({ cursor: 11, times: [now - spanMs + 1_000, now - spanMs + 4_000] });
  });

  it('goes on from where it was, and forgets', () => {
    const before = { cursor: 5, times: [now - spanMs + 1, now - 1_000] };
    const later = now + 2_000;
    const page = { baseTime: now, entries: [entry(6, 1_500)] };
    expect(pulseWith(before, page, later)).toEqual({ cursor: 6, times: [now - 1_000, now + 1_500] });
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
