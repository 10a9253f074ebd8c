// @vitest-environment happy-dom
// What comes after the screen, its code and its words, is asked for until it has come: a network that fails once is no reason to say
// "Loading…" for ever, or nothing.
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { spokenWords } from '../../src/i18n/language';
import { useLate } from '../../src/ui/parts/use_late';

const Part = () => <p>here</p>;
const load = vi.fn<() => Promise<typeof Part>>();
const failed = vi.fn();

function Slot({ wanted, tells }: { readonly wanted: boolean; readonly tells: boolean }) {
  const Late = useLate(wanted, load, tells ? failed : undefined);
  return Late ? <Late /> : null;
}

const show = (wanted: boolean, tells = false) =>
  act(() => render(<Slot wanted={wanted} tells={tells} />, document.body));
const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms).then(() => undefined));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  load.mockReset().mockRejectedValueOnce(new Error('no network')).mockResolvedValue(Part);
  failed.mockReset();
});
afterEach(async () => {
  await act(() => render(null, document.body));
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('a part that did not come is asked for again by itself', async () => {
  await show(true);
  await wait(0);
  expect(document.body.textContent).toBe('');
  await wait(5_000);
  await wait(0);
  expect(document.body.textContent).toBe('here');
  expect(load).toHaveBeenCalledTimes(2);
});

it('one that nobody wants any more is not', async () => {
  await show(true, true);
  await wait(0);
  expect(failed).toHaveBeenCalledTimes(1);
  await show(false, true);
  await wait(60_000);
  expect(load).toHaveBeenCalledTimes(1);
  await show(true, true);
  await wait(0);
  expect(document.body.textContent).toBe('here');
});

it('words that did not come are asked for again by themselves', async () => {
  const fr = vi.fn(() => Promise.resolve('bonjour'));
  fr.mockRejectedValueOnce(new Error('no network'));
  const words = spokenWords({ fr, en: fr }, 'a test');
  await wait(0);
  expect(words.value).toBeNull();
  await wait(5_000);
  expect(words.value).toBe('bonjour');
});
