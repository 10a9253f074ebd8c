// What a vote is about, as a board has it at the moment, and what could be voted on there.

import type { Name } from '../../core/names';
import { Role } from '../../core/view';
import type { Vote } from '../../wire/day_frames';
import { isFrame, Kind, type Item } from '../../scene/item';
import { readingOrder } from '../../tools/placement';
import type { Layer } from '../../scene/layer';

/** Of one vote at most (limits.h, candidates_per_vote_max). */
export const candidatesMax = 300;

export interface Candidate {
  /** Its place among the vote's candidates. */
  readonly at: number;
  readonly item: Item;
  readonly name: Name;
}

export interface Candidates {
  /** Those that are on the board, in reading order. */
  readonly there: readonly Candidate[];
  /** Places of those that were deleted. What this page does not know at all may just not have come yet: it is neither. */
  readonly gone: ReadonlySet<number>;
}

export function candidatesOn({ names, scene }: Layer, vote: Vote): Candidates {
  const found = new Map<Item, Candidate>();
  const gone = new Set<number>();
  for (const [at, ref] of vote.candidates.entries()) {
    const name = names.named(ref);
    const item = name && scene.get(names.handle(name));
    if (name && item) found.set(item, { at, item, name });
    else if (name) gone.add(at);
  }
  return { there: readingOrder([...found.keys()]).flatMap((item) => found.get(item) ?? []), gone };
}

export type Thing = 'selection' | 'notes' | 'clusters' | 'propositions' | 'topics';

const things: Readonly<Record<Exclude<Thing, 'selection'>, (item: Item) => boolean>> = {
  notes: (item) => item.kind === Kind.note,
  clusters: (item) => isFrame(item) && item.role === Role.cluster,
  propositions: (item) => isFrame(item) && item.role === Role.proposition,
  topics: (item) => item.kind === Kind.topic,
};

function isAny(item: Item): boolean {
  return Object.values(things).some((is) => is(item));
}

/** What could be voted on, by sort; sorts of which there is nothing are left out. */
export function choices(layer: Layer, picked: readonly Item[]): Map<Thing, readonly Item[]> {
  const all = [...layer.scene.all()].filter((item) => item.text.trim() !== '' || isFrame(item));
  const out = new Map<Thing, readonly Item[]>();
  const put = (thing: Thing, items: readonly Item[]): void => {
    if (items.length > 0) out.set(thing, readingOrder([...items]));
  };
  put('selection', picked.filter(isAny));
  for (const thing of ['propositions', 'topics', 'clusters', 'notes'] as const) {
    put(thing, all.filter(things[thing]));
  }
  return out;
}
