// What was deleted comes back: a frame's notes never went, a note comes out of the bin, also after a reload (P36).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './started.mjs';
import { sizes, Tablet, until } from './tablet.mjs';

const { server, browser } = await started();
const { binEn } = await import('../../client-web/src/i18n/bin_en.ts');
const { binFr } = await import('../../client-web/src/i18n/bin_fr.ts');

for (const [language, size, t] of [
  ['fr', sizes.tablet, binFr],
  ['en', sizes.phone, binEn],
]) {
  test(`a deleted note is found in the bin with its author, and comes back after a reload (${language})`, async () => {
    const tablet = await Tablet.open(browser, server.address, { language, size });
    await tablet.join(server.code, `Zoé ${language}`);
    await tablet.sit(language === 'fr' ? 1 : 2);
    await tablet.writeNote('to be missed');
    await tablet.writeNote('stays');
    await tablet.choose('to be missed');
    await tablet.page.locator('.board__canvas').focus();
    await tablet.page.keyboard.press('Delete');
    await until('it is gone', async () => !(await tablet.texts()).includes('to be missed'));
    await tablet.saved();
    await tablet.reload();
    await tablet.openList();
    await tablet.button(t.open).click();
    const row = tablet.page.locator('.bin__row', { hasText: 'to be missed' });
    await row.waitFor();
    await until('it is said by whom and when', async () =>
      new RegExp(`${t.by(t.me)} · .*\\d:\\d\\d`).test(await row.innerText()),
    );
    await row.getByRole('button', { name: t.bringBack }).click();
    await until('it is back', async () => (await tablet.texts()).includes('to be missed'));
    await tablet.button(t.show).click();
    await tablet.saved();
    assert.deepEqual((await tablet.texts()).sort(), ['stays', 'to be missed']);
    assert.deepEqual(tablet.errors, []);
    await tablet.close();
  });
}
