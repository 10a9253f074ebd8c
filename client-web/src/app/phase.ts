// What a board's phase means to the page: what goes through it while it takes some kinds alone, and when to try again what it refused.
import { effect, type ReadonlySignal } from '@preact/signals';
import type { BoardWriting } from '../core/document';
import type { WrittenIn } from '../tools/work_layer';

/** A phase that does not take everything. */
export interface Guard {
  /** The document as somebody may write to it; `refused` hears of each no. */
  over(document: BoardWriting, refused: () => void): BoardWriting;
  /** Whether somebody may write in such a thing. */
  mayWriteIn(thing: WrittenIn): boolean;
  /** Whether `other`, null: no phase that refuses anything, takes something that this one does not. */
  widens(other: Guard | null): boolean;
}

/** Calls `again` whenever somebody is `online` in a phase that takes more than the one before. */
export function followPhase(
  guard: ReadonlySignal<Guard | null>,
  online: ReadonlySignal<boolean>,
  again: () => void,
): () => void {
  let before = guard.peek();
  let came = false;
  return effect(() => {
    const now = guard.value;
    if (!online.value) return;
    // What an earlier page of this device could not bring is tried once.
    const more = before === null ? !came && now === null : before.widens(now);
    came = true;
    before = now;
    if (more) again();
  });
}

/** Words that a phase did not take, on their way out of the tray: as many at once as fit in front of each other, then the others. */
export class OutOfTray {
  private left: readonly number[] = [];

  /** `retry`: of one thing by its id; false: not while others wait. */
  constructor(private readonly retry: (id: number) => boolean) {}

  /** `waiting`: how much waits already. */
  begin(ids: readonly number[], waiting: number): void {
    this.left = ids;
    this.goOn(waiting);
  }

  goOn(waiting: number): void {
    const all = this.left;
    if (all.length === 0 || waiting > 0) return;
    this.left = [];
    const left = all.filter((id) => !this.retry(id));
    if (left.length < all.length) this.left = left;
  }
}
