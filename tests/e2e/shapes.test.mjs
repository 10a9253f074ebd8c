// Figures, texts and arrows as people draw them: by drag, by tap, by key; seen by another, offline and back, after a reload.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addEn } from '../../client-web/src/i18n/add_en.ts';
import { started } from './started.mjs';
import { Tablet, until } from './tablet.mjs';

const kinds = { text: 2, shape: 5, connector: 6 };
const { server, browser } = await started();

async function seated(name, table) {
  const tablet = await Tablet.open(browser, server.address);
  await tablet.join(server.code, name);
  await tablet.sit(table);
  // What draws comes after the first screen.
  await tablet.button(tablet.words.board.add).click();
  await tablet.page.getByRole('button', { name: addEn.things.arrow, exact: true }).waitFor();
  await tablet.page.keyboard.press('Escape');
  return tablet;
}

/** Everything of a kind, with where its ends are. */
function things(tablet, kind) {
  return tablet.page.evaluate((wanted) => {
    const { document } = [...globalThis.tablee.boards][0];
    return Array.from(document.order())
      .map((handle) => ({ ...document.object(handle), text: document.text(handle) }))
      .filter((one) => one.kind === wanted)
      .map((one) => (wanted === 6 ? { ...one, ends: document.ends(one.handle) } : one));
  }, kind);
}

/** Where an arrow is painted, in board units. */
function lines(tablet) {
  return tablet.page.evaluate(() => {
    const { scene } = globalThis.tablee.stage.layers.ground;
    return [...scene.all()].filter((item) => item.kind === 6).map((item) => item.line);
  });
}

function screenOf(tablet, text) {
  return tablet.page.evaluate((wanted) => {
    const { stage } = globalThis.tablee;
    const item = [...stage.layers.ground.scene.all()].find((one) => one.text === wanted);
    const { x, y, zoom } = stage.view.destination;
    const { left, top } = document.querySelector('.board__canvas').getBoundingClientRect();
    return {
      x: Math.round(left + (item.x + item.w / 2 - x) * zoom),
      y: Math.round(top + (item.y + item.h / 2 - y) * zoom),
    };
  }, text);
}

async function still(tablet) {
  await until('the view is at rest', () =>
    tablet.page.evaluate(() => {
      const { view } = globalThis.tablee.stage;
      return view.camera.x === view.destination.x && view.camera.y === view.destination.y;
    }),
  );
}

async function add(tablet, name) {
  await tablet.button(tablet.words.board.add).click();
  await tablet.page.getByRole('button', { name, exact: true }).click();
  await tablet.page.locator('.bar--tool').waitFor();
}

test('a figure is drawn by a drag, written into, and seen by another; a text by a tap; a key draws the next', async () => {
  const ana = await seated('Ana', 1);
  const ben = await seated('Ben', 1);
  await add(ana, addEn.things.ellipse);
  await ana.drag({ x: 200, y: 250 }, { x: 420, y: 400 });
  await ana.page.locator('.note-editor').waitFor();
  await ana.page.keyboard.type('Jardin');
  await ana.page.keyboard.press('Escape');
  await until('Ben sees the ellipse', async () => (await things(ben, kinds.shape)).some(({ text }) => text === 'Jardin'));
  await add(ana, addEn.things.text);
  await ana.page.mouse.click(700, 250);
  await ana.page.locator('.note-editor').waitFor();
  await ana.page.keyboard.type('Sans papier');
  await ana.page.keyboard.press('Escape');
  await until('Ben sees the text', async () => (await things(ben, kinds.text)).length === 1);
  await ana.page.keyboard.press('Escape');
  await ana.page.keyboard.press('r');
  await ana.button(addEn.place).click();
  await ana.page.locator('.note-editor').waitFor();
  await ana.page.keyboard.press('Escape');
  await until('Ben sees the rectangle', async () => (await things(ben, kinds.shape)).length === 2);
  await ana.saved();
  await ana.behaved();
  await ben.behaved();
  await ana.close();
  await ben.close();
});

test('an arrow stays bound while another moves what it joins, offline and back, and after a reload', async () => {
  const ana = await seated('Ana', 2);
  const ben = await seated('Ben', 2);
  await ana.writeNote('cause');
  await ana.writeNote('effet');
  await ana.saved();
  await ana.button(ana.words.board.fit).last().click();
  await still(ana);
  await add(ana, addEn.things.arrow);
  await ana.drag(await screenOf(ana, 'cause'), await screenOf(ana, 'effet'));
  const bound = async (tablet) => (await things(tablet, kinds.connector))[0]?.ends.every(({ target }) => target >= 0);
  await until('both ends are bound, also for Ben', async () => (await bound(ana)) && (await bound(ben)));
  const before = await lines(ana);
  await ana.context.setOffline(true);
  // By keys: what is selected by its name is moved.
  await ben.choose('effet');
  await ben.page.locator('.board__canvas').focus();
  for (let i = 0; i < 4; i++) await ben.page.keyboard.press('Shift+ArrowDown');
  await ben.saved();
  const moved = await lines(ben);
  assert.notDeepEqual(moved, before);
  await ana.context.setOffline(false);
  await until('the arrow followed at Ana’s', async () => JSON.stringify(await lines(ana)) === JSON.stringify(moved));
  await ana.reload();
  await until('it is the same after a reload', async () => {
    const now = await lines(ana).catch(() => []);
    return JSON.stringify(now) === JSON.stringify(moved);
  });
  await ana.behaved();
  await ben.behaved();
  await ana.close();
  await ben.close();
});

test('a pasted list becomes one note a line, in one act; above the limit it says so and keeps the text', async () => {
  const ana = await seated('Ana', 3);
  const ben = await seated('Ben', 3);
  const paste = (selector, text) =>
    ana.page.locator(selector).evaluate((target, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  // Into a note that was just begun, as people do.
  await ana.button(ana.words.board.newNoteShort).click();
  await ana.page.locator('.note-editor').waitFor();
  await paste('.note-editor', '• alpha\n• beta\n• gamma');
  const field = ana.page.getByLabel(addEn.many.field);
  await field.waitFor();
  const ghosts = () => ana.page.evaluate(() => globalThis.tablee.stage.view.drafts.length);
  await until('one sees how they would lie', async () => (await ghosts()) === 3);
  const page = Array.from({ length: 250 }, (_, i) => `ligne ${i}`).join('\n');
  await field.fill(page);
  await ana.page.getByText(addEn.many.notes(250, 200)).waitFor();
  assert.equal(await field.inputValue(), page);
  assert.equal(await ana.page.getByRole('button', { name: addEn.many.add(250) }).isDisabled(), true);
  await field.fill('alpha\nbeta\ngamma');
  await ana.page.getByRole('button', { name: addEn.many.add(3) }).click();
  const words = async (tablet) => (await tablet.texts()).sort().join(' ');
  await until('Ben has them', async () => (await words(ben)) === 'alpha beta gamma');
  await ana.button(ana.words.board.undo).click();
  await until('one undo takes all of them back', async () => (await words(ben)) === '');
  await ana.behaved();
  await ben.behaved();
  await ana.close();
  await ben.close();
});
