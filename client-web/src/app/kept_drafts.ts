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

function idsOf(stranded: readonly Stranded[]): ReadonlySet<string> {
  return new Set(stranded.map(({ draft }) => draft.id));
}

/** Whether it is kept. */
function write(key: string, list: readonly unknown[]): boolean {
  try {
    if (list.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(list));
    return true;
  } catch (error) {
    // It waits in memory all the same.
    console.warn('tablee: what was written in private could not be kept', error);
    return false;
  }
}

export class KeptDrafts {
  /** Commands of this tab that stand in the list. */
  private ours = new Set<string>();
  /** Of what was not taken: all that stood in the list when this tab looked last. */
  private known: ReadonlySet<string> = new Set();

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
    const stored = read<Stranded>(this.strandedKey);
    this.known = idsOf(stored);
    return stored;
  }

  /** With what other tabs have put there, and without what was let go of in one of them. */
  keepStranded(stranded: readonly Stranded[]): readonly Stranded[] {
    const stored = read<Stranded>(this.strandedKey);
    const there = idsOf(stored);
    const ours = stranded.filter(({ draft }) => !this.known.has(draft.id) || there.has(draft.id));
    const mine = idsOf(stranded);
    const others = stored.filter(({ draft }) => !this.known.has(draft.id) && !mine.has(draft.id));
    const all = [...others, ...ours];
    if (write(this.strandedKey, all)) this.known = idsOf(all);
    return all;
  }

  private get strandedKey(): string {
    return `${this.key()} stranded`;
  }
}
