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

/** Those that are on the board, in reading order. */
export function candidatesOn(layer: Layer, vote: Vote): Candidate[] {
  const found = vote.candidates.flatMap((ref, at) => {
    const name = layer.names.named(ref);
    const item = name && layer.scene.get(layer.names.handle(name));
    return name && item ? [{ at, item, name }] : [];
  });
  const byItem = new Map(found.map((one) => [one.item, one]));
  return readingOrder(found.map(({ item }) => item)).flatMap((item) => byItem.get(item) ?? []);
}

/**
 * Places of candidates that were deleted. What this page does not know at all may just not have come yet: that is there.
 */
export function goneFrom(layer: Layer, vote: Vote): ReadonlySet<number> {
  const gone = vote.candidates.flatMap((ref, at) => {
    const name = layer.names.named(ref);
    return name && !layer.scene.get(layer.names.handle(name)) ? [at] : [];
  });
  return new Set(gone);
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
