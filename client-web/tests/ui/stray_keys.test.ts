// Keys that were meant for a field which is gone: none is a shortcut, and their letters are kept.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StrayKeys } from '../../src/ui/board/stray_keys';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function typing(keys: StrayKeys, text: readonly string[]): boolean[] {
  return text.map((key) => keys.take(key));
}

describe('Keys behind a field that was closed under the hands', () => {
  it('are nobody’s until the hands pause, and then the board’s again', () => {
    const kept: string[] = [];
    const keep = (letters: string) => void kept.push(letters);
    const keys = new StrayKeys();
    expect(keys.take('n')).toBe(false);
    keys.begin(keep);
    expect(
      typing(keys, [' ', 'e', 'n', 'c', 'x', 'Backspace', 'o', 'r', 'e', 'Shift', 'Delete']),
    ).not.toContain(false);
    vi.advanceTimersByTime(999);
    expect(keys.take('n')).toBe(true);
    expect(kept).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(kept).toEqual([' encoren']);
    expect(keys.take('n')).toBe(false);
  });

  it('end with a touch or Escape, and keep nothing where nothing was typed', () => {
    const kept: string[] = [];
    const keep = (letters: string) => void kept.push(letters);
    const keys = new StrayKeys();
    keys.begin(keep);
    keys.end();
    expect(keys.take('n')).toBe(false);
    keys.begin(keep);
    expect(typing(keys, ['a', 'Escape', 'n'])).toEqual([true, true, false]);
    keys.begin(keep);
    vi.advanceTimersByTime(2_000);
    expect(kept).toEqual(['a']);
  });
});
