// What was refused for good on a board, as whole things with their words: what the tray shows, by ids of its own.
import { signal } from '@preact/signals';
import type { StoredRefusal } from '../sync/stored';
import { batchCounter } from '../wire/batch';
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

  /**
   * Ids of the things that have words, were sent and refused so; the last of them first: what is made anew goes in front of what
   * waits.
   */
  words(reason: number): number[] {
    const these = salvage(this.refusals).filter(({ batches, texts }) => {
      return texts.length > 0 && batches.some((batch) => batch.reason === reason && batch.seq > 0);
    });
    const first = ({ batches: [one] }: (typeof these)[number]): number => batchCounter(one!.batch);
    return these.sort((a, b) => first(b) - first(a)).map(({ batches }) => batches[0]!.id);
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
