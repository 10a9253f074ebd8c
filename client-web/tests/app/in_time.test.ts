import { afterEach, expect, it, vi } from 'vitest';
import { inTime, TooLate } from '../../src/app/in_time';

afterEach(() => vi.useRealTimers());

it('what never answers ends, is told to stop, and can be tried again', async () => {
  vi.useFakeTimers();
  let told: AbortSignal | undefined;
  const work = (signal: AbortSignal): Promise<string> => {
    told = signal;
    return new Promise(() => undefined);
  };
  const first = inTime(60_000, work);
  const seen = expect(first).rejects.toBeInstanceOf(TooLate);
  await vi.advanceTimersByTimeAsync(59_999);
  expect(told?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await seen;
  expect(told?.aborted).toBe(true);
  await expect(inTime(60_000, () => Promise.resolve('core'))).resolves.toBe('core');
  expect(vi.getTimerCount()).toBe(0);
});
