// How many changes of this device, on any board, the server does not have.
import type { Signal } from '@preact/signals';
import type { Slot } from '../sync/store';
import type { OpenBoard } from './board';

export class Unsent {
  private stored: readonly Slot[] = [];

  constructor(
    private readonly boards: ReadonlySet<OpenBoard>,
    private readonly total: Signal<number>,
  ) {}

  /** The store was read. */
  counted(slots: readonly Slot[]): void {
    this.stored = slots;
    this.update();
  }

  /** Open boards know better than the store. */
  update(): void {
    const open = new Set<string>();
    let total = 0;
    for (const board of this.boards) {
      total += board.status.peek().unsent;
      if (board.slot !== null) open.add(`${board.id}.${board.slot}`);
    }
    for (const { board, slot, unsent } of this.stored) if (!open.has(`${board}.${slot}`)) total += unsent;
    this.total.value = total;
  }
}
