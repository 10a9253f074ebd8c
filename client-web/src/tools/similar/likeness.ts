// How alike notes are, by the words that they share: rare words count for more (tf-idf, Salton and Buckley 1988, without the
// counting within a note: notes are short), and groups of them, the closest first, each as alike as its members are on average.
// Pure: nothing leaves the device.

import { stemsOf } from './stems';

interface Text {
  readonly text: string;
}

interface Known<T> {
  readonly of: T;
  /** Weights by stem; the vector is as long as 1. */
  readonly weights: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<string, string>;
}

export interface Group<T> {
  /** The words that its members share, as somebody wrote them. */
  readonly title: string;
  readonly members: readonly T[];
}

/** Notes that are less alike than this have nothing to do with each other. */
const nearMin = 0.08;
/** Of a group, on average. */
const groupMin = 0.1;
/** More notes than this are no group that helps anybody. */
const groupMax = 40;
/** What stands in so many of the notes tells nothing apart: share of them, on boards of some size. */
const everywhere = 0.5;
const someSize = 12;
/** Above this only the nearest pairs are looked at, so that a large board takes no longer than a moment. */
const pairsMax = 60_000;

export class Likeness<T extends Text> {
  private readonly all: readonly Known<T>[];
  private readonly holders = new Map<string, Known<T>[]>();

  constructor(texts: readonly T[]) {
    const read = texts.map((of) => ({ of, stems: stemsOf(of.text) })).filter(({ stems }) => stems.length > 0);
    const counts = new Map<string, number>();
    for (const { stems } of read) for (const { stem } of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    const most = read.length < someSize ? read.length : read.length * everywhere;
    const weigh = (stem: string): number => {
      const count = counts.get(stem) ?? 1;
      return count > most ? 0 : Math.log(1 + read.length / count);
    };
    this.all = read.map(({ of, stems }) => {
      const raw = stems.map(({ stem, word }) => ({ stem, word, weight: weigh(stem) }));
      const length = Math.hypot(...raw.map(({ weight }) => weight)) || 1;
      const weights = new Map(raw.map(({ stem, weight }) => [stem, weight / length]));
      return { of, weights, words: new Map(raw.map(({ stem, word }) => [stem, word])) };
    });
    for (const one of this.all) {
      for (const [stem, weight] of one.weights) {
        if (weight === 0) continue;
        const holders = this.holders.get(stem);
        if (holders) holders.push(one);
        else this.holders.set(stem, [one]);
      }
    }
  }

  /** What is most like `of`, the nearest first. */
  near(of: T, most = 12): T[] {
    const one = this.all.find((known) => known.of === of);
    if (!one) return [];
    return [...this.alike(one)]
      .filter(([, how]) => how >= nearMin)
      .sort((a, b) => b[1] - a[1])
      .slice(0, most)
      .map(([known]) => known.of);
  }

  /** Groups of two and more, the largest first; what is like nothing else is in none. */
  groups(): Group<T>[] {
    const pairs = this.pairs();
    const how = new Map(pairs.map(([a, b, alike]) => [pairKey(a, b), alike]));
    const groupOf = new Map<number, number[]>();
    const refused = new WeakMap<number[], Set<number[]>>();
    const alone = (one: number): number[] => {
      const group = [one];
      groupOf.set(one, group);
      return group;
    };
    for (const [a, b] of pairs) {
      const [left, right] = [groupOf.get(a) ?? alone(a), groupOf.get(b) ?? alone(b)];
      if (left === right || left.length + right.length > groupMax || refused.get(left)?.has(right)) continue;
      if (this.average(left, right, how) < groupMin) {
        // Until one of the two has grown there is nothing new to be said of them.
        refused.set(left, (refused.get(left) ?? new Set()).add(right));
        continue;
      }
      const joined = [...left, ...right];
      for (const one of joined) groupOf.set(one, joined);
    }
    return [...new Set(groupOf.values())]
      .filter(({ length }) => length > 1)
      .map((members) => members.sort((a, b) => a - b).map((i) => this.all[i] as Known<T>))
      .sort((a, b) => b.length - a.length)
      .map((members) => ({ title: titleOf(members), members: members.map(({ of }) => of) }));
  }

  private average(
    left: readonly number[],
    right: readonly number[],
    how: ReadonlyMap<number, number>,
  ): number {
    let sum = 0;
    for (const a of left) for (const b of right) sum += how.get(pairKey(a, b)) ?? 0;
    return sum / (left.length * right.length);
  }

  private alike(one: Known<T>): Map<Known<T>, number> {
    const out = new Map<Known<T>, number>();
    for (const [stem, weight] of one.weights) {
      for (const other of this.holders.get(stem) ?? []) {
        if (other !== one) out.set(other, (out.get(other) ?? 0) + weight * (other.weights.get(stem) ?? 0));
      }
    }
    return out;
  }

  /** The nearest pairs first; equal ones in the order of the notes, so that the same board gives the same groups. */
  private pairs(): [number, number, number][] {
    const index = new Map(this.all.map((one, i) => [one, i]));
    const out: [number, number, number][] = [];
    this.all.forEach((one, i) => {
      for (const [other, alike] of this.alike(one)) {
        const j = index.get(other) as number;
        if (j > i && alike >= nearMin) out.push([i, j, alike]);
      }
    });
    return out.sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1]).slice(0, pairsMax);
  }
}

function pairKey(a: number, b: number): number {
  return Math.min(a, b) * 1_000_000 + Math.max(a, b);
}

/** The two stems that most of the members share, in the words of the one who wrote them shortest. */
function titleOf<T>(members: readonly Known<T>[]): string {
  const shared = new Map<string, { count: number; weight: number; word: string }>();
  for (const { weights, words } of members) {
    for (const [stem, word] of words) {
      const before = shared.get(stem);
      const weight = weights.get(stem) ?? 0;
      if (weight === 0) continue;
      const shorter = before && before.word.length <= word.length ? before.word : word;
      shared.set(stem, {
        count: (before?.count ?? 0) + 1,
        weight: (before?.weight ?? 0) + weight,
        word: shorter,
      });
    }
  }
  const best = [...shared.values()]
    .filter(({ count }) => count > 1 && count >= members.length / 2)
    .sort((a, b) => b.count - a.count || b.weight - a.weight)
    .slice(0, 2)
    .map(({ word }) => word);
  const title = best.join(', ');
  return title.charAt(0).toLocaleUpperCase() + title.slice(1);
}
