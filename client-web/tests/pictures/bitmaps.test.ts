// Decoded pictures stay within a bound of memory, and small copies are enough from far away.
import { expect, test, vi } from 'vitest';
import { Bitmaps } from '../../src/render/bitmaps';
import { grown } from '../../src/tools/growth';

interface Fake {
  readonly hash: string;
  readonly width: number;
  readonly height: number;
  close(): void;
}

function page(limit?: number) {
  const given = {
    there: new Set(['a', 'b', 'c']),
    reachable: true,
    decoded: [] as string[],
    closed: [] as string[],
    later: [] as (() => void)[],
  };
  const bitmaps = new Bitmaps<Fake>(
    {
      load: async (hash) => {
        if (!given.reachable) throw new Error('nobody answers');
        return given.there.has(hash) ? new Blob([hash]) : null;
      },
      decode: async (blob, side) => {
        const hash = await blob.text();
        const width = Math.min(2000, side);
        given.decoded.push(`${hash} ${width}`);
        return { hash, width, height: width / 2, close: () => given.closed.push(`${hash} ${width}`) };
      },
      later: (act) => given.later.push(act),
    },
    limit,
  );
  const painted = vi.fn();
  /** Paints until there is nothing more to wait for. */
  const seen = async (hash: string, side: number): Promise<Fake | null> => {
    const before = painted.mock.calls.length;
    const now = bitmaps.get(hash, side, painted);
    await vi.waitFor(() => expect(painted.mock.calls.length).toBeGreaterThan(before));
    return bitmaps.get(hash, side, painted) ?? now;
  };
  return { given, bitmaps, painted, seen };
}

test('a picture is fetched once, and painted when it has come', async () => {
  const { bitmaps, painted, given } = page();
  for (let i = 0; i < 5; i++) expect(bitmaps.get('a', 200, painted)).toBe(null);
  await vi.waitFor(() => expect(painted).toHaveBeenCalledTimes(1));
  expect(bitmaps.get('a', 200, painted)?.width).toBe(256);
  expect(given.decoded).toEqual(['a 256']);
});

test('from far away a small copy is enough, and it stands in until a larger one is there', async () => {
  const { bitmaps, seen, painted } = page();
  await seen('a', 100);
  expect(bitmaps.get('a', 900, painted)?.width).toBe(256);
  expect((await seen('a', 900))?.width).toBe(1024);
  expect((await seen('a', 3000))?.width).toBe(2000);
  expect(bitmaps.get('a', 100, painted)?.width).toBe(256);
});

test('memory is bounded: what was not seen for longest goes', async () => {
  const bytes = 4 * 256 * 128;
  const { bitmaps, seen, given, painted } = page(2 * bytes);
  await seen('a', 100);
  await seen('b', 100);
  bitmaps.get('a', 100, painted);
  await seen('c', 100);
  expect(given.closed).toEqual(['b 256']);
  expect(bitmaps.bytesHeld).toBe(2 * bytes);
});

test('one that the server has not is asked for once, one that did not come again', async () => {
  const { bitmaps, seen, given, painted } = page();
  await seen('gone', 100);
  expect(bitmaps.stateOf('gone')).toBe('missing');
  bitmaps.get('gone', 100, painted);
  expect(given.later).toEqual([]);
  given.reachable = false;
  await seen('a', 100);
  expect(bitmaps.stateOf('a')).toBe('lost');
  given.reachable = true;
  given.later.pop()?.();
  expect((await seen('a', 100))?.hash).toBe('a');
});

test('a corner that is pulled keeps the shape', () => {
  expect(grown({ x: 0, y: 0, w: 400, h: 300 }, { x: 400, y: 300 }, 40)).toEqual({ w: 800, h: 600 });
  expect(grown({ x: 0, y: 0, w: 400, h: 300 }, { x: -1000, y: -1000 }, 40)).toEqual({ w: 53, h: 40 });
  const { w, h } = grown({ x: 0, y: 0, w: 400, h: 300 }, { x: 100, y: 0 }, 40);
  expect(w / h).toBeCloseTo(4 / 3, 1);
});
