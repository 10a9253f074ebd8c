// What others do and what is said does not move what a person looks at.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started({ notes: true });

/** Everything that the status can have to say at once. */
function sayAll() {
  for (const { status } of globalThis.tablee.boards) {
    const all = { refused: 3, fullness: 100, connection: 'offline', unsent: 4, saved: false, offlineSince: Date.now() };
    status.value = { ...status.value, ...all };
  }
}

/** A canvas says nothing of its camera; its picture does, and by how much it is shifted. */
function picture({ page }) {
  return page.evaluate(() => {
    const canvas = document.querySelector('.board__picture');
    return `${canvas.style.transform} ${canvas.toDataURL()}`;
  });
}

for (const [size, language] of [
  ['phone', 'fr'],
  ['tablet', 'en'],
  ['tablet', 'fr'],
]) {
  test(`what the status has to say does not move the board (${size}, ${language})`, async () => {
    const tablet = await Tablet.open(browser, server.address, { size: sizes[size], touch: true, language });
    await tablet.join(server.code, 'Aya');
    await tablet.sit(1);
    const layer = tablet.page.locator('.board__layer');
    const before = await layer.boundingBox();
    await until('the status says so', async () => {
      await tablet.page.evaluate(sayAll);
      return tablet.page.locator('.status__refused').isVisible();
    });
    assert.deepEqual(await layer.boundingBox(), before);
    await tablet.close();
  });
}

test('a view that was zoomed by a button stays when somebody else writes', async () => {
  const here = await Tablet.open(browser, server.address);
  await here.join(server.code, 'Paul');
  await here.sit(2);
  const there = await Tablet.open(browser, server.address);
  await there.join(server.code, 'Rose');
  await there.sit(2);
  await here.page.getByRole('button', { name: here.words.board.zoomIn }).click();
  await here.page.mouse.move(0, 0);
  await until('the view has come to rest', async () => (await picture(here)) === (await picture(here)));
  const before = await picture(here);
  // Far out of what is seen: until somebody has chosen what to see, that would bring everything into view.
  await there.page.evaluate(() => {
    const [board] = [...globalThis.tablee.boards];
    board.edit((d) => {
      d.insertText(d.create({ kind: 1, x: 4000, y: 3000, w: 200, h: 200 }), 0, 'far');
    });
  });
  await until('the other has it', async () => (await here.texts()).includes('far'));
  await here.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.ok(before === (await picture(here)), 'the same picture');
  await here.close();
  await there.close();
});
