// What is selected, by name: of any layer of the view.

import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Name } from '../core/names';
import type { FoundWork, Layers } from './layers';
import type { WorkLayer } from './work_layer';

export const nothing: ReadonlySet<Name> = new Set();

export class Selection {
  private readonly now = signal<ReadonlySet<Name>>(nothing);
  /** Taps add and take away instead of replacing: after a long press, a lasso, or with the list. */
  readonly adding = signal(false);

  constructor(private readonly layers: Layers) {}

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

  /** The selected things, for this task. */
  get found(): FoundWork[] {
    return [...this.value].flatMap((name) => this.layers.find(name) ?? []);
  }

  set(names: Iterable<Name>): void {
    const next = new Set(names);
    if (next.size < 1) this.adding.value = false;
    if (next.size === 0 && this.size === 0) return;
    this.now.value = next;
  }

  /** By handles of this task. */
  pick(layer: WorkLayer, handles: Iterable<number>): void {
    this.set(Array.from(handles, (handle) => layer.names.of(handle)));
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
  prune(): void {
    const rest = [...this.value].filter((name) => this.layers.find(name));
    if (rest.length < this.size) this.set(rest);
  }
}
