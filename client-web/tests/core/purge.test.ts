// Purges through the browser's core (PROTOCOL.md, P30, P31): two copies that write in turn, and a server that drops all
// that may go, again and again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Core, type Document } from '../../src/core/document';
import { seeded } from '../sync/random';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];

/** A batch with one purge of all that replicas 2 and 3 ever made: a packed field 13 of zigzag numbers. */
function purgeAll(counter: number): Uint8Array {
  const runs = [2, 3].flatMap((replica) => [counter, replica, counter]);
  const numbers = [1, 2, ...runs, ...runs].flatMap((value) => varint(value * 2));
  const op = [13 * 8 + 2, ...varint(numbers.length), ...numbers];
  return Uint8Array.from([8, ...varint(counter + 1), 2 * 8 + 2, ...varint(op.length), ...op]);
}

function copy(replica: number): Document {
  const document = core.open();
  document.setLocalParticipant(replica);
  document.setReplica(replica);
  return document;
}

const seen = (document: Document): string[] => [...document.order()].map((handle) => document.text(handle));

/** One of `document`'s own acts. */
function act(document: Document, next: () => number): Uint8Array | null {
  const shown = document.order();
  const handle = shown[Math.floor(next() * shown.length)];
  const kind = next();
  if (handle === undefined || kind < 0.3) {
    const made = document.create({ kind: 1, x: 0, y: 0, w: 9, h: 9 });
    document.insertText(made, 0, 'été 👩‍👧');
  } else if (kind < 0.5) document.setAlive(handle, false);
  else if (kind < 0.7) document.insertText(handle, Math.floor(next() * 4), 'x');
  else if (kind < 0.8) document.undo();
  else document.eraseText(handle, Math.floor(next() * 4), 3);
  return document.commit();
}

test.each(Array.from({ length: 20 }, (_, i) => i + 1))('P30: copies stay equal, seed %i', (seed) => {
  const next = seeded(seed);
  const copies = [copy(2), copy(3)];
  for (let step = 0; step < 120; ++step) {
    const [writer, reader] = next() < 0.5 ? copies : [...copies].reverse();
    const batch = act(writer!, next);
    if (batch) expect(reader!.apply(writer === copies[0] ? 2 : 3, batch)).toBe(0);
    if (next() > 0.1) continue;
    const before = seen(copies[0]!);
    const purge = purgeAll(copies[0]!.counter);
    for (const document of copies) {
      expect(document.apply(1, purge)).toBe(0);
      expect(seen(document)).toEqual(before);
      expect(document.purges).toBeGreaterThan(0);
    }
    const keyframe = copies[0]!.keyframe();
    expect(copies[1]!.keyframe()).toEqual(keyframe);
    const loaded = core.open();
    loaded.load(keyframe);
    expect(loaded.keyframe()).toEqual(keyframe);
    expect(seen(loaded)).toEqual(before);
    loaded.free();
  }
  expect(copies[1]!.keyframe()).toEqual(copies[0]!.keyframe());
  for (const document of copies) document.free();
});

test('P31: what names something gone is refused, and says so', () => {
  const [ada, ben] = [copy(2), copy(3)];
  const note = ada.create({ kind: 1, x: 0, y: 0, w: 9, h: 9 });
  ben.apply(2, ada.commit()!);
  ben.insertText(note, 0, 'too late');
  const late = ben.commit()!;
  ada.setAlive(note, false);
  ada.commit();
  expect(ada.apply(1, purgeAll(ada.counter))).toBe(0);
  expect(ada.apply(3, late)).toBe(5);
  expect(ada.size).toBe(1);
  expect(ada.object(note).alive).toBe(false);
  expect(ada.object(note).shown).toBe(false);
});
