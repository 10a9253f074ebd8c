// How evenly people take part, as the desk shows it, and a table that wants to see it of itself: of five people, and of no fewer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started();
const { balanceEn } = await import('../../client-web/src/i18n/balance_en.ts');
const { balanceFr } = await import('../../client-web/src/i18n/balance_fr.ts');

/** Runs in a moderator's page. */
const begin = () => {
  const day = globalThis.tablee.day.value;
  const [run] = day.day.value.runs.values();
  const allowed = { write: true, moveOthers: true, ink: true, vote: false, propose: false };
  const open = { tables: [], length: 0, place: 0, privacy: 0, names: 0, locksAtEnd: false };
  const phase = { id: 0, title: 'Idées', instruction: '', ...open, allowed };
  return day.ask({ kind: 'begin', seen: run?.id ?? 0, phase });
};

for (const [size, language, words, table] of [
  ['tablet', 'en', balanceEn, 1],
  ['phone', 'fr', balanceFr, 2],
]) {
  test(`how evenly five people take part is told without a name, and of four it is not (${size}, ${language})`, async () => {
    const mona = await Tablet.atDesk(browser, server, `Mona ${size}`, { language, size: sizes[size], touch: true });
    await until('the day is there', () => mona.page.evaluate(() => globalThis.tablee.day.value?.day.value != null));
    assert.equal(await mona.page.evaluate(begin), 0);
    const people = [];
    const sitDown = async (name, options = {}) => {
      const one = await Tablet.open(browser, server.address, options);
      await one.join(server.code, `${name} ${size}`);
      await one.sit(table);
      people.push(one);
    };
    await sitDown('Ada', { language, size: sizes[size], touch: true });
    for (const name of ['Bo', 'Cléo', 'Dan']) await sitDown(name);
    const [ada] = people;
    await ada.page.locator('.day-bar__now').click();
    await ada.picture(`balance-panel-${size}-${language}`);
    await ada.button(words.showHere).click();
    const dialog = ada.page.getByRole('dialog');
    await dialog.getByText(words.untold.few).waitFor();
    await sitDown('Eve');
    for (const one of people.slice(1)) {
      await one.writeNote('une idée');
      await one.saved();
    }
    // Of five, one has done nothing: the quieter half are one and a half of the four others.
    const told = words.quieter(38);
    await dialog.getByText(told).waitFor({ timeout: 30_000 });
    await dialog.getByText(words.counts(5, 4)).waitFor();
    await dialog.getByText(words.tooEarly).waitFor();
    assert.doesNotMatch(await dialog.locator('.balance').innerText(), /Bo|Eve/);
    await ada.picture(`balance-table-${size}-${language}`);

    await mona.button(words.show).click();
    const card = mona.page.locator('section', { has: mona.page.locator('#desk-balance') });
    const bar = card.locator('.balance', { hasText: words.table(table) });
    await bar.getByText(told).waitFor();
    await bar.getByRole('img', { name: told }).waitFor();
    await card.scrollIntoViewIfNeeded();
    await mona.picture(`balance-desk-${size}-${language}`);
    for (const one of [...people, mona]) {
      await one.behaved();
      await one.close();
    }
  });
}
