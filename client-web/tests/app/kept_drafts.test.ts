// What was written in private and not taken: one list of all tabs of a person.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeptDrafts } from '../../src/app/kept_drafts';
import type { Stranded } from '../../src/day/event_day';
import { Reason } from '../../src/wire/day_frames';

const one = (id: string): Stranded => ({
  draft: { id, table: 1, x: 0, y: 0, colour: 0, text: id, zone: undefined, gone: false, nameless: false },
  why: Reason.REVEALED,
});
const ids = (all: readonly Stranded[]): string[] => all.map(({ draft }) => draft.id).sort();
const tab = (): KeptDrafts => new KeptDrafts(() => 'ana');

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('Two tabs have one list: neither writes over the other', () => {
  const [left, right] = [tab(), tab()];
  expect(left.stranded()).toEqual([]);
  expect(right.stranded()).toEqual([]);
  expect(ids(left.keepStranded([one('a')]))).toEqual(['a']);
  expect(ids(right.keepStranded([one('b')]))).toEqual(['a', 'b']);
  expect(ids(left.keepStranded([one('a'), one('c')]))).toEqual(['a', 'b', 'c']);
  expect(ids(tab().stranded())).toEqual(['a', 'b', 'c']);
});

test('What was let go of in one tab does not come back from another', () => {
  const [left, right] = [tab(), tab()];
  left.keepStranded([one('a'), one('b')]);
  right.stranded();
  left.keepStranded([one('b')]);
  expect(ids(right.keepStranded([one('a'), one('b'), one('c')]))).toEqual(['b', 'c']);
  expect(ids(tab().stranded())).toEqual(['b', 'c']);
});
