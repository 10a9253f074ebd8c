// One's own batches through the browser's core: what is too much for one comes as several, also under a new number, and
// no counter is used twice.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Core, type Document } from '../../src/core/document';
import { batchCounter } from '../../src/wire/batch';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));
const batchBytesMax = 64 * 1024;

function copy(replica: number): Document {
  const document = core.open();
  document.setLocalParticipant(replica);
  document.setReplica(replica);
  return document;
}

function commits(document: Document): Uint8Array[] {
  const batches: Uint8Array[] = [];
  for (let batch = document.commit(); batch; batch = document.commit()) batches.push(batch);
  return batches;
}

test('an undo that is too much for one batch comes as several, and is one act', () => {
  const mine = copy(3);
  const theirs = copy(4);
  const note = mine.create({ kind: 1, x: 0, y: 0, w: 9, h: 9 });
  for (const batch of commits(mine)) expect(theirs.apply(3, batch)).toBe(0);
  mine.insertText(note, 0, 'x'.repeat(14_000));
  for (const batch of commits(mine)) expect(theirs.apply(3, batch)).toBe(0);
  for (let i = 0; i < 12_000; i++) theirs.insertText(note, 2 * i + 1, 'y');
  for (const batch of commits(theirs)) expect(mine.apply(4, batch)).toBe(0);
  expect(mine.undo()).toBe(true);
  const undone = commits(mine);
  expect(undone.length).toBeGreaterThan(1);
  for (const batch of undone) {
    expect(batch.length).toBeLessThanOrEqual(batchBytesMax);
    expect(theirs.apply(3, batch)).toBe(0);
    for (const part of core.restamp(batch, 3, 1)) expect(part.length).toBeLessThanOrEqual(batchBytesMax);
  }
  expect(theirs.text(note)).toBe('y'.repeat(12_000));
  expect(mine.redo()).toBe(true);
  for (const batch of commits(mine)) expect(theirs.apply(3, batch)).toBe(0);
  expect(theirs.text(note)).toBe(mine.text(note));
});

test('restamping says nothing of what is no batch', () => {
  expect(core.restamp(Uint8Array.of(1, 2, 3), 3, 1)).toEqual([]);
});

// P10, P28: it waits in the outbox until somebody brings back what it refers to.
test('P10: a batch that does not fit at the moment keeps its counters', () => {
  const theirs = copy(4);
  theirs.create({ kind: 1, x: 0, y: 0, w: 9, h: 9 });
  const made = commits(theirs);
  const mine = copy(3);
  const empty = mine.keyframe();
  for (const batch of made) mine.apply(4, batch);
  mine.move(0, -1, 5, 6);
  const [waiting] = commits(mine);
  // The log was restored from a backup and lacks their note.
  const again = copy(3);
  again.load(empty);
  expect(again.apply(3, waiting!)).not.toBe(0);
  again.create({ kind: 1, x: 0, y: 0, w: 9, h: 9 });
  const [next] = commits(again);
  expect(batchCounter(next!)).toBeGreaterThan(batchCounter(waiting!));
  // It came back: both are good, in order.
  const server = copy(4);
  for (const batch of made) expect(server.apply(4, batch)).toBe(0);
  expect(server.apply(3, waiting!)).toBe(0);
  expect(server.apply(3, next!)).toBe(0);
});
