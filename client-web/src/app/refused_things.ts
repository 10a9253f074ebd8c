// What was refused for good on a board, as whole things with their words: what the tray shows, by ids of its own.
import { signal } from '@preact/signals';
import type { StoredRefusal } from '../sync/stored';
import { salvage } from '../wire/salvage';
import type { Refused } from './model';

export interface KnownRefusal extends StoredRefusal {
  readonly id: number;
}

export class RefusedThings {
  readonly shown = signal<readonly Refused[]>([]);
  private refusals: KnownRefusal[] = [];
  private made = 0;

  add(refusal: StoredRefusal): void {
    this.refusals.push({ ...refusal, id: ++this.made });
    this.show();
  }

  /** A thing in the tray, by the id of its first refusal. */
  thing(id: number): readonly KnownRefusal[] {
    return salvage(this.refusals).find(({ batches }) => batches[0]!.id === id)?.batches ?? [];
  }

  forget(gone: readonly KnownRefusal[]): void {
    this.refusals = this.refusals.filter((refusal) => !gone.includes(refusal));
    this.show();
  }

  private show(): void {
    this.shown.value = salvage(this.refusals).map(({ batches: [first], texts }) => {
      const { id, reason, at } = first!;
      return { id, reason, at, texts };
    });
  }
}
