import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { Core } from '../../src/core/document';
import type { Document } from '../../src/core/document';
import type { Page } from '../../src/app/api';
import { chaptersOf } from '../../src/app/past/chapters';
import { Lane } from '../../src/app/past/lane';
import { activityOf, busyFrom, countsAt, keyframeFor, readOutline } from '../../src/app/past/outline';
import { Pace } from '../../src/app/past/pace';
import { Scale } from '../../src/app/past/scale';
import type { PastSource } from '../../src/app/past/source';
import { momentHash, momentOf } from '../../src/ui/replay/moment_link';
import type { Entry } from '../../src/wire/day_frames';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));
vi.stubGlobal('requestAnimationFrame', () => 0);

const minute = 60_000;
const noon = 1_479_380_400_000;

describe('The outline', () => {
  const outline = readOutline({
    from: noon,
    every: 5_000,
    day: 9,
    boards: [
      { board: '0000000000000001', keyframes: [4], activity: [0, 3, 2, 4] },
      { board: '0000000000000002', keyframes: [], activity: [] },
    ],
  });
  const [busy, idle] = outline.boards as [(typeof outline.boards)[0], (typeof outline.boards)[0]];

  test('is from the first stretch to the end of the last', () => {
    expect([outline.from, outline.to]).toEqual([noon, noon + 15_000]);
    expect([...busy.lasts]).toEqual([3, 7]);
  });

  test('says how many entries had come, as far as stretches tell', () => {
    expect(countsAt(outline, busy, noon - 1)).toEqual({ least: 0, most: 0 });
    expect(countsAt(outline, busy, noon)).toEqual({ least: 0, most: 3 });
    expect(countsAt(outline, busy, noon + 5_000)).toEqual({ least: 3, most: 3 });
    expect(countsAt(outline, busy, noon + 12_000)).toEqual({ least: 3, most: 7 });
    expect(countsAt(outline, busy, noon + minute)).toEqual({ least: 7, most: 7 });
    expect(countsAt(outline, idle, noon + minute)).toEqual({ least: 0, most: 0 });
  });

  test('finds keyframes and what comes next', () => {
    expect([keyframeFor(busy, 3), keyframeFor(busy, 4), keyframeFor(busy, 7)]).toEqual([0, 4, 4]);
    expect(busyFrom(outline, busy, noon + 7_000)).toBe(noon + 10_000);
    expect(busyFrom(outline, busy, noon + 11_000)).toBe(noon + 11_000);
    expect(busyFrom(outline, busy, noon + minute)).toBe(Infinity);
    expect([...activityOf(busy, 2, (time) => (time < noon + 10_000 ? 0 : 1))]).toEqual([3, 4]);
  });
});

describe('The timeline', () => {
  const life = (begins: number[]) => ({
    board: '',
    keyframes: [0],
    lasts: new Float64Array(),
    begins: Float64Array.from(begins),
  });
  const outline = { from: 0, to: 0, every: minute };

  test('gives a night little room and a pause its own', () => {
    const day = 24 * 60 * minute;
    const scale = new Scale({ ...outline, boards: [life([0, 9 * minute]), life([day])] });
    expect(scale.parts.length).toBe(2);
    expect(scale.shareOf(9 * minute)).toBeGreaterThan(0.7);
    expect(scale.shareOf(day / 2)).toBeLessThan(scale.shareOf(day));
    expect(scale.shareOf(-1)).toBe(0);
    expect(scale.shareOf(2 * day)).toBe(1);
  });

  test('leads from each moment to its place and back', () => {
    const scale = new Scale({ ...outline, boards: [life([0, 30 * minute, 40 * minute, 300 * minute])] });
    for (const time of [0, 0.5 * minute, 12 * minute, 30 * minute, 35 * minute, 200 * minute, 301 * minute]) {
      expect(scale.timeAt(scale.shareOf(time))).toBeCloseTo(time, 0);
    }
  });
});

describe('Chapters', () => {
  const phase = (title: string, tables: number[] = []) => ({ title, tables });
  const run = (id: number, title: string, began: number, ended: number, tables: number[] = []) =>
    ({
      offset: id,
      time: began,
      what: { $case: 'run', value: { id, phase: phase(title, tables), began, ended } },
    }) as unknown as Entry;

  test('are the phases as the day left them', () => {
    const all = chaptersOf([
      run(1, 'Hello', 10, 0),
      run(1, 'Hello', 10, 20),
      run(2, 'Write', 20, 0),
      run(3, 'Draw', 25, 30, [2]),
    ]);
    expect(all.map(({ title, from, to }) => [title, from, to])).toEqual([
      ['Hello', 10, 20],
      ['Write', 20, Infinity],
      ['Draw', 25, 30],
    ]);
  });
});

describe('The pace of questions', () => {
  /** A clock that goes on only where somebody waits. */
  function waiting() {
    let now = 0;
    const clock = { now: () => now, after: (ms: number) => Promise.resolve(void (now += ms)) };
    return { pace: new Pace(clock), now: () => now };
  }

  test('lets many go at once, and the rest slower than the server refuses them', async () => {
    const { pace, now } = waiting();
    for (let i = 0; i < 48; i++) await pace.turn();
    expect(now()).toBe(0);
    for (let i = 0; i < 100; i++) await pace.turn();
    // Two questions each: 120 at once and ten a second are the server's.
    expect(2 * 148).toBeLessThan(120 + now() / 100);
  });

  test('asks again when it was told to wait, and gives up in the end', async () => {
    const { pace, now } = waiting();
    let asked = 0;
    const late = () => (++asked < 3 ? Promise.reject(new Error('later')) : Promise.resolve('here'));
    expect(await pace.patient(late, () => 500)).toBe('here');
    expect(now()).toBe(1000);
    const never = () => Promise.reject(new Error('later'));
    await expect(pace.patient(never, () => 500)).rejects.toThrow('later');
    await expect(pace.patient(never, () => null)).rejects.toThrow('later');
  });
});

describe('A link to a moment', () => {
  test('is read as it is written, and anything else is the end', () => {
    const moment = { time: noon, board: '0123456789abcdef' };
    expect(momentOf(momentHash(moment))).toEqual(moment);
    expect(momentOf(momentHash({ time: noon, board: '' }))).toEqual({ time: noon, board: '' });
    for (const hash of ['#/replay', '#/replay@x', '#/replay@12,zz', '#/board/0123456789abcdef'])
      expect(momentOf(hash)).toEqual({ time: null, board: '' });
  });
});

describe('A lane', () => {
  /** Ten notes, one a second, two of them in one millisecond; keyframes after the fourth and the eighth. */
  function board() {
    const writer: Document = core.open();
    writer.setLocalParticipant(1);
    writer.setReplica(2);
    const batches: Uint8Array[] = [];
    const keyframes = new Map<number, Uint8Array>();
    for (let i = 1; i <= 10; i++) {
      writer.create({ kind: 1, x: i, y: 0, w: 200, h: 200 });
      batches.push(writer.commit()!);
      if (i % 4 === 0) keyframes.set(i, writer.keyframe());
    }
    const timeOf = (offset: number): number => noon + 1000 * (offset === 3 ? 2 : offset);
    const asked: string[] = [];
    const source: PastSource = {
      turn: () => Promise.resolve(),
      outline: () => Promise.reject(new Error('not asked')),
      day: () => Promise.resolve([]),
      keyframe: (_board, at) => {
        asked.push(`keyframe ${at}`);
        return Promise.resolve({ bytes: keyframes.get(at)!, offset: at, time: timeOf(at) });
      },
      entries: (_board, after, max): Promise<Page> => {
        asked.push(`entries ${after}+${max}`);
        const entries = batches.slice(after, after + max).map((batch, i) => ({
          offset: after + i + 1,
          elapsed: timeOf(after + i + 1) - (after + i === 0 ? noon : timeOf(after + i)),
          replica: 2,
          batch,
          ahead: 0,
        }));
        return Promise.resolve({
          baseTime: after === 0 ? noon : timeOf(after),
          head: 10,
          entries,
        } as unknown as Page);
      },
    };
    // By seconds: 1: 1; 2: 2 and 3; 4 … 10 one each.
    const activity = [1, 1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    const outline = readOutline({
      from: noon,
      every: 1000,
      day: 0,
      boards: [{ board: 'b', keyframes: [4, 8], activity }],
    });
    const lane = new Lane(outline, outline.boards[0]!, source, core.open());
    return { lane, source, asked, timeOf };
  }

  test('shows any moment, forwards and backwards', async () => {
    const { lane, timeOf } = board();
    for (const [offset, count] of [
      [10, 10],
      [5, 5],
      [2, 3],
      [9, 9],
      [1, 1],
    ] as const) {
      await lane.show({ time: timeOf(offset) });
      expect(lane.count.value).toBe(count);
      expect(lane.document.size).toBe(count);
    }
    await lane.show({ time: noon });
    expect(lane.document.size).toBe(0);
    lane.close();
  });

  test('asks for a keyframe and what is behind it, and not for what was before', async () => {
    const { lane, asked, timeOf } = board();
    await lane.show({ time: timeOf(9) });
    expect(asked).toEqual(['keyframe 8', 'entries 8+1']);
    asked.length = 0;
    await lane.show({ time: timeOf(10) });
    expect(asked).toEqual(['entries 9+1']);
    lane.close();
  });

  test('steps through entries of the same millisecond one by one', async () => {
    const { lane } = board();
    await lane.show({ count: 2 });
    expect(lane.document.size).toBe(2);
    expect((await lane.entry(3))?.time).toBe((await lane.entry(2))?.time);
    await lane.show({ count: 3 });
    expect(lane.document.size).toBe(3);
    expect(await lane.entry(11)).toBe(null);
    lane.close();
  });

  test('shows the newest of moments that are wanted one after the other', async () => {
    const { lane, timeOf } = board();
    void lane.show({ time: timeOf(10) });
    void lane.show({ time: timeOf(4) });
    await lane.show({ time: timeOf(6) });
    expect([lane.count.value, lane.document.size]).toEqual([6, 6]);
    expect(lane.waiting.value).toBe(false);
    lane.close();
  });

  test('says that it could not be read, and tries again when another moment is wanted', async () => {
    const { lane, source, timeOf } = board();
    const { entries } = source;
    source.entries = () => Promise.reject(new Error('no network'));
    await lane.show({ time: timeOf(2) });
    expect(lane.failed.value).toBe(true);
    source.entries = entries;
    await lane.show({ time: timeOf(2) });
    expect([lane.failed.value, lane.count.value]).toEqual([false, 3]);
    lane.close();
  });

  test('says no more that it could not be read once it shows a moment that is here', async () => {
    const { lane, source, timeOf } = board();
    await lane.show({ time: timeOf(2) });
    source.entries = () => Promise.reject(new Error('no network'));
    await lane.show({ time: timeOf(10) });
    expect(lane.failed.value).toBe(true);
    await lane.show({ time: timeOf(1) });
    expect([lane.failed.value, lane.count.value]).toEqual([false, 1]);
    await expect(lane.entry(6)).rejects.toThrow('no network');
    expect(lane.failed.value).toBe(true);
    lane.close();
  });
});
