// Random days: tabs that write, lose their network, reload, are copied; a room that restarts and refuses. Whatever
// happened, when all is well again everybody holds the same, and every word that was on a disk is there once.
import { expect, test } from 'vitest';
import { seeded } from './random';
import { World, type Tab } from './world';

const seeds = Number(process.env.SEEDS ?? 60);
const first = Number(process.env.SEED ?? 1);

interface Words {
  count: number;
  /** Words that the room refuses, and those that need one of them. */
  readonly doomed: Set<string>;
  /** The room has sent keyframes, which may swallow a refusal (Follower.rebuild says which). */
  keyframes: boolean;
}

function act(world: World, tab: Tab, words: Words): void {
  const { random } = world;
  const dice = random();
  const word = `w${++words.count}`;
  const ids = tab.document.ids;
  if (dice < 0.6) {
    const needs = random() < 0.5 ? ids[Math.floor(random() * ids.length)] : undefined;
    const written = random() < 0.05 ? `${word}!` : word;
    if (written !== word || (needs !== undefined && words.doomed.has(tab.document.word(needs)))) {
      words.doomed.add(written);
    }
    tab.write(written, needs);
  } else if (dice < 0.7) {
    tab.online = random() < 0.4;
    if (random() < 0.5) tab.disconnect();
  } else if (dice < 0.75) tab.reload();
  else if (dice < 0.78) tab.failWrites = random() < 0.3;
  else if (dice < 0.79) world.room.restart();
  else if (dice < 0.8) {
    world.room.keyframes = random() < 0.3;
    words.keyframes ||= world.room.keyframes;
  } else if (dice < 0.81) world.room.readOnly = random() < 0.3;
  else if (dice < 0.815 && tab.replica.outbox.size === 0 && world.tabs.length < 6) {
    // A cloned profile: the same numbers on a second device (P7). Its outbox is empty, so nothing is written twice.
    if (tab.disk.outbox.length === 0) world.tab('a', 1, tab.disk);
  } else tab.delay = random() < 0.2 ? 3_000 : 20;
}

function run(seed: number): void {
  const random = seeded(seed);
  const world = new World(random);
  for (const [token, participant] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ] as const) {
    world.tab(token, participant);
  }
  const words: Words = { count: 0, doomed: new Set(), keyframes: false };
  for (let step = 0; step < 200; ++step) {
    act(world, world.tabs[Math.floor(random() * world.tabs.length)]!, words);
    world.pass(random() < 0.1 ? random() * 20_000 : random() * 200);
  }
  for (const tab of world.tabs) tab.failWrites = false;
  world.settle();

  const truth = world.room.document.all;
  expect(new Set(truth).size, 'invariant 3: no word twice').toBe(truth.length);
  const refused = new Set(
    world.tabs.flatMap((tab) => tab.refusals.map(({ batch }) => new TextDecoder().decode(batch))),
  );
  for (const tab of world.tabs) {
    expect(tab.words, 'invariant 5: all hold the same').toEqual(truth);
    expect(tab.document.keyframe(), 'equal to the byte').toEqual(world.room.document.keyframe());
    expect(tab.replica.outbox.size, 'P8: everything acknowledged').toBe(0);
    for (const word of tab.durable) {
      if (words.keyframes && words.doomed.has(word)) continue;
      const there = truth.includes(word) || [...refused].some((text) => text.includes(`"${word}"`));
      expect(there, `${word} was on a disk and is neither there nor refused`).toBe(true);
    }
  }
}

test(`random days end well, seeds ${first} to ${first + seeds - 1} (SEED and SEEDS choose others)`, () => {
  for (let seed = first; seed < first + seeds; ++seed) {
    try {
      run(seed);
    } catch (error) {
      console.error(`seed ${seed}`);
      throw error;
    }
  }
}, 600_000);
