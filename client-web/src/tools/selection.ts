// What is selected, by name.

import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Name, Names } from '../core/names';

export const nothing: ReadonlySet<Name> = new Set();

export class Selection {
  private readonly now = signal<ReadonlySet<Name>>(nothing);
  /** Taps add and take away instead of replacing: after a long press, a lasso, or with the list. */
  readonly adding = signal(false);

  constructor(private readonly names: Names) {}

  get picked(): ReadonlySignal<ReadonlySet<Name>> {
    return this.now;
  }

  get value(): ReadonlySet<Name> {
    return this.now.peek();
  }

  get size(): number {
    return this.value.size;
  }

  /** The selected thing when it is one alone. */
  get only(): Name | undefined {
    return this.size === 1 ? [...this.value][0] : undefined;
  }

  /** Where the selected things are now, for this task. */
  get handles(): number[] {
    return [...this.value].map((name) => this.names.handle(name)).filter((handle) => handle >= 0);
  }

  set(names: Iterable<Name>): void {
    const next = new Set(names);
    if (next.size < 1) this.adding.value = false;
    if (next.size === 0 && this.size === 0) return;
    this.now.value = next;
  }

  /** By handles of this task. */
  pick(handles: Iterable<number>): void {
    this.set(Array.from(handles, (handle) => this.names.of(handle)));
  }

  toggle(name: Name): void {
    const next = new Set(this.value);
    if (!next.delete(name)) next.add(name);
    this.set(next);
  }

  clear(): void {
    this.set(nothing);
  }

  /** Lets go of what is not shown any more. */
  prune(isShown: (handle: number) => boolean): void {
    const rest = [...this.value].filter((name) => isShown(this.names.handle(name)));
    if (rest.length < this.size) this.set(rest);
  }
}
