// The two things that are read from a batch outside the core: its first counter, and the words that it holds.
import { Batch } from './gen/batch';

/** Lamport counter of the first op; 0 when the bytes are not a batch. */
export function batchCounter(batch: Uint8Array): number {
  // Field 1, a varint, comes first in what our core writes; anything else is read the long way.
  if (batch[0] !== 8) return decoded(batch)?.counter ?? 0;
  let value = 0;
  for (let i = 1, scale = 1; i < batch.length && i < 11; ++i, scale *= 128) {
    const byte = batch[i]!;
    value += (byte & 127) * scale;
    if (byte < 128) return value;
  }
  return 0;
}

/** Texts that the batch inserts, in order: what a person would miss when it was refused. */
export function batchTexts(batch: Uint8Array): string[] {
  return decoded(batch)?.texts ?? [];
}

function decoded(bytes: Uint8Array): { counter: number; texts: string[] } | null {
  try {
    const batch = Batch.decode(bytes);
    const texts = batch.ops.map((op) => op.insert).filter((text) => text !== '');
    return { counter: Number(batch.counter), texts };
  } catch {
    // Not a batch: the caller asked, and the answer is that there is nothing in it.
    return null;
  }
}
