// Everything stays to be read and to be touched: letters twice as large, the page twice as large, and what a finger is to hit, on the main
// screens, in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faintFields, targetsTooSmall, wordsLost } from './measures.mjs';
import { started } from './started.mjs';
import { mainStates } from './states.mjs';
import { Tablet, until } from './tablet.mjs';

const { server, browser } = await started({ notes: true });
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
/** CSS pixels of a rem, as the page sets it and twice as large. */
const large = (page, on) => page.evaluate((is) => (document.documentElement.style.fontSize = is ? '34px' : ''), on);

const sizes = {
  tablet: { width: 1180, height: 820 },
  upright: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
  'zoomed twice': { width: 590, height: 410 },
};

for (const language of ['fr', 'en']) {
  test(`words twice as large, and the page: nothing is cut or covered (${language})`, async () => {
    const found = {};
    await mainStates(browser, server, { language, size: sizes.tablet }, async ({ page }, state) => {
      for (const [name, size] of Object.entries(sizes)) {
        await page.setViewportSize(size);
        const letters = name === 'zoomed twice' || name === 'phone' ? [false] : [false, true];
        for (const twice of letters) {
          await large(page, twice);
          await settled(page);
          const lost = await wordsLost(page);
          if (lost.length > 0) found[`${state}, ${name}${twice ? ', large letters' : ''}`] = lost;
        }
        await large(page, false);
      }
      await page.setViewportSize(sizes.tablet);
    });
    assert.deepEqual(found, {});
  });

  test(`what a finger is to hit has 44 pixels (WCAG 2.5.5), and a field a border that is seen (1.4.11, ${language})`, async () => {
    const found = {};
    await mainStates(browser, server, { language, size: sizes.tablet, touch: true }, async ({ page }, state) => {
      for (const name of ['phone', 'tablet']) {
        await page.setViewportSize(sizes[name]);
        await settled(page);
        const small = await targetsTooSmall(page);
        if (small.length > 0) found[`${state}, ${name}`] = small;
      }
      for (const colorScheme of ['dark', 'light']) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
        const faint = await faintFields(page);
        if (faint.length > 0) found[`${state}, ${colorScheme}`] = faint;
      }
    });
    assert.deepEqual(found, {});
  });
}

test('a tablet that is turned while one writes leaves field, words and caret where they are', async () => {
  const tablet = await Tablet.open(browser, server.address, { size: sizes.tablet, touch: true });
  const { page } = tablet;
  await tablet.join(server.code, 'Turner');
  await tablet.sit(2);
  await tablet.button(tablet.words.board.newNoteShort).click();
  const field = page.locator('.note-editor');
  await page.keyboard.type('before  after');
  for (let i = 0; i < ' after'.length; i++) await page.keyboard.press('ArrowLeft');
  const inside = async ({ width, height }) => {
    const box = await field.boundingBox();
    const bar = await page.locator('.bars--writing .bar').boundingBox();
    return box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= Math.min(height, bar.y);
  };
  for (const [size, words] of [
    [sizes.upright, 'turned'],
    [sizes.tablet, ' back'],
  ]) {
    const caret = await field.evaluate((one) => one.selectionStart);
    await page.setViewportSize(size);
    await until('the note lies within what is seen, above the bar', () => inside(size));
    assert.ok(await field.evaluate((one) => one === document.activeElement));
    assert.equal(await field.evaluate((one) => one.selectionStart), caret);
    await page.keyboard.type(words);
  }
  assert.equal(await field.inputValue(), 'before turned back after');
  await page.keyboard.press('Escape');
  await tablet.saved();
  assert.ok((await tablet.texts()).includes('before turned back after'));
  await tablet.behaved();
  await tablet.close();
});
