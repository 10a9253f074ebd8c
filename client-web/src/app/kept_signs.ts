// Signs ("I am done", a hand) and ballots that could not be sent yet, kept by the tab: a reload without a network loses none.
import type { Waiting } from '../day/event_link';
import { keeps } from '../day/wishes';
import type { Wish } from '../wire/day_frames';

interface Stored {
  readonly id: string;
  readonly wish: Wish;
}

/** Nothing where there is none, or something else lies there. */
export function keptSigns(key: string): Waiting[] {
  try {
    const stored = JSON.parse(sessionStorage.getItem(key) ?? '[]') as readonly Stored[];
    return stored.filter(({ wish }) => keeps(wish)).map(({ id, wish }) => ({ id: BigInt(id), wish }));
  } catch (error) {
    console.warn('tablee: signs that were kept could not be read', error);
    return [];
  }
}

export function keepSigns(key: string, signs: readonly Waiting[]): void {
  try {
    if (signs.length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(signs.map(({ id, wish }) => ({ id: String(id), wish }))));
  } catch (error) {
    // They wait in memory all the same.
    console.warn('tablee: signs could not be kept', error);
  }
}
