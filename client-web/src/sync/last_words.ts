// What was written in the last moment before a page went away. IndexedDB answers later, and what it has not finished
// when the page goes may be lost; localStorage is written at once. Batches that wait for their write are put there
// when the page is hidden for good, and taken up by whoever opens the copy next.
import type { Notes } from './claim';
import type { StoredRefusal } from './stored';

export interface LastWords {
  /** Number that they were made under. */
  readonly replica: number;
  /** The last that was acknowledged under it. */
  readonly acked: { readonly seq: number; readonly hash: bigint };
  /** In order. */
  readonly batches: readonly { readonly seq: number; readonly batch: Uint8Array }[];
  /** Those that wait until the server takes them, in order. */
  readonly postponed: readonly Uint8Array[];
  /** What came into the tray. */
  readonly refusals: readonly StoredRefusal[];
}

const key = (board: string, slot: number) => `tablee.last.${board}.${slot}`;

/** Older versions wrote less. */
type Parsed = [
  number,
  [number, string][],
  string[]?,
  number?,
  string?,
  (Omit<StoredRefusal, 'batch'> & { batch: string })[]?,
];

function toText(bytes: Uint8Array): string {
  let characters = '';
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters);
}

function toBytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** False: the device has no room for them; what it had before of this copy stays. */
export function leave(notes: Notes, board: string, slot: number, words: LastWords): boolean {
  if (words.batches.length + words.postponed.length + words.refusals.length === 0) {
    notes.removeItem(key(board, slot));
    return true;
  }
  const batches = words.batches.map(({ seq, batch }) => [seq, toText(batch)]);
  const postponed = words.postponed.map(toText);
  const refusals = words.refusals.map(({ batch, ...rest }) => ({ ...rest, batch: toText(batch) }));
  const { seq, hash } = words.acked;
  const all = [words.replica, batches, postponed, seq, String(hash), refusals];
  try {
    notes.setItem(key(board, slot), JSON.stringify(all));
    return true;
  } catch (error) {
    console.warn('tablee: there is no room for what could not be stored', error);
    return false;
  }
}

/** Whether a page of this copy has left any that nobody has taken up. */
export function areLeft(notes: Notes | null, { board, slot }: { board: string; slot: number }): boolean {
  return notes !== null && notes.getItem(key(board, slot)) !== null;
}

/** Takes them out; null when there are none, or none that can be read. */
export function collect(notes: Notes, board: string, slot: number): LastWords | null {
  const text = notes.getItem(key(board, slot));
  if (text === null) return null;
  notes.removeItem(key(board, slot));
  try {
    const parsed = JSON.parse(text) as Parsed;
    const [replica, batches, postponed = [], seq = 0, hash = '0', refusals = []] = parsed;
    return {
      replica,
      acked: { seq, hash: BigInt(hash) },
      batches: batches.map(([seq, batch]) => ({ seq, batch: toBytes(batch) })),
      postponed: postponed.map(toBytes),
      refusals: refusals.map(({ batch, ...rest }) => ({ ...rest, batch: toBytes(batch) })),
    };
  } catch (error) {
    console.warn('tablee: the last words of a page could not be read', error);
    return null;
  }
}
