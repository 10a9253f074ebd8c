// Putting things in order by presses: what dragging does, without dragging, and each press one act of undo.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anaAndLuc } from './ana_and_luc.mjs';
import { started } from './started.mjs';
import { sizes, until } from './tablet.mjs';

const { arrangeEn } = await import('../../client-web/src/i18n/arrange_en.ts');
const { arrangeFr } = await import('../../client-web/src/i18n/arrange_fr.ts');

const { ana, luc } = await anaAndLuc(await started(), { size: sizes.phone, touch: true });

const { page, words } = ana;
const ys = async (...texts) => {
  const places = await ana.places();
  return texts.map((text) => places[text].y);
};

async function all(tablet) {
  await tablet.page.locator('.board__canvas').focus();
  await tablet.page.keyboard.press('Control+a');
}

test('notes come into line and back by one press and one undo', async () => {
  for (const text of ['one', 'two', 'three']) await ana.writeNote(text);
  await page.keyboard.press('Shift+ArrowDown');
  const before = await ys('one', 'two', 'three');
  assert.notEqual(before[2], before[0]);
  await all(ana);
  await ana.button(arrangeEn.title).click();
  await ana.picture('arrange');
  await ana.button(arrangeEn.edges.bottom).click();
  await until('they stand on one line', async () => new Set(await ys('one', 'two', 'three')).size === 1);
  await page.keyboard.press('Control+z');
  await until('they are back', async () => (await ys('one', 'two', 'three')).join() === before.join());
  await page.keyboard.press('Escape');
});

test('a note is moved into a zone, and made larger, by a finger that drags nothing', async () => {
  await ana.button(words.board.newFrame).click();
  await page.keyboard.type('Zone A');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await until('the zone is there', async () => (await luc.texts()).includes('Zone A'));
  await luc.choose('two');
  await luc.button(arrangeFr.title).tap();
  await luc.picture('arrange-phone');
  const { w } = (await luc.places()).two;
  await luc.button(arrangeFr.larger).tap();
  await until('it is larger for the other', async () => (await ana.places()).two.w > w);
  await luc.button(arrangeFr.into).tap();
  await luc.picture('arrange-into');
  await luc.page.locator('.targets button', { hasText: 'Zone A' }).tap();
  await until('it lies in the zone', async () => {
    const places = await ana.places();
    const frame = await page.evaluate(() => {
      const { document } = [...globalThis.tablee.boards][0];
      return Array.from(document.order()).find((one) => document.text(one) === 'Zone A');
    });
    return places.two.parent === frame;
  });
});
