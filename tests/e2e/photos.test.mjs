// Photos of the room: brought by a moderator, described, agreed to, in the published page without a word of where they were taken; and
// two moderators who choose at the same time.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { accessible, axeScript } from './axe.mjs';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started();
const catalogue = async (name, language) =>
  Object.values(await import(`../../client-web/src/i18n/${name}_${language}.ts`))[0];
const place = 'TAKEN-AT-48.85N';

/** A JPEG as a camera writes it, with what it tells of the place. */
async function photo(page, colour) {
  const plain = await page.evaluate(async (fill) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const context = canvas.getContext('2d');
    context.fillStyle = fill;
    context.fillRect(0, 0, 640, 480);
    context.fillStyle = '#fff';
    context.fillRect(80, 120, 200, 240);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, colour);
  const said = Buffer.from(place);
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, said.length + 2]), said]);
  return Buffer.concat([Buffer.from(plain.slice(0, 2)), comment, Buffer.from(plain.slice(2))]);
}

for (const [size, language] of [
  ['tablet', 'fr'],
  ['phone', 'en'],
]) {
  test(`photos of the room are chosen and published (${size}, ${language})`, async () => {
    const [t, results] = await Promise.all([catalogue('photos', language), catalogue('results', language)]);
    const mona = await Tablet.atDesk(browser, server, `Mona ${size}`, {
      language,
      size: sizes[size],
      touch: true,
      script: axeScript,
    });
    const { page } = mona;
    const open = async () => {
      const card = page.getByRole('region', { name: results.title, exact: true });
      await card.getByRole('button', { name: results.choosePhotos, exact: true }).click();
      const dialog = page.getByRole('dialog', { name: t.title });
      await dialog.waitFor();
      return { card, dialog, press: (name) => dialog.getByRole('button', { name, exact: true }).click() };
    };
    const before = await open();
    await until('the list is there', async () => (await before.dialog.getByRole('status').textContent()) !== t.loading);
    const there = await before.dialog.getByRole('listitem').count();
    const [one, two] = [there + 1, there + 2];
    await before.dialog.locator('input[type=file]').setInputFiles([
      { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await photo(page, `#a0${there}040`) },
      { name: 'b.jpg', mimeType: 'image/jpeg', buffer: await photo(page, `#20${there}0a0`) },
      { name: 'c.txt', mimeType: 'image/jpeg', buffer: Buffer.from('no photo') },
    ]);
    await before.dialog.getByText(t.unfit).waitFor();
    await before.dialog.getByLabel(t.words(one)).fill(`La salle <${size}>`);
    // Nobody is shown who was not asked.
    await before.press(t.save);
    await before.dialog.getByText(t.notAll).waitFor();
    await accessible(mona, 'the photos that are chosen');
    await mona.picture(`photos-${size}-${language}`);
    // What was not saved is there again.
    await page.keyboard.press('Escape');
    const again = await open();
    assert.equal(await again.dialog.getByLabel(t.words(one)).inputValue(), `La salle <${size}>`);
    for (const box of await again.dialog.getByLabel(t.agree).all()) await box.check();
    await again.press(t.earlier(two));
    await again.press(t.save);
    await again.dialog.getByText(t.saved).waitFor();
    assert.equal(await again.dialog.getByLabel(t.words(two)).inputValue(), `La salle <${size}>`);
    await page.keyboard.press('Escape');
    assert.ok(await again.card.getByLabel(results.photos).isChecked(), 'who chose photos publishes them');
    await again.card.getByRole('button', { name: results.publish, exact: true }).click();
    await again.card.getByText(results.published).waitFor();
    const address = await again.card.getByRole('link', { name: results.open }).first().getAttribute('href');

    const context = await browser.newContext({ viewport: sizes[size] });
    const reader = await context.newPage();
    const answer = await reader.goto(address);
    assert.ok(!(await answer.text()).includes(place));
    const figure = reader.getByRole('figure', { name: `La salle <${size}>` });
    const shown = await figure.locator('img').evaluate((image) => [image.naturalWidth, image.naturalHeight]);
    assert.deepEqual(shown, [640, 480], 'the page lets its own photos in');
    await reader.screenshot({ path: join(process.env.ARTEFACTS, `photos-page-${size}.png`), fullPage: true });
    await context.close();
    await mona.close();
  });
}

test('two moderators who choose at once lose nothing of each other', async () => {
  const [t, results] = await Promise.all([catalogue('photos', 'en'), catalogue('results', 'en')]);
  const both = [];
  for (const name of ['Nour', 'Oscar']) {
    const tablet = await Tablet.atDesk(browser, server, name, { language: 'en' });
    const card = tablet.page.getByRole('region', { name: results.title, exact: true });
    await card.getByRole('button', { name: results.choosePhotos, exact: true }).click();
    const dialog = tablet.page.getByRole('dialog', { name: t.title });
    await until('the list is there', async () => (await dialog.getByRole('status').textContent()) !== t.loading);
    const buffer = await photo(tablet.page, name === 'Nour' ? '#111111' : '#eeeeee');
    await dialog.locator('input[type=file]').setInputFiles([{ name: 'a.jpg', mimeType: 'image/jpeg', buffer }]);
    await dialog.getByLabel(t.agree).check();
    both.push({ tablet, dialog, press: (what) => dialog.getByRole('button', { name: what, exact: true }).click() });
  }
  const [nour, oscar] = both;
  const before = await nour.dialog.getByRole('listitem').count();
  await nour.press(t.save);
  await nour.dialog.getByText(t.saved).waitFor();
  await oscar.press(t.save);
  await oscar.dialog.getByText(t.changed).waitFor();
  await oscar.press(t.save);
  await oscar.dialog.getByText(t.saved).waitFor();
  assert.equal(await oscar.dialog.getByRole('listitem').count(), before + 1);
  await Promise.all(both.map(({ tablet }) => tablet.close()));
});
