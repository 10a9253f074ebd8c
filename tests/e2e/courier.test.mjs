// From one table to another and back: by the menu and by dropping on a table's name, from the list, while the other table writes in
// private, and with the server killed on the way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, axeScript } from './axe.mjs';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';
import { Wifi } from './wifi.mjs';

const { server, browser } = await started();
const { framesEn } = await import('../../client-web/src/i18n/frames_en.ts');
const { framesFr } = await import('../../client-web/src/i18n/frames_fr.ts');
const { listingEn } = await import('../../client-web/src/i18n/listing_en.ts');
const { parcelEn } = await import('../../client-web/src/i18n/parcel_en.ts');
const { parcelFr } = await import('../../client-web/src/i18n/parcel_fr.ts');

const questions = (tablet) =>
  tablet.page.evaluate(() =>
    Object.fromEntries(
      [...globalThis.tablee.day.value.day.value.tables.values()].map(({ number, question }) => [number, question]),
    ),
  );

/** Of the note that says so: author, and where it lies. */
const note = (tablet, text) =>
  tablet.page.evaluate((text) => {
    const { scene } = globalThis.tablee.stage.layers.ground;
    const found = [...scene.seen()].filter((item) => item.text === text);
    return found.map(({ author, x, y, w, h }) => ({ author, x, y, w, h }));
  }, text);

const me = (tablet) => tablet.page.evaluate(() => globalThis.tablee.day.value.me.value.participant);

async function sitDown(address, table, name, look = {}) {
  const tablet = await Tablet.open(browser, address, look);
  await tablet.join(server.code, name);
  await tablet.sit(table);
  return tablet;
}

async function sendTo(tablet, words, number) {
  const question = (await questions(tablet))[number];
  const dialog = tablet.page.getByRole('dialog', { name: words.title });
  await dialog.getByRole('button', { name: words.place(number, question) }).click();
}

for (const [size, language, words, frames, here, there] of [
  ['tablet', 'en', parcelEn, framesEn, 1, 2],
  ['phone', 'fr', parcelFr, framesFr, 3, 4],
]) {
  test(`a note goes to another table and back, with its author (${size}, ${language})`, async () => {
    const look = { language, size: sizes[size], touch: size === 'phone', script: axeScript };
    const ada = await sitDown(server.address, here, `Ada ${size}`, look);
    const bilal = await sitDown(server.address, there, `Bilal ${size}`, look);
    const text = `a bus at night ${size}`;
    await ada.writeNote(text);
    await ada.choose(text);
    await ada.button(frames.send).first().click();
    await ada.page.getByRole('dialog', { name: words.title }).waitFor();
    await ada.picture(`courier-choice-${size}-${language}`);
    await accessible(ada, 'choosing a table to send to');
    await sendTo(ada, words, there);
    await ada.page.getByText(words.sent(1, there), { exact: true }).waitFor();

    await until('it is there', async () => (await note(bilal, text)).length === 1);
    assert.equal((await note(bilal, text))[0].author, await me(ada));
    assert.equal((await note(ada, text)).length, 1, 'what is here stays here');
    const mark = bilal.button(words.inboxHint(1));
    await mark.waitFor();
    await bilal.picture(`courier-inbox-${size}-${language}`);
    await accessible(bilal, 'the mark of what came');
    await mark.click();
    await bilal.button(words.inboxHint(0)).waitFor();
    await bilal.picture(`courier-came-${size}-${language}`);
    await bilal.page.locator('.parcel-tag', { hasText: words.tagFrom(here, `Ada ${size}`) }).waitFor();
    await ada.page.locator('.parcel-tag', { hasText: words.tagTo(there, false) }).first().waitFor();
    await ada.picture(`courier-went-${size}-${language}`);

    // And back, from the list of what came.
    await bilal.button(words.inboxHint(0)).click();
    await bilal.picture(`courier-list-${size}-${language}`);
    await accessible(bilal, 'the list of what was sent');
    await bilal.page.getByRole('dialog').getByRole('button', { name: words.sendBack }).first().click();
    await until('it is back', async () => (await note(ada, text)).length === 2);
    for (const { author } of await note(ada, text)) assert.equal(author, await me(ada));
    const [a, b] = await note(ada, text);
    assert.ok(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y, 'covers nothing');
    await ada.behaved();
    await bilal.behaved();
    await ada.close();
    await bilal.close();
  });
}

test('what is dropped on a table’s name goes there and stays where it was', async () => {
  const cleo = await sitDown(server.address, 1, 'Cléo', { script: axeScript });
  await cleo.writeNote('dropped');
  await cleo.choose('dropped');
  await cleo.saved();
  const before = await note(cleo, 'dropped');
  const at = await cleo.page.evaluate(() => {
    const stage = globalThis.tablee.stage;
    const [{ item }] = stage.selection.found;
    const { camera } = stage;
    const canvas = stage.surface.getBoundingClientRect();
    const x = (item.x + item.w / 2 - camera.x) * camera.zoom + canvas.x;
    const y = (item.y + item.h / 2 - camera.y) * camera.zoom + canvas.y;
    return { x, y };
  });
  const { mouse } = cleo.page;
  await mouse.move(at.x, at.y);
  await mouse.down();
  await mouse.move(at.x + 40, at.y + 20, { steps: 4 });
  const name = cleo.page.locator('.drop-strip__place', { hasText: parcelEn.drop(2) });
  await name.waitFor();
  await cleo.picture('courier-strip');
  const box = await name.boundingBox();
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 6 });
  await cleo.page.locator('.drop-strip__place--over').waitFor();
  await mouse.up();
  await cleo.page.getByText(parcelEn.sent(1, 2), { exact: true }).waitFor();
  assert.deepEqual(await note(cleo, 'dropped'), before);
  await cleo.moveTo(2);
  await until('it is there', async () => (await note(cleo, 'dropped')).length === 1);
  await cleo.behaved();
  await cleo.close();
});

test('from the list, by keys, while the other table writes in private: it waits, and arrives once', async () => {
  const mona = await Tablet.atDesk(browser, server, 'Mona');
  const ada = await sitDown(server.address, 1, 'Ada');
  const bilal = await sitDown(server.address, 2, 'Bilal');
  const hide = (act) =>
    mona.page.evaluate((act) => globalThis.tablee.day.value.ask({ kind: 'table', number: 2, act }), act);
  assert.equal(await hide(8), 0);
  await ada.writeNote('wait for it');
  await ada.openList();
  const line = ada.page.locator('.list__note', { hasText: 'wait for it' });
  await line.focus();
  await ada.page.keyboard.press('Enter');
  await ada.listing.getByRole('button', { name: listingEn.send }).focus();
  await ada.page.keyboard.press('Enter');
  await ada.page.getByText(parcelEn.waitsThere).first().waitFor();
  const question = (await questions(ada))[2];
  await ada.page.getByRole('dialog').getByRole('button', { name: parcelEn.place(2, question) }).focus();
  await ada.page.keyboard.press('Enter');
  await ada.page.getByText(parcelEn.waits(2), { exact: true }).waitFor();
  await ada.listing.getByText(parcelEn.tagTo(2, true)).waitFor();
  assert.deepEqual(await note(bilal, 'wait for it'), []);

  await server.stop('SIGKILL');
  await server.start();
  await until('the day is back', async () => (await hide(9).catch(() => null)) === 0);
  await until('it is there', async () => (await note(bilal, 'wait for it')).length === 1);
  await ada.listing.getByText(parcelEn.tagTo(2, false)).first().waitFor();
  await bilal.openList();
  await bilal.listing.getByText(parcelEn.origin(1)).first().waitFor();
  await bilal.closeList();
  assert.equal((await note(bilal, 'wait for it')).length, 1);
  for (const tablet of [mona, ada, bilal]) {
    await tablet.behaved();
    await tablet.close();
  }
});

test('without a network nothing is sent, and it is said', async () => {
  const wifi = await Wifi.to(server);
  const dan = await sitDown(wifi.address, 1, 'Dan');
  await dan.writeNote('no network');
  await dan.choose('no network');
  await dan.button(framesEn.send).first().click();
  wifi.cut();
  await sendTo(dan, parcelEn, 2);
  await dan.page.getByText(/nothing was sent/i).waitFor();
  wifi.restore();
  await dan.close();
});
