// Which copy of a board a page works on: a stored one that no other page holds (first one with unsent changes), else a
// new one, begun from the log of one that is held.
import type { Claim, Claims, Notes } from './claim';
import { areLeft, collect, leave, type LastWords } from './last_words';
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

/** What this device keeps things in. */
export interface Local {
  readonly store: Store;
  readonly claims: Claims;
  /** Of all pages: localStorage. */
  readonly notes: Notes | null;
  /** Of this tab, through its reloads: sessionStorage. */
  readonly tab: Notes | null;
}

export async function holdSlot(local: Local, slot: Slot, patience = 0): Promise<Held | null> {
  const { store, claims, notes } = local;
  const claim = await claims.claim(claimName(slot.board, slot.slot), patience);
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

/** Lets go of a copy; `words`: of it what is neither stored nor sent, for whoever holds it next. */
export function letGo({ notes }: Pick<Local, 'notes'>, { slot, claim }: Held, words: LastWords | null): void {
  if (notes && words && claim.holds()) leave(notes, slot.board, slot.slot, words);
  claim.release();
}

/** A page that is reloaded may let go of its copy a moment after its successor asks for it. */
const patienceMs = 1_500;

/** Goes on with the copy that this tab had, else with the worthiest that is free, else with a new one. */
export async function holdAnySlot(local: Local, board: string, event: string, now: number): Promise<Held> {
  const key = `tablee.slot.${board}`;
  const before = Number(local.tab?.getItem(key) ?? 0);
  const known = await worthiest(local.store, board);
  const mine = known.filter(({ slot }) => slot === before);
  const wanted = [...mine, ...known.filter((slot) => !mine.includes(slot))];
  let held: Held | null = null;
  for (const slot of wanted) {
    held ??= await holdSlot(local, { ...slot, event, used: now }, mine.includes(slot) ? patienceMs : 0);
  }
  held ??= await holdNew(local, known, { board, event, used: now });
  held = await withTrays(local, held).catch((error: unknown) => {
    console.warn('tablee: the trays of closed tabs are left for another time', error);
    return held!;
  });
  local.tab?.setItem(key, String(held.slot.slot));
  return held;
}

/** What closed tabs had in their trays is in that of the page that is open: else nobody would see it again. */
async function withTrays({ store, claims }: Local, held: Held): Promise<Held> {
  const { board, slot } = held.slot;
  let inherited = false;
  for (const other of await store.trays(board)) {
    const claim = other === slot ? null : await claims.claim(claimName(board, other));
    if (!claim) continue;
    await store.inherit(board, other, slot).finally(() => claim.release());
    inherited = true;
  }
  if (!inherited) return held;
  const tray = await store.tray(board, slot);
  return { ...held, stored: { ...held.stored, tray } };
}

async function holdNew(
  local: Local,
  known: readonly Slot[],
  use: Pick<Slot, 'board' | 'event' | 'used'>,
): Promise<Held> {
  for (let number = known.reduce((max, slot) => Math.max(max, slot.slot), 0) + 1; ; ++number) {
    const held = await holdSlot(local, { ...use, slot: number, unsent: 0 });
    if (!held) continue;
    const source = known[0];
    const log = source ? await local.store.log(use.board, source.slot) : null;
    return log ? { ...held, stored: log, copied: true } : held;
  }
}

/** Forgets copies that hold nothing unsent, no last words and nothing in their tray, are free, and stand beside a worthier one. */
export async function eraseSurplus({ store, claims, notes }: Local): Promise<void> {
  const seen = new Set<string>();
  for (const slot of await worthiest(store)) {
    const first = !seen.has(slot.board);
    seen.add(slot.board);
    if (first || slot.unsent > 0 || areLeft(notes, slot)) continue;
    // Not one of a page that sleeps, and would find it gone when it wakes.
    const claim = await claims.claimUnused(claimName(slot.board, slot.slot));
    if (!claim) continue;
    // Read again under the claim: its page may have written since.
    const now = (await store.slots(slot.board)).find((other) => other.slot === slot.slot);
    const words = (await store.trays(slot.board)).has(slot.slot) || areLeft(notes, slot);
    if (now?.unsent === 0 && !words) await store.erase(slot.board, slot.slot);
    claim.release();
  }
}
