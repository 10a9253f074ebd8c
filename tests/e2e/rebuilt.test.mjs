// A hand that holds something while a keyframe comes: what it took is what moves, wherever the rebuild put it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, until } from './tablet.mjs';
import { Wifi } from './wifi.mjs';

const { server, browser } = await started();
const wifi = await Wifi.to(server);
after(() => wifi.close());

/** So many moves of one note, to far away, that a keyframe is less to send than they are. */
async function shove(tablet, text, x) {
  await tablet.page.evaluate(([text, x]) => {
    const [board] = globalThis.tablee.boards;
    const handle = [...board.document.order()].find((one) => board.document.text(one) === text);
    for (let i = 0; i < 3000; i++) board.edit((d) => d.move(handle, -1, x + i, 4000));
  }, [text, x]);
  await tablet.saved();
}

/** Counts rebuilds of the open board from now on. */
async function countRebuilds({ page }) {
  await page.evaluate(() => {
    globalThis.rebuilds = -1; // the first is told at once
    [...globalThis.tablee.boards][0].onChanges(({ all }) => (globalThis.rebuilds += all ? 1 : 0));
  });
}

const rebuilds = ({ page }) => page.evaluate(() => globalThis.rebuilds);

/** What is done with the mouse before the keyframe comes. */
const rounds = [
  { text: 'mine', before: 'moved' },
  { text: 'away', before: 'moved' },
  { text: 'mine', before: 'pressed' },
];

test('a drag by mouse across a keyframe moves the note that is held, made here or there, before or while away', async () => {
  const there = await Tablet.open(browser, server.address);
  await there.join(server.code, 'Agnès');
  await there.sit(2);
  await there.writeNote('theirs');
  const here = await Tablet.open(browser, wifi.address);
  await here.join(server.code, 'Moussa');
  await here.sit(2);
  await until('theirs has come', async () => (await here.texts()).includes('theirs'));
  await here.writeNote('mine');
  await here.saved();
  await countRebuilds(here);

  const failed = [];
  for (const [round, { text, before }] of rounds.entries()) {
    wifi.cut();
    await until('it is offline', async () => (await here.status()).connection === 'offline');
    if (round === 1) await here.writeNote('away');
    await shove(there, 'theirs', 4000 * (round + 1));
    const at = await here.middleOf(text);
    const from = (await here.places())[text];
    const { mouse } = here.page;
    await mouse.move(at.x, at.y);
    await mouse.down();
    if (before === 'moved') await mouse.move(at.x + 60, at.y + 40, { steps: 4 });
    const past = await rebuilds(here);
    wifi.restore();
    await here.page.evaluate(() => [...globalThis.tablee.boards][0].retry());
    await until(`the keyframe has come, round ${round}`, async () => (await rebuilds(here)) > past);
    await mouse.move(at.x + 120, at.y + 80, { steps: 4 });
    await mouse.up();
    await here.saved();
    const to = (await here.places())[text];
    const moved = [to.x - from.x, to.y - from.y];
    const wanted = [120 / at.zoom, 80 / at.zoom];
    if (moved.some((by, i) => Math.abs(by - wanted[i]) > 2 / at.zoom)) failed.push({ round, text, moved, wanted });
  }
  assert.deepEqual(failed, []);
  await until('both see the same', async () => (await there.keyframe()) === (await here.keyframe()));
  await here.behaved();
  await there.behaved();
  await here.close();
  await there.close();
});
