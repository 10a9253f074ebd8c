import { expect, test } from 'vitest';
import type { Notes } from '../../src/sync/claim';
import { collect, leave } from '../../src/sync/last_words';

function notes(): Notes & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

const batch = Uint8Array.from({ length: 256 }, (_, i) => i);
const refusal = { seq: -7, replica: 3, reason: 2, at: 1_000, batch };

test('are taken once, byte for byte, by their own copy', () => {
  const place = notes();
  leave(place, 'b', 1, {
    replica: 7,
    acked: { seq: 2, hash: 2n ** 63n },
    batches: [{ seq: 3, batch }],
    postponed: [batch],
    refusals: [refusal],
  });
  expect(collect(place, 'b', 2)).toBeNull();
  expect(collect(place, 'b', 1)).toEqual({
    replica: 7,
    acked: { seq: 2, hash: 2n ** 63n },
    batches: [{ seq: 3, batch }],
    postponed: [batch],
    refusals: [refusal],
  });
  expect(collect(place, 'b', 1)).toBeNull();
});

test('with nothing to say, older ones are taken back', () => {
  const place = notes();
  leave(place, 'b', 1, {
    replica: 7,
    acked: { seq: 2, hash: 2n ** 63n },
    batches: [{ seq: 3, batch }],
    postponed: [batch],
    refusals: [refusal],
  });
  leave(place, 'b', 1, {
    replica: 7,
    acked: { seq: 2, hash: 2n ** 63n },
    batches: [],
    postponed: [],
    refusals: [],
  });
  expect(place.values.size).toBe(0);
});

test('what can not be read is no reason to stop', () => {
  const place = notes();
  place.setItem('tablee.last.b.1', '{');
  expect(collect(place, 'b', 1)).toBeNull();
});

test('for which a full device has no room are said to be left nowhere, and stop nothing', () => {
  const full: Notes = {
    ...notes(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  const words = { replica: 7, acked: { seq: 2, hash: 1n }, batches: [{ seq: 3, batch }], postponed: [] };
  expect(leave(full, 'b', 1, { ...words, refusals: [] })).toBe(false);
});
