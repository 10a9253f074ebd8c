import { describe, expect, test } from 'vitest';
import { Timeline } from '../../src/app/timeline';
import type { Entry } from '../../src/wire/frames';

/** Entries at these times; the log begins at 1970. */
function film(times: number[]): Timeline {
  const timeline = new Timeline();
  const entries = times.map((time, i): Entry => {
    const elapsed = time - (times[i - 1] ?? 0);
    return { offset: i + 1, elapsed, replica: 2, batch: Uint8Array.of(i), seq: 0, refused: 0, ahead: 0 };
  });
  expect(timeline.add(entries, 0)).toBe(true);
  return timeline;
}

describe('Timeline', () => {
  test('knows how many entries had come at a moment', () => {
    const timeline = film([100, 200, 200, 300]);
    expect([99, 100, 199, 200, 1000].map((time) => timeline.countAt(time))).toEqual([0, 1, 1, 3, 4]);
    expect([timeline.from, timeline.to]).toEqual([100, 300]);
  });

  test('P37: says what the server’s clock said where the log’s time was ahead of it, and only there', () => {
    const timeline = film([100_000]);
    const entry = { elapsed: 1_000, replica: 2, batch: Uint8Array.of(1), seq: 0, refused: 0 };
    timeline.add(
      [3_600_000, 9_999, 0].map((ahead, i) => ({ ...entry, offset: i + 2, ahead })),
      100_000,
    );
    expect([0, 1, 2, 3, 4].map((count) => timeline.clockAt(count))).toEqual([
      null,
      null,
      101_000 - 3_600_000,
      null,
      null,
    ]);
  });

  test('steps entry by entry, also where several share a millisecond, and over those without effect', () => {
    const timeline = film([100, 200, 200, 200, 300]);
    const way = (from: number, direction: 1 | -1): number[] => {
      const counts = [from];
      for (let next; (next = timeline.stepped(counts.at(-1)!, direction)) !== counts.at(-1);)
        counts.push(next);
      return counts;
    };
    expect(way(5, -1)).toEqual([5, 4, 3, 2, 1]);
    expect(way(1, 1)).toEqual([1, 2, 3, 4, 5]);
    const void_ = { elapsed: 0, replica: 2, batch: new Uint8Array(), seq: 0, refused: 3, ahead: 0 };
    timeline.add(
      [6, 7].map((offset) => ({ ...void_, offset })),
      300,
    );
    timeline.add([{ ...void_, offset: 8, batch: Uint8Array.of(1) }], 300);
    expect(way(5, 1)).toEqual([5, 8]);
    expect(way(8, -1)).toEqual([8, 7, 4, 3, 2, 1]);
  });

  test('P12: refuses a page that does not continue it', () => {
    const timeline = film([100]);
    const entry = { elapsed: 1, replica: 2, batch: Uint8Array.of(1), seq: 0, refused: 0, ahead: 0 };
    expect(timeline.add([{ ...entry, offset: 3 }], 100)).toBe(false);
  });

  test('continues times over pages', () => {
    const timeline = film([100]);
    const entry = { elapsed: 50, replica: 2, batch: Uint8Array.of(1), seq: 0, refused: 0, ahead: 0 };
    expect(timeline.add([{ ...entry, offset: 2 }], 100)).toBe(true);
    expect(timeline.to).toBe(150);
  });

  test('counts activity in bars, the last entry in the last bar', () => {
    expect([...film([0, 10, 10, 99, 100]).activity(4)]).toEqual([3, 0, 0, 2]);
    expect([...new Timeline().activity(3)]).toEqual([0, 0, 0]);
  });

  test('plays at its speed and skips what nobody would watch', () => {
    const timeline = film([0, 1_000, 3_600_000]);
    expect(timeline.advance(0, 16, 1, 1_500)).toBe(16);
    expect(timeline.advance(0, 16, 60, 1_500)).toBe(960);
    // An hour at 60x is a minute of nothing: on to half a second (of watching) before it goes on.
    expect(timeline.advance(1_000, 16, 60, 1_500)).toBe(3_600_000 - 500 * 60);
    expect(timeline.advance(3_600_000, 16, 60, 1_500)).toBe(3_600_000);
  });
});
