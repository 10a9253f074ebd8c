import { describe, expect, test } from 'vitest';
import { Nonce } from '../../src/app/nonce';

/** localStorage as two tabs of one device share it. */
function shelf() {
  const kept = new Map<string, string>();
  return {
    kept,
    keep: () => ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    }),
  };
}

describe('The nonce of a join', () => {
  test('stays the same until it is answered, for a second tap, a second tab and after a reload', () => {
    const { keep } = shelf();
    const tab = new Nonce(keep);
    const first = tab.take();
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(tab.take()).toBe(first);
    expect(new Nonce(keep).take()).toBe(first);
    tab.answered(first);
    expect(tab.take()).not.toBe(first);
  });

  test('of another tab is not forgotten by a late answer', () => {
    const { keep } = shelf();
    const tab = new Nonce(keep);
    const first = tab.take();
    tab.answered(first);
    const second = new Nonce(keep).take();
    tab.answered(first);
    expect(new Nonce(keep).take()).toBe(second);
  });

  test('works on a device that stores nothing, as long as the page is open', () => {
    const tab = new Nonce(() => {
      throw new Error('storage is switched off');
    });
    const first = tab.take();
    expect(tab.take()).toBe(first);
    tab.answered(first);
    expect(tab.take()).not.toBe(first);
  });

  test('that is not ours is not used', () => {
    const { kept, keep } = shelf();
    kept.set('tablee.nonce', 'x');
    expect(new Nonce(keep).take()).toMatch(/^[0-9a-f]{32}$/);
  });
});
