// P35: what the server does not take for a while waits, with all that leans on it, and is made anew when it is taken.
import { expect, test } from 'vitest';
import { toyKit } from './kit';
import { seeded } from './random';
import { World, type Tab } from './world';

function low(seed = 1): { w: World; ada: Tab } {
  const w = new World(seeded(seed));
  const ada = w.tab('a', 1);
  w.pass(500);
  ada.write('before');
  w.pass(500);
  return { w, ada };
}

test('P35: words that are refused because the disk is nearly full stay on the board and go out when there is room', () => {
  const { w, ada } = low();
  w.room.low = true; // nobody was told yet
  ada.write('note');
  ada.write('letter', ada.toy.ids.at(-1));
  w.pass(3_000);
  expect(ada.words).toEqual(['before', 'letter', 'note']);
  expect(ada.replica.waiting).toBe(2);
  expect(ada.refusals).toEqual([]);
  expect(w.room.log.filter(({ refused }) => refused === 11)).toHaveLength(1);
  w.room.setLow(false);
  w.pass(3_000);
  expect(w.room.document.texts).toEqual(['before', 'letter', 'note']);
  expect(ada.words).toEqual(w.room.document.texts);
  expect(ada.replica.unsent).toBe(0);
  expect(ada.renames).toEqual([
    { from: 2, to: 0, since: 2 },
    { from: 0, to: 3, since: 2 },
  ]);
  expect(ada.document.keyframe()).toEqual(w.room.document.keyframe());
});

test('P35: who knows that nothing new is taken sends nothing new, so that no number and no entry is used up', () => {
  const { w, ada } = low();
  w.room.setLow(true);
  w.pass(100);
  const { log } = w.room;
  for (const word of ['one', 'two', 'three']) ada.write(word);
  w.pass(30_000);
  expect(w.room.log).toEqual(log);
  expect(ada.replica.waiting).toBe(3);
  expect(ada.replica.onDevice).toBe(true);
  w.settle();
  expect(w.room.document.texts).toEqual(['before', 'one', 'three', 'two']);
  expect(w.room.log.every(({ refused }) => refused === 0)).toBe(true);
});

test('P29, P35: what is taken goes past what waits, unless it leans on it', () => {
  const { w, ada } = low();
  w.room.setLow(true);
  w.pass(100);
  ada.write('new');
  const made = ada.toy.ids.at(-1);
  ada.write('-old', '1.2');
  ada.write('-new', made);
  w.pass(1_000);
  expect(w.room.document.texts).toEqual(['-old', 'before']);
  expect(ada.words).toEqual(['-new', '-old', 'before', 'new']);
  w.settle();
  expect(w.room.document.texts).toEqual(['-new', '-old', 'before', 'new']);
  expect(ada.document.keyframe()).toEqual(w.room.document.keyframe());
});

test('P35: what waits survives a reload, also what was written in the last moment', () => {
  const { w, ada } = low();
  w.room.setLow(true);
  w.pass(100);
  ada.write('stored');
  w.pass(500);
  ada.write('last word', ada.toy.ids.at(-1));
  ada.reload(true);
  expect(ada.words).toEqual(['before', 'last word', 'stored']);
  w.pass(5_000);
  expect(ada.replica.waiting).toBe(2);
  w.settle();
  expect(w.room.document.texts).toEqual(['before', 'last word', 'stored']);
  expect(ada.disk.postponed).toEqual([]);
});

test('P35: it is not taken a second time: it waits again', () => {
  const { w, ada } = low();
  w.room.setLow(true);
  w.pass(100);
  ada.write('patient');
  for (let i = 0; i < 3; ++i) {
    w.room.setLow(false);
    w.room.low = true;
    w.pass(20_000);
    expect(ada.words).toEqual(['before', 'patient']);
    expect(ada.replica.waiting).toBe(1);
  }
  w.settle();
  expect(w.room.document.texts).toEqual(['before', 'patient']);
  expect(ada.refusals).toEqual([]);
});

test('P9, P35: what waits of somebody who may only watch by now goes to the tray', () => {
  const { w, ada } = low();
  w.room.setLow(true);
  w.pass(100);
  ada.write('waits');
  w.room.observers.add(1);
  w.room.restart();
  w.settle();
  expect(ada.refusals.map(({ batch }) => toyKit.words(batch))).toEqual([['waits']]);
  expect(ada.words).toEqual(['before']);
});

test('what was refused for good is tried again with all that leans on it, when the person asks', () => {
  const { w, ada } = low();
  w.room.forbidden = true;
  ada.write('locked!');
  ada.write('letter', ada.toy.ids.at(-1));
  w.pass(1_000);
  expect(ada.words).toEqual(['before']);
  expect(ada.refusals.map(({ reason }) => reason)).toEqual([7, 4]);
  w.room.forbidden = false;
  ada.run(() => expect(ada.replica.again(ada.refusals)).toBe(true));
  expect(ada.words).toEqual(['before', 'letter', 'locked!']);
  w.pass(10_000);
  expect(w.room.document.texts).toEqual(['before', 'letter', 'locked!']);
  expect(ada.replica.unsent).toBe(0);
});
