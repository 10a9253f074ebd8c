// Paper shows all of a board, over as many pages as it takes, and nothing that is only for the screen or only for
// moderators.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet } from './tablet.mjs';

const { makeFr } = await import('../../client-web/src/i18n/make_fr.ts');
const { server, browser } = await started({ notes: true });

/** What the printer sees, as text; printing begins and ends as a browser does it. */
async function printed({ page }) {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  // A field's words are not text to the page, and are ink on paper.
  const text = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input')].filter((field) => field.checkVisibility());
    return [document.body.innerText, ...fields.map(({ value }) => value)].join('\n');
  });
  const picture = await page.evaluate(() => {
    const canvas = document.querySelector('.sheet canvas');
    return canvas && [...canvas.getContext('2d').getImageData(5, 5, 1, 1).data];
  });
  const cut = await page.evaluate(() => document.documentElement.scrollHeight < document.body.scrollHeight);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  return { text, picture, cut };
}

test('a table on paper has every text and the picture, and the screen is as before', async () => {
  const tablet = await Tablet.open(browser, server.address, { language: 'fr' });
  await tablet.join(server.code, 'Nadia');
  await tablet.sit(1);
  for (let i = 0; i < 3; i++) await tablet.writeNote(`written ${i}`);
  await tablet.saved();
  const { text, picture, cut } = await printed(tablet);
  for (const note of await tablet.texts()) assert.ok(text.includes(note), note);
  assert.ok(!text.includes(tablet.words.board.newNoteShort + '\n'), 'no tools');
  assert.equal(cut, false);
  assert.ok(picture[0] + picture[1] + picture[2] > 600, `no black block: ${picture}`);
  await tablet.page.locator('.board__canvas').waitFor();
  assert.equal(await tablet.page.locator('.sheet').count(), 0);
  // The list is open when it is printed: the sheet has all of it.
  await tablet.openList();
  const list = await printed(tablet);
  for (const note of await tablet.texts()) assert.ok(list.text.includes(note), note);
  assert.deepEqual(tablet.errors, []);
  await tablet.close();
});

test('an invitation on paper has the code, and no link that lets people moderate', async () => {
  const tablet = await Tablet.open(browser, server.address, { fragment: server.moderatorFragment });
  await tablet.enter('Sophie');
  await tablet.button(tablet.words.tables.wall).click();
  await tablet.button(tablet.words.watch.invite).click();
  await tablet.page.locator('.qr').waitFor();
  const { text } = await printed(tablet);
  assert.ok(text.includes(server.code));
  assert.ok(!text.includes('#m='));
  assert.ok(!text.includes(tablet.words.watch.moderatorLink));
  await tablet.close();
});

test('a placard on paper is alone there, and neither it nor the desk has a link that lets people moderate', async () => {
  const moderator = await Tablet.atDesk(browser, server, 'Odile', { language: 'fr' });
  await moderator.button(makeFr.desk.poster).waitFor();
  await moderator.page.getByText('Odile').first().waitFor();
  const desk = await printed(moderator);
  assert.ok(desk.text.includes('Odile'), 'the desk is what is printed');
  assert.ok(!desk.text.includes('#m='), 'the desk on paper');
  await moderator.button(makeFr.desk.poster).click();
  await moderator.page.locator('.placard').getByText(server.code).waitFor();
  const placard = await printed(moderator);
  assert.ok(placard.text.includes(server.code));
  assert.ok(!placard.text.includes('#m='), 'the placard on paper');
  assert.ok(!placard.text.includes('Odile'), 'nothing of the desk');
  await moderator.picture('placard-fr');
  await moderator.button(makeFr.desk.leavePoster).click();
  await moderator.page.locator('.placard').waitFor({ state: 'detached' });
  await moderator.behaved();
  await moderator.close();
});
