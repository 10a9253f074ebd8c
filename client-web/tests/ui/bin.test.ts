// The bin over the real core: what it lists, of whom and of when, and what it says of what is gone for good.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Core, type Document } from '../../src/core/document';
import { Kind } from '../../src/core/view';
import { learn } from '../../src/scene/kinds';
import { moreRules } from '../../src/scene/kinds/more';
import { bringBack } from '../../src/tools/edits';
import { deletedOn, purgedOn, searched } from '../../src/ui/board/bin';

learn(moreRules);
const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));

function board(): Document {
  const d = core.open();
  d.setLocalParticipant(7);
  d.setReplica(2);
  return d;
}

function note(d: Document, text: string): number {
  const made = d.create({ kind: 1, x: 0, y: 0, w: 9, h: 9 });
  if (text !== '') d.insertText(made, 0, text);
  d.commit();
  return made;
}

function remove(d: Document, handle: number): void {
  d.setAlive(handle, false);
  d.commit();
}

const texts = (d: Document): string[] => deletedOn(d, null).map(({ text }) => text);

it('The bin lists what was deleted by whom and when, the last one first, without notes that were given up', () => {
  const d = board();
  const [first, second, empty] = [note(d, 'first'), note(d, 'second'), note(d, ' ')];
  note(d, 'stays');
  remove(d, second);
  remove(d, empty);
  remove(d, first);
  const by = d.deleted().find(({ handle }) => handle === first)!.by;
  const ref = { counter: d.object(first).counter, replica: 2 };
  const all = deletedOn(d, [{ object: ref, by, time: 1234 }]);
  expect(all.map(({ text }) => text)).toEqual(['first', 'second']);
  expect(all[0]).toMatchObject({ ref, participant: 7, time: 1234, frame: false });
  expect(all[1]!.time).toBeUndefined();
});

it('The bin has arrows, blank shapes and pictures, by their names', () => {
  const d = board();
  const kinds = [Kind.connector, Kind.shape, Kind.image, Kind.note];
  const made = kinds.map((kind) => d.create({ kind, x: 0, y: 0, w: 9, h: 9 }));
  d.commit();
  for (const handle of made) remove(d, handle);
  const all = deletedOn(d, null, ({ kind }) => `kind ${kind}`);
  const names = [Kind.image, Kind.shape, Kind.connector].map((kind) => `kind ${kind}`);
  expect(all.map(({ name }) => name)).toEqual(names);
  expect(searched(all, names[1]!, () => '').map(({ name }) => name)).toEqual([names[1]]);
});

it('The bin brings back a thing with its words, also on a board that was loaded anew', () => {
  const d = board();
  const made = note(d, 'words');
  remove(d, made);
  const again = board();
  again.load(d.keyframe());
  expect(texts(again)).toEqual(['words']);
  const { ref } = deletedOn(again, null)[0]!;
  bringBack(again, again.find(ref.counter, ref.replica));
  again.commit();
  expect(texts(again)).toEqual([]);
  expect([...again.order()].map((handle) => again.text(handle))).toEqual(['words']);
});

it('The bin says what is gone for good', () => {
  const d = board();
  const made = note(d, 'still here');
  remove(d, made);
  const here = { counter: d.object(made).counter, replica: 2 };
  const by = { counter: 9, replica: 2 };
  const gone = { counter: 3, replica: 9 };
  expect(purgedOn(d, [{ object: here, by, time: 50 }])).toBeNull();
  expect(
    purgedOn(d, [
      { object: gone, by, time: 20 },
      { object: { counter: 4, replica: 9 }, by, time: 30 },
      { object: here, by, time: 50 },
    ]),
  ).toEqual({ count: 2, until: 30 });
});

it('A long bin is searched by words and names, however they are accented', () => {
  const d = board();
  for (const text of ['Réunir les élus', 'Réunir les voisins', 'Autre']) remove(d, note(d, text));
  const all = deletedOn(d, null);
  const find = (search: string): string[] => searched(all, search, () => 'Zoé').map(({ text }) => text);
  expect(find('reunir ELUS')).toEqual(['Réunir les élus']);
  expect(find('zoe')).toHaveLength(3);
  expect(find('  ')).toHaveLength(3);
  expect(find('personne')).toEqual([]);
});
