// The others at a board as screens see them: what their presence says, without pointers that nobody moves any more.
import { signal } from '@preact/signals';
import type { SeenMoment } from '../sync/presence';
import type { OtherPresence } from './model';

/** A pointer that has not moved for so long is not shown any more. */
const pointerMs = 20_000;

export class Company {
  readonly shown = signal<ReadonlyMap<number, OtherPresence>>(new Map());
  /** What is shown is not what was heard last. */
  stale = false;

  /** Whether something is to be shown anew at `now`, since a pointer has grown old or something was heard. */
  aged(now: number): boolean {
    for (const other of this.shown.peek().values()) {
      if (other.pointer && other.at < now - pointerMs) this.stale = true;
    }
    return this.stale;
  }

  show(heard: ReadonlyMap<number, SeenMoment>, now: number): void {
    this.stale = false;
    const others = new Map<number, OtherPresence>();
    for (const [replica, { gone: _, ...moment }] of heard) {
      others.set(replica, moment.at < now - pointerMs ? { ...moment, pointer: undefined } : moment);
    }
    this.shown.value = others;
  }
}
