import { describe, expect, it, vi } from 'vitest';
import { ApiError, Unreachable } from '../../src/app/api';
import { joinError, patiently, undecided } from '../../src/app/join_error';

describe('What a join is answered', () => {
  it('says what is wrong with a name', () => {
    expect(joinError(new ApiError(422, 'bad_name', '', 'unseen')).code).toBe('name_unseen');
    expect(joinError(new ApiError(422, 'bad_name', '', 'too_long')).code).toBe('name_too_long');
    expect(joinError(new ApiError(422, 'bad_name', '', 'signs')).code).toBe('bad_name');
    expect(joinError(new ApiError(422, 'bad_name', '')).code).toBe('bad_name');
  });

  it('always ends in something that has a sentence', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(joinError(new Unreachable('')).code).toBe('offline');
    expect(joinError(new ApiError(200, 'not_ours', '<html>')).code).toBe('not_ours');
    expect(joinError(new ApiError(429, 'slow_down', '')).code).toBe('slow_down');
    expect(joinError(new ApiError(503, 'store_failed', '')).code).toBe('other');
    expect(joinError(new TypeError('event is undefined')).code).toBe('other');
    vi.restoreAllMocks();
  });

  it('keeps its nonce while it may have been taken', () => {
    for (const code of ['offline', 'not_ours', 'slow_down', 'full', 'other'] as const) {
      expect(undecided({ code, message: '' })).toBe(true);
    }
    expect(undecided({ code: 'bad_code', message: '' })).toBe(false);
  });
});

describe('A room that is told to wait', () => {
  const wait = new ApiError(429, 'slow_down', '', '', 2_000);

  it('comes in by itself a moment later', async () => {
    const waited: number[] = [];
    const answers = [wait, wait, null];
    const answer = await patiently(
      () => {
        const next = answers.shift();
        return next ? Promise.reject(next) : Promise.resolve('in');
      },
      (ms) => (waited.push(ms), Promise.resolve()),
    );
    expect(answer).toBe('in');
    expect(waited).toEqual([2_000, 2_000]);
  });

  it('is told so when it takes too long, and other refusals at once', async () => {
    let asked = 0;
    const pause = () => Promise.resolve();
    await expect(patiently(() => (++asked, Promise.reject(wait)), pause)).rejects.toBe(wait);
    expect(asked).toBe(11);
    const wrong = new ApiError(404, 'bad_code', '');
    await expect(patiently(() => (++asked, Promise.reject(wrong)), pause)).rejects.toBe(wrong);
    expect(asked).toBe(12);
  });
});
