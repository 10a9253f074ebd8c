// A handle that is not there is answered by nothing, in every call: a trap in the core would cost all boards of the page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Core, CoreError, type Document } from '../../src/core/document';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));

const end = { x: 0, y: 0, target: -1, anchorX: 0, anchorY: 0 };
const calls: Record<string, (d: Document, handle: number) => unknown> = {
  text: (d, h) => d.text(h),
  mark: (d, h) => d.mark(h, 3).counter,
  behind: (d, h) => d.behind(h, { counter: 1, replica: 1 }),
  votesBy: (d, h) => d.votesBy(h, 1),
  move: (d, h) => d.move(h, -1, 5, 5),
  moveInto: (d, h) => d.move(0, h === -1 ? 99 : h, 5, 5),
  resize: (d, h) => d.resize(h, 5, 5),
  setNumber: (d, h) => d.setNumber(h, 1, 5),
  setAlive: (d, h) => d.setAlive(h, false),
  raise: (d, h) => d.raise(h),
  lower: (d, h) => d.lower(h),
  putBetween: (d, h) => d.putBetween(h, -1, -1),
  vote: (d, h) => d.vote(h, 1),
  setEnd: (d, h) => d.setEnd(h, 0, end),
  type: (d, h) => d.insertText(h, 0, 'a'),
  insertText: (d, h) => d.insertText(h, 2, 'ab'),
  eraseText: (d, h) => d.eraseText(h, 0, 1),
  replaceText: (d, h) => d.replaceText(h, 'abc'),
};
const throwing: Record<string, (d: Document, handle: number) => unknown> = {
  object: (d, h) => d.object(h),
  ends: (d, h) => d.ends(h),
  points: (d, h) => d.points(h),
  blob: (d, h) => d.blob(h),
};

const nowhere = [-1, -2, 1, 7, 4_000_000_000, 2 ** 32, 0.5, NaN, Infinity];

for (const handle of nowhere) {
  test(`handle ${handle} is nobody's`, () => {
    const document = core.open();
    document.setLocalParticipant(1);
    document.setReplica(2);
    document.create({ kind: 1, x: 0, y: 0, w: 9, h: 9 });
    document.commit();
    for (const [name, call] of Object.entries(calls)) {
      expect(['', 0, -1, false], name).toContain(call(document, handle));
    }
    for (const [name, call] of Object.entries(throwing)) {
      expect(() => call(document, handle), name).toThrow(CoreError);
    }
    expect(document.commit()).toBeNull();
    expect(document.object(0)).toMatchObject({ x: 0, w: 9, alive: true });
    document.free();
  });
}

test('a board that was closed has no objects, and says so to everything else', () => {
  const document = core.open();
  document.setReplica(2);
  document.create({ kind: 1, x: 0, y: 0, w: 9, h: 9 });
  document.free();
  const other = core.open();
  expect([document.size, document.text(0), document.setAlive(0, false)]).toEqual([0, '', false]);
  expect(() => document.commit()).toThrow(CoreError);
  expect(() => document.order()).toThrow('closed');
  document.free();
  expect(other.size).toBe(0);
});
