// Random days: tabs that write, lose their network, reload, are copied; a room that restarts and refuses. Whatever
// happened, when all is well again everybody holds the same, and every word that was on a disk is there once.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { Core } from '../../src/core/document';

import { coreKit, toyKit, type Kit } from './kit';
import { seeded } from './random';
import { World, type Tab } from './world';

const seeds = Number(process.env.SEEDS ?? 60);
const wasm = join(import.meta.dirname, '../../public/core.wasm');
const first = Number(process.env.SEED ?? 1);

interface Words {
  count: number;
  /** The room's log at some moment, in worlds whose server may come back from a backup (P28). */
  backup: World['room']['log'] | null;
  restores: number;
}

function act(world: World, tab: Tab, words: Words): void {
  const { random } = world;
  const dice = random();
  const word = `w${++words.count}`;
  if (dice < 0.06) tab.tidy(word);
  else if (dice < 0.09) world.room.setLow(random() < 0.4);
  else if (dice < 0.6) {
    const written = random() < 0.05 ? `<${word}!>` : `<${word}>`;
    tab.scribble(written);
  } else if (dice < 0.7) {
    tab.online = random() < 0.4;
    if (random() < 0.5) tab.disconnect();
  } else if (dice < 0.75) tab.reload(random() < 0.5);
  else if (dice < 0.78) tab.failWrites = random() < 0.3;
  else if (dice < 0.785 && words.backup) {
    if (random() < 0.5) words.backup = world.room.log;
    else {
      if (random() < 0.5) world.room.restore(words.backup);
      else world.room.putBack(words.backup);
      ++words.restores;
    }
  } else if (dice < 0.79) world.room.restart();
  else if (dice < 0.8) world.room.keyframes = random() < 0.3;
  else if (dice < 0.81) world.room.readOnly = random() < 0.3;
  else if (dice < 0.815 && tab.replica.unsent === 0 && world.tabs.length < 6) {
    // A cloned profile: the same numbers on a second device (P7). Its outbox is empty, so nothing is written twice.
    if (tab.disk.outbox.length + tab.disk.postponed.length === 0) world.tab('a', 1, tab.disk);
  } else tab.delay = random() < 0.2 ? 3_000 : 20;
}

function run(seed: number, kit: Kit): void {
  const random = seeded(seed);
  const world = new World(random, kit);
  for (const [token, participant] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ] as const) {
    world.tab(token, participant);
  }
  const words: Words = { count: 0, backup: seed % 3 === 0 ? [] : null, restores: 0 };
  for (let step = 0; step < 200; ++step) {
    act(world, world.tabs[Math.floor(random() * world.tabs.length)]!, words);
    world.pass(random() < 0.1 ? random() * 20_000 : random() * 200);
  }
  for (const tab of world.tabs) tab.failWrites = false;
  world.settle();

  const truth = world.room.document.texts.join('');
  const count = (text: string, word: string) => text.split(word).length - 1;
  const refused = world.tabs.flatMap((tab) => tab.refusals.flatMap(({ batch }) => kit.words(batch)));
  for (const tab of world.tabs) {
    expect(tab.words.join(''), 'invariant 5: all hold the same').toEqual(truth);
    expect(tab.document.keyframe(), 'equal to the byte').toEqual(world.room.document.keyframe());
    expect(tab.replica.unsent, 'P8: everything acknowledged, P35: nothing waits').toBe(0);
    // With another number a tab lets go of what was acknowledged under the former one.
    const letGo = words.restores > 0 && tab.moved;
    for (const word of tab.durable) {
      expect(count(truth, word), `invariant 3: ${word} not twice`).toBeLessThanOrEqual(1);
      const there = truth.includes(word) || refused.includes(word) || letGo;
      expect(there, `${word} was on a disk and is neither there nor refused`).toBe(true);
    }
  }
}

const core = existsSync(wasm) ? await Core.load(readFileSync(wasm)) : null;

describe.each([{ name: 'words', kit: toyKit }, ...(core ? [{ name: 'the core', kit: coreKit(core) }] : [])])(
  '$name',
  ({ kit }) => {
    test(`random days end well, seeds ${first} to ${
      first + seeds - 1
    } (SEED and SEEDS choose others)`, () => {
      for (let seed = first; seed < first + seeds; ++seed) {
        try {
          run(seed, kit);
        } catch (error) {
          console.error(`seed ${seed}`);
          throw error;
        }
      }
    }, 600_000);
  },
);
