// Which people a moderator sees in the list, and which are marked.

import type { Attendant } from '../../app/model';

/** Everybody; who is connected; who has written nothing and is not connected. */
export const filters = ['all', 'here', 'idle'] as const;
export type Filter = (typeof filters)[number];

/** In order of arrival, the latest first; without those who were put out. */
export function shown(people: readonly Attendant[], filter: Filter): Attendant[] {
  return people
    .filter((person) => !person.out)
    .filter((person) => {
      if (filter === 'here') return person.here;
      return filter === 'all' || (!person.here && person.changes === 0);
    })
    .sort((a, b) => b.joined - a.joined || b.participant - a.participant);
}

/** Marked when it was not, and the other way round. */
export function choose(chosen: ReadonlySet<number>, participant: number): ReadonlySet<number> {
  const next = new Set(chosen);
  if (!next.delete(participant)) next.add(participant);
  return next;
}
