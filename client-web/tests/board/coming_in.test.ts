// What a reveal brings comes in one after the other.
import { expect, test } from 'vitest';
import { Fields, Kind } from '../../src/core/view';
import { ComingIn, comesWithin, oneEach, type Ground } from '../../src/ui/private/coming_in';
import { Lifts } from '../../src/scene/lifts';
import type { WorkLayer } from '../../src/tools/work_layer';

interface Thing {
  readonly handle: number;
  readonly kind: number;
  readonly replica: number;
  readonly x: number;
  readonly y: number;
}

/** A board of so many notes, the lowest first, and a clock. */
function table(notes: number, { still = false, replica = 1 } = {}) {
  const things = Array.from({ length: notes }, (_, handle): Thing => ({
    handle,
    kind: Kind.note,
    replica,
    x: 0,
    y: (notes - handle) * 240,
  }));
  const hidden = new Set<number>();
  const slid: number[] = [];
  const lifts = { slide: (before: { handle: number }) => slid.push(before.handle) } as unknown as Lifts;
  const layer = {
    hidden,
    lifts,
    scene: { get: (handle: number) => things[handle] },
    document: { object: (handle: number) => things[handle] },
  } as unknown as WorkLayer;
  let time = 0;
  let frame: (() => void) | null = null;
  const ground: Ground = {
    layer,
    now: () => time,
    refresh: () => undefined,
    still: () => still,
    nextFrame: (call) => (frame = call),
  };
  const pass = (ms: number): void => {
    for (const end = time + ms; time < end;) {
      time += 4;
      const call = frame;
      frame = null;
      call?.();
    }
  };
  const come = things.map(({ handle }) => ({ handle, fields: Fields.created }));
  return { coming: new ComingIn(ground), hidden, slid, pass, come: { all: false, list: come } };
}

test('Notes of a reveal come in one after the other, the upper ones first', () => {
  const { coming, hidden, slid, pass, come } = table(5);
  coming.reveals();
  coming.hear(come);
  expect(hidden.size).toBe(5);
  pass(oneEach + 4);
  expect(slid).toEqual([4, 3]);
  expect(hidden.size).toBe(3);
  pass(5 * oneEach);
  expect(slid).toEqual([4, 3, 2, 1, 0]);
  expect(hidden.size).toBe(0);
});

test('Four hundred are there within the time that five hundredths of them would take', () => {
  const { coming, hidden, slid, pass, come } = table(400);
  coming.reveals();
  coming.hear(come);
  pass(comesWithin / 2);
  expect(slid.length).toBeGreaterThan(150);
  expect(slid.length).toBeLessThan(250);
  pass(comesWithin / 2 + 20);
  expect(hidden.size).toBe(0);
});

test('Who prefers less motion has them at once, and what no reveal brought does not move', () => {
  const still = table(5, { still: true });
  still.coming.reveals();
  still.coming.hear(still.come);
  expect(still.hidden.size).toBe(0);

  const others = table(5, { replica: 7 });
  others.coming.reveals();
  others.coming.hear(others.come);
  expect(others.hidden.size).toBe(0);

  const late = table(5);
  late.pass(10_000);
  late.coming.hear(late.come);
  expect(late.hidden.size).toBe(0);
});

test('Whoever looks away in the middle finds all of them', () => {
  const { coming, hidden, pass, come } = table(20);
  coming.reveals();
  coming.hear(come);
  pass(100);
  coming.finish();
  expect(hidden.size).toBe(0);
  pass(1_000);
});
