// What refused batches would have written, as whole things: a note with all its letters instead of a letter each.
//
// Batches of one number that lean on each other are one thing: what one makes, the others write into or move. What leans on
// something that stands on the board is one thing with what was written behind it, letter by letter.
import { Batch, type Op } from './gen/batch';

/** A batch, and whose it was. */
export interface Written {
  readonly replica: number;
  readonly batch: Uint8Array;
}

export interface Salvaged<T extends Written> {
  /** What it was written by, in order of their making. */
  readonly batches: readonly T[];
  /** What it said, one for each text. */
  readonly texts: readonly string[];
}

interface Letter {
  readonly counter: number;
  readonly letter: string;
  erased: boolean;
}

interface Text {
  /** Id of what its beginning hangs on. */
  readonly on: string;
  readonly letters: Letter[];
}

class Thing<T extends Written> {
  readonly batches: T[] = [];
  private readonly texts: Text[] = [];

  /** Behind what has the id `left`; of its author's own letters it is known by `own`. */
  insert(left: string, own: number, counter: number, letters: readonly string[]): void {
    const written = letters.map((letter, i) => ({ counter: counter + i, letter, erased: false }));
    for (const text of this.texts) {
      const at = text.letters.findIndex((other) => other.counter === own) + 1;
      if (at > 0 || text.on === left) return void text.letters.splice(at, 0, ...written);
    }
    this.texts.push({ on: left, letters: written });
  }

  erase(first: number, length: number): void {
    for (const { letters } of this.texts) {
      const under = letters.filter(({ counter }) => counter >= first && counter < first + length);
      for (const letter of under) letter.erased = true;
    }
  }

  get said(): string[] {
    const all = this.texts.map(({ letters }) =>
      letters.map(({ letter, erased }) => (erased ? '' : letter)).join(''),
    );
    return all.filter((text) => text.trim() !== '');
  }
}

/** Counters of what an op refers to of its author's own: refs are (how far back, replica), 0 or the author's number. */
function ownRefs(op: Op, counter: number, replica: number): number[] {
  const pairs = [
    op.place.slice(0, 2),
    op.place.slice(4, 6),
    op.create?.place.slice(2, 4) ?? [],
    op.size.slice(0, 2),
    op.number.slice(0, 2),
    op.put?.target ?? [],
    op.life.slice(0, 2),
    op.at.slice(0, 2),
    op.vote.slice(0, 2),
    op.end.slice(0, 2),
    op.end.slice(5, 7),
    ...Array.from({ length: Math.floor(op.erase.length / 3) }, (_, i) => op.erase.slice(3 * i, 3 * i + 2)),
  ];
  const own = pairs.filter(([, of]) => of === 0n || of === BigInt(replica));
  const refs = own.map(([back]) => counter - Number(back));
  return op.insert !== '' && op.at.length === 0 ? [...refs, counter - 1] : refs;
}

/** Ids of what an op changes, not of what it puts that into or ties it to: `of.counter`, `of` being 0 for its author. */
function changed(op: Op, counter: number, replica: number): string[] {
  const pairs = [
    op.place,
    op.size,
    op.number,
    op.put?.target ?? [],
    op.life,
    op.at,
    op.vote,
    op.end,
    op.erase,
  ];
  const targets = pairs.filter((pair) => pair.length > 1).map(([back, of]) => ({ back: back!, of: of! }));
  if (op.insert !== '' && op.at.length === 0) targets.push({ back: 1n, of: 0n });
  return targets.map(({ back, of }) => `${of === BigInt(replica) ? 0n : of}.${counter - Number(back)}`);
}

/**
 * How many things people did, of which each may be many batches: a note with its letters is one, and so is what was done to one
 * note since. Batches are looked at once.
 */
export class Things {
  private readonly owners = new Map<string, number>();
  private known = new WeakMap<Uint8Array, number>();
  private last = 0;

  count(batches: readonly Uint8Array[], replica: number): number {
    if (batches.length === 0) this.owners.clear();
    return new Set(batches.map((batch) => this.known.get(batch) ?? this.look(batch, replica))).size;
  }

  private look(batch: Uint8Array, replica: number): number {
    const { counter, ops } = decoded(batch);
    const ids: string[] = [];
    let next = counter;
    for (const op of ops) {
      ids.push(...changed(op, next, replica));
      for (const end = next + span(op); next < end; ++next) ids.push(`0.${next}`);
    }
    const owner = ids.map((id) => this.owners.get(id)).find((thing) => thing !== undefined);
    const thing = owner ?? ++this.last;
    for (const id of ids) this.owners.set(id, thing);
    this.known.set(batch, thing);
    return thing;
  }
}

function decoded(bytes: Uint8Array): { counter: number; ops: readonly Op[] } {
  try {
    const { counter, ops } = Batch.decode(bytes);
    return { counter: Number(counter), ops };
  } catch {
    // Not a batch: it is a thing without words.
    return { counter: 0, ops: [] };
  }
}

/** How many counters an op takes. */
const span = (op: Op): number => Math.max(1, [...op.insert].length, op.span);

function put<T extends Written>(thing: Thing<T>, op: Op, counter: number, replica: number): void {
  const isOwn = (of: bigint | undefined) => of === 0n || of === BigInt(replica);
  if (op.insert !== '') {
    const [back = 1n, of = 0n] = op.at;
    const left = counter - Number(back);
    thing.insert(`${left}.${isOwn(of) ? 0 : of}`, isOwn(of) ? left : -1, counter, [...op.insert]);
  }
  for (let i = 0; i + 2 < op.erase.length; i += 3) {
    if (isOwn(op.erase[i + 1])) thing.erase(counter - Number(op.erase[i]), Number(op.erase[i + 2]));
  }
}

/** The things that `batches` would have made or changed; they come in order of their making. */
export function salvage<T extends Written>(batches: readonly T[]): Salvaged<T>[] {
  const things: Thing<T>[] = [];
  /** Whose each id is that they made. */
  const owners = new Map<string, Thing<T>>();
  for (const written of batches) {
    const { replica } = written;
    const { counter, ops } = decoded(written.batch);
    let next = counter;
    const at = ops.map((op) => (next += span(op)) - span(op));
    const refs = ops.flatMap((op, i) => ownRefs(op, at[i]!, replica));
    // Words that never were a batch of the board's have counters of their own.
    const before = refs.filter((ref) => ref < counter);
    const known = before.map((ref) => owners.get(`${replica}.${ref}`)).find((thing) => thing !== undefined);
    const thing = known ?? new Thing<T>();
    if (!known) things.push(thing);
    thing.batches.push(written);
    ops.forEach((op, i) => put(thing, op, at[i]!, replica));
    for (let id = counter; id < next; ++id) owners.set(`${replica}.${id}`, thing);
  }
  return things.map((thing) => ({ batches: thing.batches, texts: thing.said }));
}
