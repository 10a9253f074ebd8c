import { expect, test } from 'vitest';
import { Copy, type BoardDocument } from '../../src/sync/copy';

/** Remembers what was done to it; the batch 9 is a purge. */
class Notes implements BoardDocument {
  purges = 0;
  done: string[] = [];

  setLocalParticipant(): void {}
  setReplica(): void {}
  load(): void {
    this.purges = 0;
    this.done = ['load'];
  }
  keyframe(): Uint8Array {
    return Uint8Array.of(1);
  }
  apply(replica: number, batch: Uint8Array): number {
    if (batch[0] === 9) ++this.purges;
    this.done.push(`${replica}:${batch[0]}`);
    return 0;
  }
}

const entry = (offset: number, replica: number, byte: number) => ({
  offset,
  replica,
  batch: Uint8Array.of(byte),
});

test('P30: a purge meets what the log had, and not that with batches of mine on top', () => {
  const document = new Notes();
  const copy = new Copy(document, Uint8Array.of(0), { bytes: Uint8Array.of(1), offset: 0 }, [], 0);
  document.apply(2, Uint8Array.of(7)); // mine, not sent yet
  expect(copy.append(entry(1, 3, 4))).toBe(true);
  expect(copy.stale).toBe(false);
  expect(copy.append(entry(2, 1, 9))).toBe(true);
  expect(copy.stale).toBe(true);
  const mine = { seq: 1, hash: 0n, batch: Uint8Array.of(7) };
  expect(copy.rebuild(1, 2, [mine])).toBe(true);
  expect(document.done).toEqual(['load', '3:4', '1:9', '2:7']);
  expect(copy.stale).toBe(false);
});

test('P10: a batch of mine that did not fit, and counts all the same, is in the document once the log has it', () => {
  const document = new Notes();
  const fits = document.apply.bind(document);
  let there = false;
  document.apply = (replica, batch) => (batch[0] === 7 && !there ? 4 : fits(replica, batch));
  const copy = new Copy(document, Uint8Array.of(0), { bytes: Uint8Array.of(1), offset: 0 }, [], 0);
  const mine = { seq: 1, hash: 0n, batch: Uint8Array.of(7) };
  expect(copy.rebuild(1, 2, [mine])).toBe(true);
  there = true;
  expect(copy.append(entry(1, 3, 4))).toBe(true);
  copy.confirm(entry(2, 2, 7));
  expect(copy.stale).toBe(true);
  copy.rebuild(1, 2, []);
  expect(document.done).toEqual(['load', '3:4', '2:7']);
});
