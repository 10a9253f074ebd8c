// What is selected. Handles change when a document is rebuilt, so the ids are remembered beside them.

import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

export interface Ref {
  readonly counter: number;
  readonly replica: number;
}

export interface Renaming {
  readonly from: number;
  readonly to: number;
  readonly since: number;
}

/** What the selection asks a document. */
export interface Ids {
  object(handle: number): Ref;
  find(counter: number, replica: number): number;
}

export const nothing: ReadonlySet<number> = new Set();

export class Selection {
  private readonly now = signal<ReadonlySet<number>>(nothing);
  private readonly refs = new Map<number, Ref>();
  /** Taps add and take away instead of replacing: after a long press, a lasso, or with the list. */
  readonly adding = signal(false);

  constructor(private readonly ids: Ids) {}

  get handles(): ReadonlySignal<ReadonlySet<number>> {
    return this.now;
  }

  get value(): ReadonlySet<number> {
    return this.now.peek();
  }

  set(handles: Iterable<number>): void {
    const next = new Set(handles);
    this.refs.clear();
    for (const handle of next) this.refs.set(handle, this.refOf(handle));
    if (next.size < 1) this.adding.value = false;
    if (next.size === 0 && this.value.size === 0) return;
    this.now.value = next;
  }

  toggle(handle: number): void {
    const next = new Set(this.value);
    if (!next.delete(handle)) next.add(handle);
    this.set(next);
  }

  clear(): void {
    this.set(nothing);
  }

  /** Lets go of what is not shown any more. */
  prune(isShown: (handle: number) => boolean): void {
    const rest = [...this.value].filter(isShown);
    if (rest.length < this.value.size) this.set(rest);
  }

  /** The document was rebuilt: finds the same things under their new handles. */
  restore(renamed: Renaming | undefined): void {
    const found: number[] = [];
    for (const ref of this.refs.values()) {
      const handle = this.find(ref, renamed);
      if (handle >= 0) found.push(handle);
    }
    this.set(found);
  }

  find(ref: Ref, renamed: Renaming | undefined): number {
    const moved = renamed !== undefined && ref.replica === renamed.from && ref.counter >= renamed.since;
    return this.ids.find(ref.counter, moved ? renamed.to : ref.replica);
  }

  refOf(handle: number): Ref {
    const { counter, replica } = this.ids.object(handle);
    return { counter, replica };
  }
}
