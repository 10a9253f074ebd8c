// What the server's refusals mean to whoever comes in, and which of them pass by themselves.
import * as api from './api';
import type { JoinError } from './model';

const nameFaults: Readonly<Record<string, JoinError['code']>> = {
  unseen: 'name_unseen',
  too_long: 'name_too_long',
};
/** A proxy asks the server under another name than the page has. */
const wrongNames = ['bad_origin', 'unknown_host'];
const sameHere = ['bad_code', 'full', 'not_ours'] as const;

export function joinError(error: unknown): JoinError {
  if (error instanceof api.Unreachable) return { code: 'offline', message: error.message };
  if (!(error instanceof api.ApiError)) {
    // An answer that is JSON and not ours, say. The screen must not wait for ever.
    console.error('tablee: a join could not be understood', error);
    return { code: 'other', message: String(error) };
  }
  const { code, message, fault, status } = error;
  if (code === 'bad_name') return { code: nameFaults[fault] ?? 'bad_name', message };
  if (wrongNames.includes(code)) return { code: 'wrong_name', message };
  const known = sameHere.find((one) => one === code);
  return { code: known ?? (status === 429 ? 'slow_down' : 'other'), message };
}

/** Whether the same request could still be answered otherwise: then it keeps its nonce. */
export const undecided = ({ code }: JoinError): boolean =>
  ['offline', 'slow_down', 'other', 'full', 'not_ours', 'wrong_name'].includes(code);

const patienceMs = 20_000;

/**
 * Asks again by itself when a room that shares one address is told to wait: whoever has typed the code right comes in a
 * moment later.
 */
export async function patiently<T>(
  ask: () => Promise<T>,
  pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
): Promise<T> {
  for (let left = patienceMs; ;) {
    try {
      return await ask();
    } catch (error) {
      const wait = error instanceof api.ApiError && error.status === 429 ? error.retryAfter : 0;
      if (wait === 0 || wait > left) throw error;
      left -= wait;
      await pause(wait);
    }
  }
}
