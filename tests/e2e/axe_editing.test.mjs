// axe-core finds nothing in the panels of editing: search, keys and aids, arranging, moving into a frame, similar notes, the menu.
import { test } from 'node:test';
import { accessible, axeScript } from './axe.mjs';
import { started } from './started.mjs';
import { Tablet, sizes } from './tablet.mjs';

const { server, browser } = await started({ notes: true });
const catalogues = {
  en: {
    over: (await import('../../client-web/src/i18n/over_en.ts')).overEn,
    arrange: (await import('../../client-web/src/i18n/arrange_en.ts')).arrangeEn,
    similar: (await import('../../client-web/src/i18n/similar_en.ts')).similarEn,
  },
  fr: {
    over: (await import('../../client-web/src/i18n/over_fr.ts')).overFr,
    arrange: (await import('../../client-web/src/i18n/arrange_fr.ts')).arrangeFr,
    similar: (await import('../../client-web/src/i18n/similar_fr.ts')).similarFr,
  },
};

for (const [language, size] of [
  ['fr', 'tablet'],
  ['en', 'phone'],
]) {
  const { over, arrange, similar } = catalogues[language];

  test(`the panels of editing (${language}, ${size})`, async () => {
    const tablet = await Tablet.open(browser, server.address, { language, size: sizes[size], script: axeScript });
    const { page } = tablet;
    const closed = async () => {
      await page.keyboard.press('Escape');
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
    };
    await tablet.join(server.code, `Ada ${size}`);
    await tablet.sit(1);
    await tablet.openOver(over.find.open);
    await page.keyboard.type('e');
    await tablet.button(over.find.filters).click();
    await accessible(tablet, 'search with filters');
    await tablet.picture(`find-${size}-${language}`);
    await tablet.button(over.find.close).click();
    await page.locator('.board__canvas').focus();
    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
    await accessible(tablet, 'keys and aids');
    await closed();
    await page.locator('.board__canvas').focus();
    await page.keyboard.press('Control+a');
    await tablet.button(arrange.title).click();
    await accessible(tablet, 'arranging');
    await tablet.button(arrange.into).click();
    await page.locator('dialog[open]').waitFor();
    await accessible(tablet, 'moving into a frame');
    await closed();
    await page.locator('.board__canvas').focus();
    await page.keyboard.press('Escape');
    await tablet.openOver(over.find.open);
    await tablet.button(similar.board).click();
    await page.locator('dialog[open]').waitFor();
    await accessible(tablet, 'similar notes');
    await tablet.picture(`similar-${size}-${language}`);
    await closed();
    await page.evaluate(() => (globalThis.tablee.stage.menu.value = { x: 200, y: 300 }));
    await page.locator('.menu').waitFor();
    await accessible(tablet, 'the menu of the board');
    await tablet.picture(`menu-${size}-${language}`);
    await tablet.behaved();
    await tablet.close();
  });
}
