// P28: a server that comes back from a backup lacks what was acknowledged after it; tablets bring their own.
import { expect, test } from 'vitest';

import { seeded } from './random';
import { World } from './world';

test('P28: what was acknowledged after the backup comes back once, in order, with what was not sent yet', () => {
  const w = new World(seeded(1));
  const ada = w.tab('a', 1);
  w.pass(500);
  ada.write('before');
  w.pass(500);
  const backup = w.room.log;
  ada.write('after');
  w.pass(500);
  ada.write('leans on it', ada.toy.ids.at(-1));
  w.pass(500);
  ada.online = false;
  ada.write('unsent');
  w.room.restore(backup);
  expect(w.room.document.texts).toEqual(['before']);
  ada.online = true;
  w.settle();
  expect(w.room.document.texts).toEqual(['after', 'before', 'leans on it', 'unsent']);
  expect(ada.words).toEqual(w.room.document.texts);
  expect(ada.refusals).toEqual([]);
  w.room.restart();
  w.settle();
  expect(w.room.document.texts).toHaveLength(4);
});

test('P28: a page that was closed meanwhile brings its own from the device', () => {
  const w = new World(seeded(2));
  const ada = w.tab('a', 1);
  w.pass(500);
  const backup = w.room.log;
  ada.write('after');
  w.pass(2_000);
  ada.disconnect();
  w.room.restore(backup);
  ada.reload();
  w.settle();
  expect(w.room.document.texts).toEqual(['after']);
  expect(ada.replica.replica).toBe(2);
  expect(ada.disk.kept.map(({ seq }) => seq)).toEqual([1]);
});

test('P28, P21: what leans on something that nobody brings back reaches the tray', () => {
  const w = new World(seeded(3));
  const ada = w.tab('a', 1);
  const ben = w.tab('b', 2);
  w.pass(500);
  const backup = w.room.log;
  ada.write("ada's");
  w.pass(500);
  ben.write("ben's", ben.toy.ids[0]);
  ben.write('alone');
  w.pass(500);
  ada.drop();
  ada.online = false;
  w.tabs.splice(0, 1);
  w.room.restore(backup);
  w.settle();
  expect(w.room.document.texts).toEqual(['alone']);
  expect(ben.refusals.map(({ reason }) => reason)).toEqual([4]);
});

test('P28: of two copies of one profile the second one doubles nothing', () => {
  const w = new World(seeded(4));
  const ada = w.tab('a', 1);
  w.pass(500);
  ada.write('one');
  w.pass(2_000);
  const backup = w.room.log;
  const copied = ada.disk;
  ada.write('two');
  w.pass(2_000);
  ada.online = false;
  ada.disconnect();
  w.room.restore(backup);
  const clone = w.tab('a', 1, copied);
  w.pass(500);
  clone.write("the clone's");
  w.pass(2_000);
  w.settle();
  expect(w.room.document.texts).toEqual(['one', "the clone's"]);
  expect(ada.words).toEqual(w.room.document.texts);
  expect(ada.replica.replica).not.toBe(clone.replica.replica);
});

test('P28: an older copy of the data folder that was put back is noticed by whoever knows more', () => {
  const w = new World(seeded(5));
  const ada = w.tab('a', 1);
  w.pass(500);
  ada.write('before');
  w.pass(500);
  const copy = w.room.log;
  ada.write('after');
  w.pass(500);
  w.room.putBack(copy);
  w.settle();
  expect(w.room.document.texts).toEqual(['after', 'before']);
  expect(ada.words).toEqual(w.room.document.texts);
  expect(w.room.epoch).toBe(78n);
  expect(ada.refusals).toEqual([]);
});

test('P28: it is noticed though the log has grown as long as it was', () => {
  const w = new World(seeded(6));
  const ada = w.tab('a', 1);
  const ben = w.tab('b', 2);
  w.pass(500);
  ben.write('first');
  ada.write('before');
  w.pass(500);
  const copy = w.room.log;
  ada.write('after');
  w.pass(500);
  ada.online = false;
  ada.disconnect();
  ben.online = false;
  ben.disconnect();
  w.room.putBack(copy);
  w.tabs.pop();
  // Somebody who has never seen the lost end writes on.
  const cara = w.tab('c', 3);
  w.pass(500);
  cara.write('other');
  w.pass(500);
  expect(w.room.log).toHaveLength(copy.length + 1);
  w.settle();
  expect(w.room.document.texts).toEqual(['after', 'before', 'first', 'other']);
  expect(ada.words).toEqual(w.room.document.texts);
});

test('P28: what was acknowledged comes back though the number is somebody else’s by now', () => {
  const w = new World(seeded(7));
  const ben = w.tab('b', 2);
  w.pass(500);
  ben.write('before');
  w.pass(500);
  const copy = w.room.log;
  const ada = w.tab('a', 1);
  w.pass(500);
  ada.write('after');
  w.pass(500);
  ada.write('leans on it', ada.toy.ids.at(-1));
  w.pass(500);
  ada.online = false;
  ada.disconnect();
  ada.write('unsent');
  const number = ada.replica.replica;
  w.room.putBack(copy);
  const cara = w.tab('c', 3);
  w.pass(500);
  cara.write('other');
  w.settle();
  expect(cara.replica.replica).toBe(number);
  expect(w.room.document.texts).toEqual(['after', 'before', 'leans on it', 'other', 'unsent']);
  expect(ada.words).toEqual(w.room.document.texts);
  expect(ada.refusals).toEqual([]);
  ada.reload();
  w.room.restart();
  w.settle();
  expect(w.room.document.texts).toHaveLength(5);
});

test('P28: who joins anew on a tablet sends nothing again that was somebody else’s', () => {
  const w = new World(seeded(8));
  const ada = w.tab('a', 1);
  w.pass(500);
  ada.write('one');
  w.pass(2_000);
  const backup = w.room.log;
  const theirs = ada.disk;
  ada.disconnect();
  w.tabs.pop();
  w.room.restore(backup);
  const anew = w.tab('a', 2, theirs);
  w.settle();
  expect(w.room.document.texts).toEqual(['one']);
  expect(anew.words).toEqual(['one']);
});
