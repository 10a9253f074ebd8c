// The help as people reach it, its accessibility statement, titles that follow the screens. HELP_PICTURES=1 takes its pictures anew, of
// the running product, into client-web/src/ui/help/pictures; the client is to be built again then.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { accessible, axeScript } from './axe.mjs';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started();
const catalogues = {
  fr: (await import('../../client-web/src/i18n/help_fr.ts')).helpFr,
  en: (await import('../../client-web/src/i18n/help_en.ts')).helpEn,
};
const folder = new URL('../../client-web/src/ui/help/pictures/', import.meta.url).pathname;
const notes = {
  fr: ['Une piscine', 'Des vélos', 'Un jardin', 'De l’ombre'],
  en: ['A pool', 'Bicycles', 'A garden', 'Some shade'],
};

const titled = (page, text) => until(`the title has ${text}`, async () => (await page.title()).includes(text));

for (const [language, size, table] of [
  ['fr', sizes.phone, 1],
  ['en', sizes.tablet, 2],
]) {
  const t = catalogues[language];
  test(`the help is reached from the first screen and from a table, read and left again (${language})`, async () => {
    const tablet = await Tablet.open(browser, server.address, { language, size, script: axeScript });
    const { page, words } = tablet;
    await page.locator('#code').waitFor();
    await titled(page, words.join.title);
    await page.getByRole('link', { name: words.common.access }).click();
    await page.getByRole('heading', { level: 1, name: t.pages.access }).waitFor();
    await titled(page, t.pages.access);
    await until('the focus goes where the route goes', () => page.evaluate(() => document.activeElement.tagName === 'H1'));
    for (const one of ['access', 'facilitators', 'help']) {
      await page.getByRole('navigation', { name: t.nav }).getByRole('link', { name: t.pages[one], exact: true }).click();
      await page.getByRole('heading', { level: 1, name: t.pages[one] }).waitFor();
      await accessible(tablet, `the help: ${one}`);
      await page.screenshot({ path: join(process.env.ARTEFACTS, `help-${one}-${language}.png`), fullPage: true });
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, 'it scrolls in one direction');
    await page.getByRole('link', { name: t.back }).click();
    await tablet.join(server.code, 'Ada');
    const [help] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: words.common.help }).click(),
    ]);
    await help.getByRole('heading', { level: 1, name: t.pages.help }).waitFor();
    const there = () => help.evaluate(() => [...document.images].every((one) => one.complete && one.naturalWidth > 500));
    for (const image of await help.locator('img').all()) await image.scrollIntoViewIfNeeded();
    await until('its pictures are there', there);
    await tablet.sit(table);
    await titled(page, words.tables.table(table));
    await tablet.behaved();
    await tablet.close();
  });
}

if (process.env.HELP_PICTURES) {
  for (const [language, table] of [
    ['fr', 3],
    ['en', 4],
  ]) {
    test(`pictures for the help (${language})`, async () => {
      const look = { language, size: sizes.tablet, deviceScaleFactor: 0.5 };
      const take = (tablet, name) => tablet.page.screenshot({ path: join(folder, `${name}_${language}.png`) });
      const ada = await Tablet.open(browser, server.address, look);
      await ada.join(server.code, 'Ada');
      await ada.sit(table);
      for (const text of notes[language]) await ada.writeNote(text);
      await ada.page.keyboard.press('Escape');
      await ada.button(ada.words.board.fit).click();
      await ada.saved();
      await take(ada, 'board');
      await ada.openList();
      await ada.page.locator('.list__note', { hasText: notes[language][1] }).first().click();
      await ada.page.locator('.listing__acts').waitFor();
      await take(ada, 'list');
      const mona = await Tablet.atDesk(browser, server, 'Mona', look);
      await mona.page.locator('.desk-person').first().waitFor();
      await take(mona, 'desk');
      await ada.close();
      await mona.close();
    });
  }
}
