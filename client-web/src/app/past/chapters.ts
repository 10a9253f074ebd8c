// What a day consisted of, by its log: the phases as chapters of its replay. Pure.
import type { Entry, Run } from '../../wire/day_frames';

export interface Chapter {
  /** Of the run. */
  readonly id: number;
  readonly title: string;
  readonly from: number;
  /** Infinity: it goes on. */
  readonly to: number;
  /** Numbers of the tables that it was for; empty: all. */
  readonly tables: readonly number[];
}

/** In order of their beginning. */
export function chaptersOf(entries: readonly Entry[]): Chapter[] {
  const runs = new Map<number, Run>();
  for (const { what } of entries) {
    if (what?.$case !== 'run') continue;
    runs.set(what.value.id, what.value);
  }
  return [...runs.values()].map(({ id, phase, began, ended }) => ({
    id,
    title: phase?.title ?? '',
    from: began,
    to: ended === 0 ? Infinity : ended,
    tables: phase?.tables ?? [],
  }));
}
