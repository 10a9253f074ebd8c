// What was deleted comes back: a frame's notes never went, a note comes out of the bin, also after a reload (P36).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './started.mjs';
import { sizes, Tablet, until } from './tablet.mjs';

const { server, browser } = await started();

for (const [language, size] of [
  ['fr', sizes.tablet],
  ['en', sizes.phone],
]) {
  test(`a deleted note is found in the bin with its author, and comes back after a reload (${language})`, async () => {
    const tablet = await Tablet.open(browser, server.address, { language, size });
    await tablet.join(server.code, `Zoé ${language}`);
    await tablet.sit(language === 'fr' ? 1 : 2);
    const t = tablet.words.bin;
    await tablet.writeNote('to be missed');
    await tablet.writeNote('stays');
    await tablet.button(tablet.words.board.list).click();
    await tablet.page.locator('.list__note', { hasText: 'to be missed' }).click();
    await tablet.page.locator('.board__canvas').focus();
    await tablet.page.keyboard.press('Delete');
    await until('it is gone', async () => !(await tablet.texts()).includes('to be missed'));
    await tablet.saved();
    await tablet.reload();
    await tablet.button(tablet.words.board.list).click();
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
