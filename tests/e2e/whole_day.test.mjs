// A whole day from an empty server: made by hand, topics, tables from them, a phase with a timer by a table, everything frozen, somebody
// put out, the server killed in the middle of it; with pages for a moderator, a projector, two tablets and a remote person, and thirty
// people more.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Headless } from './headless.mjs';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started({ event: null });
const { makeEn } = await import('../../client-web/src/i18n/make_en.ts');
const { agoraEn } = await import('../../client-web/src/i18n/agora_en.ts');
const { dayEn } = await import('../../client-web/src/i18n/day_en.ts');
const { leadEn } = await import('../../client-web/src/i18n/lead_en.ts');

/** A server that starts again with so many people has its hands full on a slow machine. */
const patience = { timeout: 60_000 };

const others = [];
after(() => Promise.all(others.map((one) => one.close())));

const says = (tablet, text) => tablet.page.getByText(text).first().waitFor();
const field = (tablet, label) => tablet.page.getByLabel(label, { exact: true }).first();
const to = (tablet, hash) => tablet.page.evaluate((at) => (location.hash = at), hash);

async function comeIn(code, name, options) {
  const tablet = await Tablet.open(browser, server.address, options);
  await tablet.join(code, name);
  return tablet;
}

async function propose(tablet, question) {
  await tablet.page.locator('.table-card', { hasText: tablet.words.tables.agora }).click();
  await tablet.page.locator('.agora__form').first().waitFor();
  await tablet.page.getByLabel(agoraEn.question).fill(question);
  await tablet.button(agoraEn.send).click();
  await tablet.page.locator('.topic', { hasText: question }).waitFor();
}

/** The event, made on the screen; who made it is at the desk. */
async function made() {
  const moderator = await Tablet.open(browser, server.address, { fragment: server.makingFragment });
  await says(moderator, makeEn.title);
  await field(moderator, makeEn.event.name).fill('A whole day');
  await moderator.page.getByLabel(makeEn.tables.chosen).check();
  await moderator.button(leadEn.agenda.templates.barcamp).click();
  await moderator.button(makeEn.make).click();
  await says(moderator, makeEn.made.title);
  const code = (await moderator.page.locator('.made__code strong').innerText()).trim();
  await field(moderator, makeEn.made.name).fill('Mona');
  await moderator.button(makeEn.made.desk).click();
  await moderator.page.locator('.desk__columns').waitFor();
  return { moderator, code };
}

test('a whole day goes through, also when the server is killed in the middle of it', async () => {
  const { moderator, code } = await made();
  await moderator.button(makeEn.desk.run).click();
  await says(moderator, makeEn.desk.stages[3]);
  const projector = await moderator.beside();
  await to(projector, '#/screen');
  await says(projector, code);

  // Topics, and tables from them.
  const ada = await comeIn(code, 'Ada', { touch: true });
  const bilal = await comeIn(code, 'Bilal', { touch: true });
  const remote = await comeIn(code, 'Zoé', { size: sizes.phone, touch: true });
  await propose(ada, 'Who carries the project?');
  await propose(bilal, 'Which school?');
  await to(moderator, '#/agora');
  await until('both topics have come', async () => (await moderator.page.locator('.topic').count()) === 2);
  await moderator.button(agoraEn.makeTables).click();
  for (const choice of await moderator.page.locator('.topic-choice input').all()) await choice.check();
  await moderator.button(agoraEn.makeThese(2)).click();
  await until('the tables are there', async () => (await moderator.page.locator('dialog[open]').count()) === 0);
  for (const [one, table] of [[ada, 1], [bilal, 2], [remote, 1]]) {
    await to(one, '#/');
    await one.sit(table);
  }
  for (let n = 0; n < 30; ++n)
    others.push(new Headless({ port: server.port, code }, { name: `P${n}`, table: 1 + (n % 2), seed: n + 1 }));

  // A phase for all, and a table that keeps its own time.
  await to(moderator, '#/desk');
  const shown = () => moderator.page.locator('.desk__title').innerText();
  const before = await shown();
  await moderator.page.locator('.desk__next').first().getByRole('button').first().click();
  await until('a phase has begun', async () => (await shown()) !== before);
  const title = await shown();
  for (const one of [ada, bilal, remote, projector]) await says(one, title);
  await ada.button(dayEn.time.title).click();
  const mine = ada.page.locator('.day-panel__clock', { hasText: dayEn.time.mine });
  await mine.getByRole('button', { name: dayEn.time.minutes(10), exact: true }).click();
  await mine.getByRole('button', { name: dayEn.time.pause, exact: true }).waitFor();
  await ada.page.keyboard.press('Escape');
  for (const [n, one] of others.entries()) one.say(`note ${(n % 6) * 200} ${Math.floor(n / 6) * 200} of P${n}`);
  await bilal.writeNote('of Bilal');

  // Frozen: what was begun waits, and nothing of it is lost.
  await moderator.button(leadEn.desk.freeze).click();
  await says(ada, dayEn.frozen);
  await ada.writeNote('while it was frozen');

  // Killed while it is so, and back: frozen as it was, then it goes on.
  assert.equal(await server.stop('SIGKILL'), null);
  await server.start();
  // Until the page is back it says that it needs the network, and nothing is done.
  await until('it goes on', async () => {
    const thaw = moderator.button(leadEn.desk.thaw);
    if ((await thaw.count()) > 0 && (await thaw.isEnabled())) await thaw.click();
    return (await moderator.button(leadEn.desk.freeze).count()) > 0;
  }, patience);
  await until('what waited was taken', async () => (await ada.texts()).includes('while it was frozen') && (await ada.status()).saved, patience);
  await bilal.saved();
  await until('everybody’s notes are there', async () => {
    const texts = new Set([...(await ada.texts()), ...(await bilal.texts())]);
    return others.every((_, n) => texts.has(`of P${n}`)) && texts.has('of Bilal');
  }, patience);
  await ada.button(dayEn.time.title).click();
  await mine.getByRole('button', { name: dayEn.time.pause, exact: true }).waitFor();
  await ada.page.keyboard.press('Escape');

  // Somebody is put out, and what they wrote stays.
  await moderator.page.locator('.desk-person', { hasText: 'Bilal' }).getByRole('button', { name: leadEn.people.more('Bilal') }).click();
  await moderator.button(leadEn.people.putOut).click();
  await moderator.button(moderator.words.people.putOut).click();
  await says(bilal, bilal.words.status.stop.revoked);
  await moderator.picture('whole-day-desk');
  await remote.moveTo(2);
  await until('his note stays', async () => (await remote.texts()).includes('of Bilal'));
  await projector.picture('whole-day-screen');
  await ada.picture('whole-day-table');

  await moderator.button(makeEn.desk.closeEvent).click();
  await moderator.button(makeEn.desk.sure).click();
  await says(moderator, makeEn.desk.stages[4]);
  for (const one of [moderator, projector, ada, bilal, remote]) await one.behaved();
});
