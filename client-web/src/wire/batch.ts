// What is read from a batch outside the core: its first counter, and whether it leans on others.
import { Batch, type Op } from './gen/batch';

/** Lamport counter of the first op; 0 when the bytes are not a batch. */
export function batchCounter(batch: Uint8Array): number {
  // Field 1, a varint, comes first in what our core writes; anything else is read the long way.
  if (batch[0] !== 8) return Number(decoded(batch)?.counter ?? 0);
  let value = 0;
  for (let i = 1, scale = 1; i < batch.length && i < 11; ++i, scale *= 128) {
    const byte = batch[i]!;
    value += (byte & 127) * scale;
    if (byte < 128) return value;
  }
  return 0;
}

function decoded(bytes: Uint8Array): Batch | null {
  try {
    return Batch.decode(bytes);
  } catch {
    // Not a batch: the caller asked, and the answer is that there is nothing in it.
    return null;
  }
}

/** Refs in an op of a kind that is taken though the disk is nearly full (P29), as [back, replica, length]; null: it is not. */
function refsOfTaken(op: Op, moderator: boolean): [bigint, bigint, bigint][] | null {
  const ref = (from: readonly bigint[], at: number): [bigint, bigint, bigint] => [
    from[at]!,
    from[at + 1]!,
    1n,
  ];
  if (op.life.length > 0) return [ref(op.life, 0)];
  if (op.erase.length > 0) {
    const runs = Array.from({ length: Math.floor(op.erase.length / 3) }, (_, i) => i * 3);
    return runs.map((at) => [op.erase[at]!, op.erase[at + 1]!, op.erase[at + 2]!]);
  }
  if (!moderator) return null;
  if (op.place.length > 0) return [ref(op.place, 0), ...(op.place.length > 4 ? [ref(op.place, 4)] : [])];
  if (op.end.length > 0) return [ref(op.end, 0), ...(op.end.length > 5 ? [ref(op.end, 5)] : [])];
  const other = [op.size, op.number, op.vote].find((fields) => fields.length > 0);
  return other ? [ref(other, 0)] : null;
}

/**
 * Whether a batch of `author` may go past others of its that wait until the server takes them (P35): it is of a kind that is
 * taken, and refers to nothing that `author` made from the counter `since` on.
 */
export function goesAlone(bytes: Uint8Array, author: number, since: number, moderator: boolean): boolean {
  const batch = decoded(bytes);
  // What is not a batch waits for the server's word on it like the rest.
  if (!batch) return false;
  return batch.ops.every((op, i) => {
    const refs = refsOfTaken(op, moderator);
    const own = batch.counter + BigInt(i);
    return !!refs?.every(([back, replica, length]) => {
      const mine = replica === 0n || Number(replica) === author;
      return !mine || own - back + length <= BigInt(since);
    });
  });
}
