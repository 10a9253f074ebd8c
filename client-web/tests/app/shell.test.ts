import { afterEach, expect, it, vi } from 'vitest';
import { Shell } from '../../src/app/shell';

afterEach(() => vi.unstubAllGlobals());

it('a browser whose navigator.serviceWorker throws gets the page all the same, and can load it again', async () => {
  let asked = 0;
  vi.stubGlobal('navigator', {
    get serviceWorker(): never {
      asked++;
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
  const reload = vi.fn();
  vi.stubGlobal('location', { reload });
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const shell = new Shell();
  expect(() => shell.start()).not.toThrow();
  expect([asked, warned.mock.calls.length, shell.update.value]).toEqual([1, 1, false]);
  await shell.reload();
  expect(reload).toHaveBeenCalledOnce();
});
