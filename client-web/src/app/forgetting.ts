// Asks the server to erase a person's name for good (PROTOCOL F1 to F4), and first what that would do. Comes with the desk's code.

import { ApiError, json, request } from './api';

/** What it would do. */
export interface Prospect {
  readonly name: string;
  /** Of theirs, on all boards: they stay. */
  readonly changes: number;
  /** Published pages that are made without the name. */
  readonly pages: number;
  /** Published pages that are too old for that, and are revoked. */
  readonly takenBack: number;
}

export interface Done {
  /** Nothing of it is left in the server's files; else that follows by itself. */
  readonly wiped: boolean;
}

/** Why nothing was done. */
export interface Not {
  readonly not: 'unknown_person' | 'last_moderator' | 'failed';
}

async function or<T>(asked: Promise<T>): Promise<T | Not> {
  try {
    return await asked;
  } catch (error) {
    const code = error instanceof ApiError ? error.code : '';
    if (code === 'unknown_person' || code === 'last_moderator') return { not: code };
    console.warn('tablee: a name could not be erased', error);
    return { not: 'failed' };
  }
}

export function wouldForget(token: string, participant: number): Promise<Prospect | Not> {
  const asked = json<Omit<Prospect, 'takenBack'> & { taken_back: number }>(
    request(`people/forget?participant=${participant}`, token),
  );
  return or(asked.then(({ taken_back: takenBack, ...rest }) => ({ ...rest, takenBack })));
}

/** Asked again it answers as the first time. */
export function forget(token: string, participant: number): Promise<Done | Not> {
  return or(json<Done>(request('people/forget', token, { participant })));
}

/** My own. */
export function forgetMe(token: string): Promise<Done | Not> {
  return or(json<Done>(request('me/forget', token, {})));
}
