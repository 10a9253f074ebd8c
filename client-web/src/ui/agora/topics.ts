// The topics of an agora, worked out from what lies on its board: what was joined is one, and each person's wish counts once
// over it. Pure.

import type { ObjectRef } from '../../core/document';
import type { Name } from '../../core/names';
import type { Ref, Table } from '../../wire/day_frames';

/** A topic as it lies on the board. */
export interface Card {
  /** For this task. */
  readonly handle: number;
  /** What it is held by. */
  readonly name: Name;
  readonly ref: ObjectRef;
  readonly author: number;
  readonly question: string;
  readonly why: string;
  /** Participants who want it. */
  readonly wanting: readonly number[];
}

/** An arrow between two topics says that they are the same. */
export interface Arrow {
  readonly handle: number;
  readonly from: number;
  readonly to: number;
}

export interface Topic {
  /** What stands for all of them. */
  readonly head: Card;
  /** What was joined to it, oldest first. */
  readonly joined: readonly Card[];
  /** Those who want any of them, each once. */
  readonly wanting: ReadonlySet<number>;
  readonly arrows: readonly Arrow[];
}

export function older(a: ObjectRef, b: ObjectRef): number {
  return a.counter - b.counter || a.replica - b.replica;
}

/** Cards by the oldest of those that arrows lead to from them, in whatever direction. */
function families(cards: readonly Card[], arrows: readonly Arrow[]): Card[][] {
  const home = new Map(cards.map(({ handle }) => [handle, handle]));
  const root = (handle: number): number => {
    const up = home.get(handle) ?? handle;
    return up === handle ? handle : root(up);
  };
  for (const { from, to } of arrows) if (home.has(from) && home.has(to)) home.set(root(from), root(to));
  const found = new Map<number, Card[]>();
  for (const card of cards) {
    const key = root(card.handle);
    const family = found.get(key);
    if (family) family.push(card);
    else found.set(key, [card]);
  }
  return [...found.values()];
}

/** All topics, oldest first. Whoever joins two, and two who join them crosswise at once, get one. */
export function topicsOf(cards: readonly Card[], arrows: readonly Arrow[]): Topic[] {
  const topics = families(cards, arrows).map((family) => {
    const within = new Set(family.map(({ handle }) => handle));
    const own = arrows.filter(({ from, to }) => within.has(from) && within.has(to) && from !== to);
    const given = new Set(own.map(({ from }) => from));
    const sorted = [...family].sort((a, b) => older(a.ref, b.ref));
    // The one that was joined to nothing stands for all; in a circle the oldest does.
    const head = sorted.find(({ handle }) => !given.has(handle)) ?? (sorted[0] as Card);
    return {
      head,
      joined: sorted.filter((card) => card !== head),
      wanting: new Set(family.flatMap(({ wanting }) => wanting)),
      arrows: own,
    };
  });
  return topics.sort((a, b) => older(a.head.ref, b.head.ref));
}

/** Where a card is by now, by itself or joined to others; null: it was taken away. */
export function holding(topics: readonly Topic[], name: Name): { topic: Topic; card: Card } | null {
  for (const topic of topics) {
    const card = [topic.head, ...topic.joined].find((one) => one.name === name);
    if (card) return { topic, card };
  }
  return null;
}

/** Most wanted first; of those that are wanted alike, the older one. */
export function byWish(topics: readonly Topic[]): Topic[] {
  return [...topics].sort((a, b) => b.wanting.size - a.wanting.size || older(a.head.ref, b.head.ref));
}

function isRef(ref: Ref | undefined, { counter, replica }: ObjectRef): boolean {
  return ref?.counter === counter && ref.replica === replica;
}

/** The table that was made of a topic, or of what was joined to it; the oldest of several. */
export function tableOfTopic(topic: Topic, tables: Iterable<Table>): Table | null {
  const cards = [topic.head, ...topic.joined];
  const made = [...tables].filter((table) => cards.some(({ ref }) => isRef(table.topic, ref)));
  return made.sort((a, b) => a.number - b.number)[0] ?? null;
}

/** How many tables so many people fill, as groups of about seven. */
export function tablesFor(people: number): number {
  return Math.max(1, Math.round(people / 7));
}

/** The first of a question that a table takes, in code points. */
export function asQuestion(text: string): string {
  return Array.from(text).slice(0, 300).join('');
}
