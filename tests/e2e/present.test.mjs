// What the tables have come to, presented to the room: begun on the desk, shown on the projector's screen, a table a page, turned by
// buttons and keys, followed by who sits elsewhere, ended.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, axeScript } from './axe.mjs';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started();
const projector = { width: 1920, height: 1080 };
const catalogues = {};
for (const [language, suffix] of [
  ['en', 'En'],
  ['fr', 'Fr'],
]) {
  const words = async (name) => (await import(`../../client-web/src/i18n/${name}_${language}.ts`))[name + suffix];
  catalogues[language] = { present: await words('present'), outcome: await words('outcome'), day: await words('day') };
}

const said = {
  1: ['Un guichet unique, ouvert le samedi et joignable par téléphone', 'Une cantine pour toutes les écoles'],
  2: ['Planter des arbres place de la Mairie', 'Des bancs à l’ombre', 'Une fontaine qui marche'],
};

/** Written in the table's panel. */
async function propose(tablet, t, texts) {
  await tablet.button(tablet.words.board.propositions).click();
  await tablet.page.getByRole('dialog', { name: t.title }).waitFor();
  for (const text of texts) {
    await tablet.page.getByLabel(t.add, { exact: true }).fill(text);
    await tablet.page.keyboard.press('Enter');
    await tablet.page.locator('.outcome__text', { hasText: text }).waitFor();
  }
  await tablet.page.keyboard.press('Escape');
  await tablet.saved();
}

const page = (screen) => screen.page.locator('.present__page');
const lines = (screen) => screen.page.locator('.present__text').allInnerTexts();

async function shows(screen, step, texts) {
  await screen.page.getByText(step, { exact: true }).waitFor();
  await until(`the room sees ${texts}`, async () => JSON.stringify(await lines(screen)) === JSON.stringify(texts));
}

/** All of it is in sight, as large as it fits. */
async function fits(screen) {
  const { over, size } = await page(screen).evaluate((place) => ({
    over: Math.max(place.scrollHeight - place.clientHeight, place.scrollWidth - place.clientWidth),
    size: parseFloat(getComputedStyle(place).fontSize),
  }));
  assert.ok(over <= 0, `${over} px do not fit`);
  assert.ok(size >= 30, `read from the other end of a room: ${size} px`);
}

for (const [size, language] of [
  ['tablet', 'en'],
  ['phone', 'fr'],
]) {
  test(`two tables are presented to the room, one after the other (${size}, ${language})`, async () => {
    const { present: t, outcome, day } = catalogues[language];
    const look = { language, size: sizes[size], touch: true, script: axeScript };
    const people = [];
    for (const [table, texts] of Object.entries(said)) {
      const one = await Tablet.open(browser, server.address, look);
      await one.join(server.code, `Ada ${size} ${table}`);
      await one.sit(Number(table));
      if (size === 'tablet') await propose(one, outcome, texts);
      people.push(one);
    }
    const [ada, bilal] = people;
    const mona = await Tablet.atDesk(browser, server, `Mona ${size}`, look);
    const screen = await mona.beside();
    await screen.page.setViewportSize(projector);
    await screen.page.goto(`${server.address}/#/screen`);
    await screen.page.locator('.room__entrance').waitFor();

    const card = mona.page.getByRole('region', { name: t.title, exact: true });
    const press = (name) => card.getByRole('button', { name, exact: true }).click();
    await press(t.begin);
    const of = await until('the number of tables', async () => {
      const text = await card.getByRole('status').innerText();
      return Number(/(?:of|sur)\s(\d+)/u.exec(text)?.[1]);
    });
    await shows(screen, t.step(1, 1, of), said[1]);
    await fits(screen);
    // Whoever comes along sits there, and has written nothing.
    await screen.page.getByText(t.people(1), { exact: true }).waitFor();
    await accessible(screen, 'a table that is presented');
    await card.scrollIntoViewIfNeeded();
    await accessible(mona, 'the desk while it presents');
    await mona.picture(`present-desk-${size}-${language}`);
    await screen.picture(`present-1-light-${language}`);

    // Who sits at the second table is taken along to the first, and told so.
    await bilal.page.getByText(day.calls.taken('')).first().waitFor();
    await until('the board of the first table is there', async () => (await bilal.texts()).includes(said[1][0]));

    await press(t.next);
    await shows(screen, t.step(2, 2, of), said[2]);
    await fits(screen);
    await screen.page.emulateMedia({ colorScheme: 'dark' });
    await screen.picture(`present-2-dark-${language}`);
    await accessible(screen, 'a table that is presented, dark');
    await until('ada has come along', async () => (await ada.texts()).includes(said[2][0]));

    // A table that has proposed nothing, by the keys of the room's screen, and back by a remote's.
    if (of > 2) {
      await screen.page.keyboard.press('ArrowRight');
      await screen.page.getByText(t.nothing, { exact: true }).waitFor();
      await screen.picture(`present-nothing-dark-${language}`);
      await screen.page.keyboard.press('PageUp');
      await shows(screen, t.step(2, 2, of), said[2]);
    }
    await screen.page.keyboard.press('ArrowLeft');
    await shows(screen, t.step(1, 1, of), said[1]);
    // Before the first there is none.
    await card.getByRole('button', { name: t.back, exact: true }).focus();
    await mona.page.keyboard.press('Enter');
    await card.getByText(t.first, { exact: true }).waitFor();

    await press(t.end);
    await card.getByRole('button', { name: t.begin, exact: true }).waitFor();
    await screen.page.locator('.room__entrance').waitFor();
    assert.equal(await page(screen).count(), 0);
    for (const one of [ada, bilal, mona, screen]) await one.behaved();
    for (const one of [ada, bilal, mona]) await one.close();
  });
}
