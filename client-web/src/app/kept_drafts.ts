// What was written in private and could not be sent yet, and what the server did not take: kept on this device, so that neither
// a reload nor a closed tab loses a word of it. Several tabs of one person have one list, each minds its own.
import { isDraft } from '../day/drafts';
import type { Stranded } from '../day/event_day';
import type { Waiting } from '../day/event_link';
import type { DraftWish } from '../wire/day_frames';

interface Stored {
  readonly id: string;
  readonly wish: DraftWish;
}

function read<T>(key: string): readonly T[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as readonly T[];
  } catch (error) {
    console.warn('tablee: what was written in private could not be read', error);
    return [];
  }
}

function write(key: string, list: readonly unknown[]): void {
  try {
    if (list.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(list));
  } catch (error) {
    // It waits in memory all the same.
    console.warn('tablee: what was written in private could not be kept', error);
  }
}

export class KeptDrafts {
  /** Commands of this tab that stand in the list. */
  private ours = new Set<string>();

  /** `key`: of one person of one event. */
  constructor(private readonly key: () => string) {}

  waiting(): Waiting[] {
    const stored = read<Stored>(this.key()).filter(({ wish }) => isDraft(wish));
    this.ours = new Set(stored.map(({ id }) => id));
    return stored.map(({ id, wish }) => ({ id: BigInt(id), wish }));
  }

  keep(waiting: readonly Waiting[]): void {
    const mine = waiting.flatMap(({ id, wish }) => (isDraft(wish) ? [{ id: String(id), wish }] : []));
    if (mine.length === 0 && this.ours.size === 0) return;
    const others = read<Stored>(this.key()).filter(({ id }) => !this.ours.has(id));
    this.ours = new Set(mine.map(({ id }) => id));
    write(this.key(), [...others, ...mine]);
  }

  stranded(): readonly Stranded[] {
    return read<Stranded>(`${this.key()} stranded`);
  }

  keepStranded(stranded: readonly Stranded[]): void {
    write(`${this.key()} stranded`, stranded);
  }
}
