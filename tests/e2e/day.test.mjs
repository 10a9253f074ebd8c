// A day that a moderator runs from the desk, as those at the tables see it: phases, time, freezing, a table that is opened,
// and a server that is ended in the middle of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started();
const { leadEn } = await import('../../client-web/src/i18n/lead_en.ts');
const { dayFr } = await import('../../client-web/src/i18n/day_fr.ts');

async function comeIn(options, name, table) {
  const tablet = await Tablet.open(browser, server.address, options);
  await tablet.join(server.code, name);
  if (table) await tablet.sit(table);
  return tablet;
}

async function moderate(options = {}) {
  const moderator = await Tablet.open(browser, server.address, { ...options, fragment: server.moderatorFragment });
  await moderator.enter('Mona');
  await moderator.page.evaluate(() => (location.hash = '#/desk'));
  await moderator.page.locator('.desk').waitFor();
  return moderator;
}

const says = (tablet, text) => tablet.page.getByText(text).first().waitFor();

test('a moderator runs a day from the desk, and everybody sees it', async () => {
  const ada = await comeIn({ language: 'fr', touch: true }, 'Ada', 1);
  const phone = await comeIn({ language: 'fr', size: sizes.phone, touch: true }, 'Bilal');
  const moderator = await moderate();

  // From a template to a phase that is under way.
  await moderator.button(leadEn.agenda.make).click();
  await moderator.button(leadEn.agenda.templates.barcamp).click();
  await moderator.picture('day-agenda');
  await moderator.button(leadEn.agenda.save).click();
  await moderator.button(leadEn.desk.beginThis('Accueil')).click();
  await until('the phase is shown at the table', async () => {
    await moderator.picture('day-begun');
    await ada.picture('day-table');
    return (await ada.page.locator('.day-bar__title').allInnerTexts()).some((title) => title.includes('Accueil'));
  });
  await ada.picture('day-table');
  await phone.picture('day-list-phone');

  // Writing stops for a moment, and what was written meanwhile comes when it goes on.
  await moderator.button(leadEn.desk.freeze).click();
  await says(ada, dayFr.frozen);
  await ada.writeNote('écrit pendant la pause');
  await ada.picture('day-frozen');
  await moderator.button(leadEn.desk.thaw).click();
  await until('the note was taken', async () => (await ada.status()).saved && (await ada.texts()).includes('écrit pendant la pause'));

  // A table is opened by hand and is there for all.
  await moderator.button(leadEn.tables.open).click();
  await moderator.page.getByLabel(leadEn.tables.question).fill('Et après ?');
  await moderator.button(leadEn.tables.add).click();
  await phone.page.locator('.table-card', { hasText: 'Et après ?' }).click();
  await phone.page.locator('.board__canvas').waitFor();
  await phone.saved();
  await phone.picture('day-new-table-phone');
  await moderator.picture('day-desk');

  // What a dialog of long questions holds is no wider than the dialog.
  for (const [name, size] of Object.entries(sizes)) {
    await moderator.page.setViewportSize(size);
    await moderator.button(`${leadEn.tables.settings}: 1`).click();
    const widths = () => moderator.page.locator('.dialog').evaluate((one) => [one.scrollWidth, one.clientWidth]);
    const [content, room] = await widths();
    assert.ok(content <= room, `${content} in ${room} on a ${name}`);
    await moderator.picture(`day-table-settings-${name}`);
    await moderator.page.keyboard.press('Escape');
  }

  // The server goes away in the middle of it and comes back: nothing of it is lost.
  assert.equal(await server.stop('SIGKILL'), null);
  await server.start();
  await until('the page is back', async () => (await phone.status()).connection === 'open' || (await phone.status()).saved);
  await phone.writeNote('après le redémarrage');
  await phone.saved();
  const late = await comeIn({}, 'Zoé');
  await says(late, 'Et après ?');
  for (const one of [ada, phone, moderator, late]) {
    await one.behaved();
    await one.close();
  }
});

test('the room sees code, phase and time on its screen', async () => {
  const moderator = await moderate();
  const screen = await Tablet.open(browser, server.address, {
    size: { width: 1920, height: 1080 },
    fragment: server.moderatorFragment,
  });
  await screen.enter('Projector');
  await screen.page.evaluate(() => (location.hash = '#/screen'));
  await until('the code is there', async () => (await screen.page.locator('body').innerText()).includes(server.code));
  await screen.picture('day-screen');
  for (const one of [moderator, screen]) {
    await one.behaved();
    await one.close();
  }
});
