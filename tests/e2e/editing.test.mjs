// Editing with hands and keys on a real page: looking for notes, fingers that take back, the menu under a finger, the keys' sheet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anaAndLuc } from './ana_and_luc.mjs';
import { started } from './started.mjs';
import { sizes, until } from './tablet.mjs';

const { overEn } = await import('../../client-web/src/i18n/over_en.ts');
const { overFr } = await import('../../client-web/src/i18n/over_fr.ts');

const { ana, luc } = await anaAndLuc(await started(), { size: sizes.phone, touch: true });
const hands = await luc.context.newCDPSession(luc.page);

const { page } = ana;

/** Fingers come down at these places at once, and are lifted without having moved when `then` is over. */
async function touch(points, then = () => undefined) {
  const touchPoints = points.map(([x, y], id) => ({ x, y, id }));
  await hands.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await then();
  await hands.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const selected = (tablet) => tablet.page.evaluate(() => globalThis.tablee.stage.selection.size);

test('a note is found by part of a word, whatever its accents, and one jumps from one to the next', async () => {
  for (const text of ['Éducation pour tous', 'Vélo en ville', 'Rééduquer par le vélo']) await ana.writeNote(text);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  const find = page.getByRole('search');
  await page.keyboard.type('velo');
  assert.equal(await find.getByRole('searchbox').inputValue(), 'velo');
  await until('both are counted', async () => (await find.getByRole('status').innerText()) === overEn.find.count(2));
  await page.keyboard.press('Enter');
  await until('it is at the first', async () => (await find.getByRole('status').innerText()) === overEn.find.at(1, 2));
  assert.equal(await selected(ana), 1);
  await ana.button(overEn.find.next).click();
  await ana.button(overEn.find.next).click();
  assert.equal(await find.getByRole('status').innerText(), overEn.find.at(1, 2));
  await ana.button(overEn.find.filters).click();
  await ana.picture('find');
  await find.getByRole('combobox').selectOption({ label: 'Ana' });
  await ana.button(overEn.find.voted).click();
  await until('none has a +1', async () => (await find.getByRole('status').innerText()) === overEn.find.none);
  await ana.button(overEn.find.voted).click();
  await ana.button(overEn.find.select(2)).click();
  assert.equal(await selected(ana), 2);
  await find.getByRole('searchbox').focus();
  await page.keyboard.press('Escape');
  assert.equal(await find.count(), 0);
  await page.locator('.board__canvas').focus();
  await page.keyboard.press('Escape');
});

test('single signs can be switched off, stay off, and keys never act behind the sheet', async () => {
  const count = (await ana.texts()).length;
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: overEn.keys.title });
  await sheet.waitFor();
  await ana.picture('keys');
  await page.keyboard.press('n');
  await sheet.getByRole('checkbox').first().uncheck();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await page.keyboard.press('n');
  assert.equal((await ana.texts()).length, count);
  assert.equal(await page.evaluate(() => globalThis.tablee.stage.writer.now.value), null);
  await page.reload();
  await ana.saved();
  await until('the switch is remembered', () => page.evaluate(() => globalThis.tablee?.stage?.signs === false));
  await ana.button(overEn.keys.open).click();
  await sheet.getByRole('checkbox').first().check();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await page.keyboard.press('n');
  await until('the field is open', () => page.evaluate(() => globalThis.tablee.stage.writer.now.value !== null));
  await page.keyboard.press('Escape');
  assert.equal((await ana.texts()).length, count);
});

test('two fingers take back, three do again, and it is said', async () => {
  await luc.openOver(overFr.find.open);
  await until('the field has the focus', () => luc.page.evaluate(() => document.activeElement.type === 'search'));
  await luc.button(overFr.find.close).tap();
  await luc.button(luc.words.board.newNoteShort).tap();
  await luc.page.keyboard.type('à moi');
  await luc.page.keyboard.press('Escape');
  await until('it is there', async () => (await ana.texts()).includes('à moi'));
  await touch([
    [120, 500],
    [220, 520],
  ]);
  await until('it is taken back', async () => !(await ana.texts()).includes('à moi'));
  await luc.page.locator('.toast', { hasText: overFr.undone }).waitFor();
  await touch([
    [100, 500],
    [180, 520],
    [260, 500],
  ]);
  await until('it is there again', async () => (await ana.texts()).includes('à moi'));
});

test('a finger that rests on a note has all that its bar offers beside it', async () => {
  const at = await luc.middleOf('à moi');
  await luc.page.keyboard.press('Escape');
  const menu = luc.page.locator('.menu');
  await touch([[at.x, at.y]], () => menu.waitFor());
  assert.equal(await luc.page.locator('.bars .bar--selection').count(), 0);
  await luc.picture('menu');
  const several = menu.getByRole('button', { name: luc.words.selection.several });
  await several.tap();
  await menu.waitFor({ state: 'detached' });
  assert.ok(await luc.page.evaluate(() => globalThis.tablee.stage.selection.adding.value), 'a touch adds');
  await touch([[at.x, at.y]], () => menu.waitFor());
  await menu.getByRole('button', { name: luc.words.selection.duplicate }).tap();
  await until('there are two', async () => (await ana.texts()).filter((text) => text === 'à moi').length === 2);
});

test('things are copied from one table to another, and to a spreadsheet as a table', async () => {
  await page.evaluate(() => {
    window.addEventListener('copy', ({ clipboardData }) => {
      globalThis.copiedTable = clipboardData.getData('text/html');
    });
  });
  await page.locator('.board__canvas').focus();
  await page.keyboard.press('Control+a');
  const before = await ana.texts();
  await page.keyboard.press('Control+c');
  await page.locator('.toast', { hasText: overEn.clip.copied(before.length) }).waitFor();
  const table = await page.evaluate(() => globalThis.copiedTable);
  assert.match(table, /<td>Vélo en ville<\/td><td><\/td><td>Ana<\/td>/);
  await ana.moveTo(2);
  await page.locator('.corner').waitFor();
  assert.deepEqual(await ana.texts(), []);
  await page.locator('.board__canvas').focus();
  await page.keyboard.press('Control+v');
  await until('they are there', async () => (await ana.texts()).length === before.length);
  assert.deepEqual((await ana.texts()).sort(), before.sort());
  await page.keyboard.press('Control+z');
  await until('one undo takes back all of them', async () => (await ana.texts()).length === 0);
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Control+x');
  await until('cut', async () => (await ana.texts()).length === 0);
});

test('what is dragged stops in line with its neighbour, and where it is let go once that is switched off', async () => {
  await ana.moveTo(3);
  await page.locator('.corner').waitFor();
  await ana.writeNote('here');
  await ana.writeNote('there');
  await page.keyboard.press('Escape');
  const there = await ana.middleOf('there');
  await page.keyboard.press('Escape');
  const { here } = await ana.places();
  const pulled = async (dx, dy) => {
    const from = { x: there.x, y: there.y };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + dx, from.y + dy, { steps: 6 });
  };
  await pulled(40, 4);
  await ana.picture('snap');
  await page.mouse.up();
  await until('it has moved, along the line', async () => (await ana.places()).there.x > here.x + here.w);
  assert.equal((await ana.places()).there.y, here.y);
  await page.keyboard.press('Control+z');
  await until('it is back', async () => (await ana.places()).there.x === here.x + here.w + 24);
  await ana.button(overEn.keys.open).click();
  await page.getByRole('dialog').getByRole('checkbox').nth(1).uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await pulled(40, 4);
  await page.mouse.up();
  await until('it lies lower', async () => (await ana.places()).there.y > here.y);
});

test('on a phone nothing of it lies on the board, and keys and aids are reached by the panel and by a finger that rests', async () => {
  assert.equal(await luc.page.locator('.corner').isVisible(), false);
  await luc.openOver(overFr.keys.open);
  const sheet = luc.page.getByRole('dialog', { name: overFr.keys.title });
  await sheet.getByRole('checkbox').nth(1).uncheck();
  await luc.page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await luc.page.evaluate(() => {
    const { selection, menu } = globalThis.tablee.stage;
    selection.clear();
    menu.value = null;
  });
  await luc.button(luc.words.board.fit).tap();
  const menu = luc.page.locator('.menu');
  await touch([[60, 280]], () => menu.waitFor());
  await luc.picture('menu-board-phone');
  await menu.getByRole('button', { name: overFr.keys.open }).tap();
  await until('it is remembered', async () => !(await sheet.getByRole('checkbox').nth(1).isChecked()));
  await luc.page.keyboard.press('Escape');
});
