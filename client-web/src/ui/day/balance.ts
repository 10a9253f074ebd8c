// How evenly people take part, told without names and without an order: what the quieter half did of all that was done. It says
// nothing of fewer than five people, of whom everybody could be told apart, and nothing of phases that hide something.

import type { Run } from '../../wire/day_frames';
import { Names } from '../../wire/day_frames';
import { actMs } from './activity';
import type { Page } from './activity';

export const peopleMin = 5;
/** Who has done nothing for so long is silent. */
export const silentMs = 10 * 60_000;

/** What was done since a phase began, by replica. A person has one on each device. */
export interface Acts {
  readonly cursor: number;
  readonly counts: ReadonlyMap<number, number>;
  /** When each writer's last act began. */
  readonly last: ReadonlyMap<number, number>;
}

export const noActs: Acts = { cursor: 0, counts: new Map(), last: new Map() };

/** With what a page of the log says, without what is older than `since`. Acts are counted as those of the desk's activity are. */
export function actsWith(before: Acts, { baseTime, entries }: Page, since: number): Acts {
  const counts = new Map(before.counts);
  const last = new Map(before.last);
  let time = baseTime;
  let cursor = before.cursor;
  for (const { offset, elapsed, refused, replica } of entries) {
    time += elapsed;
    cursor = offset;
    if (refused !== 0 || replica === 1 || time < since) continue;
    if (time - (last.get(replica) ?? -Infinity) < actMs) continue;
    last.set(replica, time);
    counts.set(replica, (counts.get(replica) ?? 0) + 1);
  }
  return { cursor, counts, last };
}

/** What one person did, on whatever devices. */
export interface Part {
  readonly acts: number;
  /** When; 0: never. */
  readonly last: number;
}

/** Of each of `people`; of nobody else. `whose`: the participant behind a replica. */
export function partsOf(
  people: readonly number[],
  boards: readonly { readonly acts: Acts; readonly whose: (replica: number) => number }[],
): Part[] {
  const parts = new Map<number, Part>(people.map((who) => [who, { acts: 0, last: 0 }]));
  for (const { acts, whose } of boards) {
    for (const [replica, count] of acts.counts) {
      const before = parts.get(whose(replica));
      if (!before) continue;
      const last = Math.max(before.last, acts.last.get(replica) ?? 0);
      parts.set(whose(replica), { acts: before.acts + count, last });
    }
  }
  return [...parts.values()];
}

/**
 * What the quieter half has of the whole, 0 to 0.5: Lorenz's curve at one half. Of an odd number of people the one in the middle
 * counts half. M. O. Lorenz, "Methods of Measuring the Concentration of Wealth", Publications of the American Statistical
 * Association 9 (70), 1905, pages 209 to 219. Null: there is nothing to share.
 */
export function quieterShare(amounts: readonly number[]): number | null {
  const total = amounts.reduce((all, one) => all + one, 0);
  if (total === 0) return null;
  const half = amounts.length / 2;
  const rising = [...amounts].sort((a, b) => a - b);
  const quieter = rising.reduce((sum, one, i) => sum + one * Math.min(1, Math.max(0, half - i)), 0);
  return quieter / total;
}

export interface Balance {
  readonly people: number;
  readonly acts: number;
  /** 0 to 0.5; null: nothing was done. */
  readonly share: number | null;
  /** Null: the phase is not as old as that. */
  readonly silent: number | null;
}

/** Why nothing is said. */
export type Untold = 'few' | 'noPhase' | 'hidden' | 'private';

export function balanceOf(parts: readonly Part[], began: number, now: number): Balance | 'few' {
  if (parts.length < peopleMin) return 'few';
  const acts = parts.map((part) => part.acts);
  const old = now - began >= silentMs;
  return {
    people: parts.length,
    acts: acts.reduce((all, one) => all + one, 0),
    share: quieterShare(acts),
    silent: old ? parts.filter(({ last }) => now - last >= silentMs).length : null,
  };
}

/**
 * Those tables whose people may be told of as one. Beside what is told of each table that is large enough, that would tell of the
 * others too: where they are fewer than five together, they are left out.
 */
export function together<T extends { readonly people: readonly number[] }>(tables: readonly T[]): T[] {
  const large = tables.filter(({ people }) => people.length >= peopleMin);
  const others = tables.reduce((all, { people }) => all + (people.length < peopleMin ? people.length : 0), 0);
  return others < peopleMin ? large : [...tables];
}

/** Whether a phase lets it be told how much each of its people does: what others do not see is not counted either. */
export function untoldIn(run: Pick<Run, 'phase'> | null): Untold | null {
  if (!run?.phase) return 'noPhase';
  if (run.phase.names === Names.HIDDEN) return 'hidden';
  return run.phase.privacy === 0 ? null : 'private';
}
