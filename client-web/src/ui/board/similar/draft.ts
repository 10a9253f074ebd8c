// Suggested groups while they are looked at: what is ticked, and how they are called. Pure.

import type { Name } from '../../../core/names';
import type { Group } from '../../../tools/similar/likeness';

export interface DraftGroup {
  readonly title: string;
  readonly members: readonly Name[];
  readonly out: ReadonlySet<Name>;
  /** The whole group is made. */
  readonly taken: boolean;
}

export function draftOf(groups: readonly Group<Name>[]): DraftGroup[] {
  return groups.map(({ title, members }) => ({ title, members, out: new Set(), taken: true }));
}

export function ticked({ members, out }: DraftGroup): Name[] {
  return members.filter((name) => !out.has(name));
}

/** One member in or out. */
export function toggled(group: DraftGroup, name: Name): DraftGroup {
  const out = new Set(group.out);
  if (!out.delete(name)) out.add(name);
  return { ...group, out };
}

/** What will be made: groups of two and more. */
export function accepted(draft: readonly DraftGroup[]): Group<Name>[] {
  return draft
    .filter((group) => group.taken && ticked(group).length > 1)
    .map((group) => ({ title: group.title, members: ticked(group) }));
}
