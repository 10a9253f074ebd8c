// Which copy of a board a page works on: a stored one that no other page holds (first one with unsent changes), else a
// new one, begun from the log of one that is held.
import type { Claim, Claims, Notes } from './claim';
import { collect, type LastWords } from './last_words';
import type { Slot, Store } from './store';
import type { Stored, Write } from './stored';

export interface Held {
  readonly slot: Slot;
  readonly claim: Claim;
  readonly stored: Stored;
  /** What its last page could not store any more (Replica.resume). */
  readonly lastWords: LastWords | null;
  /** `stored` came from another slot: all of it must be written once. */
  readonly copied: boolean;
}

const claimName = (board: string, slot: number) => `${board}.${slot}`;

/** Stored copies of one board, or of all, the most worth keeping first. */
export async function worthiest(store: Store, board?: string): Promise<Slot[]> {
  return (await store.slots(board)).sort((a, b) => b.unsent - a.unsent || b.used - a.used);
}

/** The slot is another page's by now. */
export class SlotLost extends Error {}

/** Stores a step of a held copy. */
export async function writeHeld(store: Store, held: Held, write: Write): Promise<void> {
  if (!held.claim.holds()) throw new SlotLost(`a copy of board ${held.slot.board} is another page's`);
  await store.write(held.slot, write);
}

export async function holdSlot(
  store: Store,
  claims: Claims,
  notes: Notes | null,
  slot: Slot,
): Promise<Held | null> {
  const claim = await claims.claim(claimName(slot.board, slot.slot));
  if (!claim) return null;
  try {
    const stored = await store.take(slot);
    const lastWords = notes && collect(notes, slot.board, slot.slot);
    return { slot, claim, stored, lastWords, copied: false };
  } catch (error) {
    claim.release();
    throw error;
  }
}

export async function holdAnySlot(
  store: Store,
  claims: Claims,
  notes: Notes | null,
  board: string,
  event: string,
  now: number,
): Promise<Held> {
  const known = await worthiest(store, board);
  for (const slot of known) {
    const held = await holdSlot(store, claims, notes, { ...slot, event, used: now });
    if (held) return held;
  }
  for (let number = known.reduce((max, slot) => Math.max(max, slot.slot), 0) + 1; ; ++number) {
    const held = await holdSlot(store, claims, notes, { board, slot: number, event, unsent: 0, used: now });
    if (!held) continue;
    const source = known[0];
    const log = source ? await store.log(board, source.slot) : null;
    return log ? { ...held, stored: log, copied: true } : held;
  }
}

/** Forgets copies that hold nothing unsent, are free, and stand beside a worthier one. */
export async function eraseSurplus(store: Store, claims: Claims): Promise<void> {
  const seen = new Set<string>();
  for (const slot of await worthiest(store)) {
    const first = !seen.has(slot.board);
    seen.add(slot.board);
    if (first || slot.unsent > 0) continue;
    const claim = await claims.claim(claimName(slot.board, slot.slot));
    if (!claim) continue;
    // Read again under the claim: its page may have written since.
    const now = (await store.slots(slot.board)).find((other) => other.slot === slot.slot);
    if (now?.unsent === 0) await store.erase(slot.board, slot.slot);
    claim.release();
  }
}
