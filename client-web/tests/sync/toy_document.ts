// A document for tests of the state machine: a grow-only set of words, each with an id, each perhaps needing another to
// stand before it. As small as can be while it has what sync relies on: counters, references, refusals, keyframes.
//
// A batch is the byte 8, its counter as a varint (as in batch.proto), then JSON.
import { batchCounter } from '../../src/wire/batch';
import type { BoardDocument } from '../../src/sync/copy';

interface Word {
  word: string;
  /** Counter and replica of a word that must be there; replica 0 is the batch's author. */
  needs?: [number, number];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(Math.floor(value / 128))];
}

export function encodeToy(counter: number, words: Word[]): Uint8Array {
  return Uint8Array.from([8, ...varint(counter), ...encoder.encode(JSON.stringify(words))]);
}

export function decodeToy(batch: Uint8Array): { counter: number; words: Word[] } {
  const counter = batchCounter(batch);
  const words = JSON.parse(decoder.decode(batch.subarray(1 + varint(counter).length))) as Word[];
  return { counter, words };
}

export function restampToy(batch: Uint8Array, from: number, ownSince: number): Uint8Array[] {
  const { counter, words } = decodeToy(batch);
  const moved = words.map((word): Word => {
    if (!word.needs) return word;
    const [of, replica] = word.needs;
    const own = replica === 0 || replica === from;
    return { ...word, needs: [of, own ? (of < ownSince ? from : 0) : replica] };
  });
  return [encodeToy(counter, moved)];
}

/** Words that begin with - are taken though the disk is nearly full. */
export function toyGoesAlone(batch: Uint8Array, author: number, since: number): boolean {
  return decodeToy(batch).words.every(({ word, needs }) => {
    const waits = needs && (needs[1] === 0 || needs[1] === author) && needs[0] >= since;
    return word.startsWith('-') && !waits;
  });
}

/** FNV-1a, 64 bits. */
export function hashToy(bytes: Uint8Array): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash;
}

export class ToyDocument implements BoardDocument {
  counter = 0;
  readonly purges = 0;
  private replica = 0;
  private words = new Map<string, string>();
  private last = new Map<number, number>();

  setLocalParticipant(): void {
    // Words have no authors.
  }

  setReplica(replica: number): void {
    this.replica = replica;
  }

  load(keyframe: Uint8Array): void {
    const [counter, words, last] = JSON.parse(decoder.decode(keyframe)) as [
      number,
      [string, string][],
      [number, number][],
    ];
    this.counter = counter;
    this.words = new Map(words);
    this.last = new Map(last);
  }

  keyframe(): Uint8Array {
    const words = [...this.words].sort();
    const last = [...this.last].sort(([a], [b]) => a - b);
    return encoder.encode(JSON.stringify([this.counter, words, last]));
  }

  apply(replica: number, batch: Uint8Array): number {
    const { counter, words } = decodeToy(batch);
    if (words.length === 0) return 1;
    if (counter <= (this.last.get(replica) ?? 0) || counter > this.counter + 2 ** 20) return 6;
    for (const { needs } of words) {
      if (!needs) continue;
      const of = needs[1] || replica;
      const earlier = of === replica && needs[0] >= counter && needs[0] < counter + words.length;
      if (!earlier && !this.words.has(`${needs[0]}.${of}`)) return 4;
    }
    words.forEach(({ word }, i) => this.words.set(`${counter + i}.${replica}`, word));
    const end = counter + words.length - 1;
    this.last.set(replica, end);
    this.counter = Math.max(this.counter, end);
    return 0;
  }

  /** Writes one word as this replica's next batch; `needs` is the id of another as `ids` gives it. */
  write(word: string, needs?: string): Uint8Array {
    const [counter, of] = needs?.split('.').map(Number) ?? [];
    const ref: [number, number] | undefined =
      counter === undefined ? undefined : [counter, of === this.replica ? 0 : of!];
    const batch = encodeToy(this.counter + 1, [{ word, ...(ref && { needs: ref }) }]);
    const refusal = this.apply(this.replica, batch);
    if (refusal !== 0) throw new Error(`own write refused: ${refusal}`);
    return batch;
  }

  word(id: string): string {
    return this.words.get(id) ?? '';
  }

  get ids(): string[] {
    return [...this.words.keys()];
  }

  get all(): string[] {
    return [...this.words.values()].sort();
  }
}
