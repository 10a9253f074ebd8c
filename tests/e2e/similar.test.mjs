// Notes that are alike: groups that are suggested on the device, changed or thrown away, and made as one act of undo.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anaAndLuc } from './ana_and_luc.mjs';
import { started } from './started.mjs';
import { sizes, until } from './tablet.mjs';

const { overEn } = await import('../../client-web/src/i18n/over_en.ts');
const { overFr } = await import('../../client-web/src/i18n/over_fr.ts');
const { similarEn } = await import('../../client-web/src/i18n/similar_en.ts');
const { similarFr } = await import('../../client-web/src/i18n/similar_fr.ts');
const { arrangeEn } = await import('../../client-web/src/i18n/arrange_en.ts');

const { ana, luc } = await anaAndLuc(await started(), { size: sizes.phone });

const { page } = ana;
const notes = [
  'Plus de pistes cyclables',
  'Une piste cyclable sûre',
  'Former les agents au numérique',
  'La formation numérique',
  'Ouvrir le samedi',
];

/** How many frames there are, and how many notes lie in one. */
const grouped = async (tablet) => {
  const places = await tablet.places();
  const inside = notes.filter((text) => places[text].parent >= 0).length;
  return { frames: Object.keys(places).length - notes.length, inside };
};

test('suggested groups are changed, made as one act, and one undo takes back all of it', async () => {
  for (const text of notes) await ana.writeNote(text);
  await page.keyboard.press('Escape');
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await ana.button(overEn.find.open).click();
  await ana.button(similarEn.board).click();
  const panel = page.getByRole('dialog', { name: similarEn.board });
  await panel.locator('.similar').nth(1).waitFor();
  assert.equal(await panel.locator('.similar').count(), 2);
  await ana.picture('similar');
  assert.deepEqual(
    asked.filter((url) => !/\/assets\/[\w-]+\.(js|css)$/.test(url)),
    [],
    'nothing of the notes is sent to find them',
  );
  assert.deepEqual(await grouped(ana), { frames: 0, inside: 0 });
  await panel.getByRole('textbox').first().fill('Cycling');
  await ana.button(similarEn.accept(2)).click();
  await until('both groups are there for the other', async () => {
    const { frames, inside } = await grouped(luc);
    return frames === 2 && inside === 4 && (await luc.texts()).includes('Cycling');
  });
  await page.keyboard.press('Control+z');
  await until('all is as it was', async () => {
    const { inside } = await grouped(luc);
    return inside === 0 && !(await luc.texts()).includes('Cycling');
  });
});

test('a suggestion that is thrown away changes nothing', async () => {
  await luc.openOver(overFr.find.open);
  await luc.button(similarFr.board).click();
  await luc.page.locator('.similar').first().waitFor();
  await luc.picture('similar-phone');
  await luc.button(similarFr.throwAway).click();
  assert.deepEqual(await grouped(luc), { frames: 0, inside: 0 });
});

test('what is like one note is grouped with it', async () => {
  await ana.button(ana.words.board.list).click();
  await page.locator('.list__note', { hasText: notes[0] }).first().click();
  await ana.button(arrangeEn.title).click();
  await ana.button(similarEn.one).click();
  await ana.button(similarEn.acceptOne(1)).click();
  await until('the two lie in one group', async () => (await grouped(ana)).inside === 2);
});
