// Which connectors hang on which thing: what moves takes its connectors along, and no other is looked at.

import { Kind } from './item';
import type { Item } from './item';

const none: ReadonlySet<number> = new Set();

export class Hanging {
  private readonly by = new Map<number, Set<number>>();

  /** A thing became another one, or came, or went. */
  note(before: Item | undefined, after: Item | undefined): void {
    if (before?.kind === Kind.connector) {
      for (const { target } of before.ends) this.by.get(target)?.delete(before.handle);
    }
    if (after?.kind !== Kind.connector) return;
    for (const { target } of after.ends) {
      if (target < 0) continue;
      const set = this.by.get(target);
      if (set) set.add(after.handle);
      else this.by.set(target, new Set([after.handle]));
    }
  }

  /** A copy: the answer stays what it is while those are read again. */
  on(target: number): readonly number[] {
    return [...(this.by.get(target) ?? none)];
  }

  clear(): void {
    this.by.clear();
  }
}
