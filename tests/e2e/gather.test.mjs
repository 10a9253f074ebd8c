// Coming in, and choosing: a friendly place, topics on the agora, tables from them, and who comes late.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started();
const { agoraFr } = await import('../../client-web/src/i18n/agora_fr.ts');
const { agoraEn } = await import('../../client-web/src/i18n/agora_en.ts');
const { dayEn } = await import('../../client-web/src/i18n/day_en.ts');
const { leadEn } = await import('../../client-web/src/i18n/lead_en.ts');
const { dayFr } = await import('../../client-web/src/i18n/day_fr.ts');

const laptop = { width: 1920, height: 1080 };

async function comeIn(name, options = {}) {
  const tablet = await Tablet.open(browser, server.address, options);
  await tablet.join(server.code, name);
  return tablet;
}

const moderate = (name, options) => Tablet.atDesk(browser, server, name, options);

async function toAgora(tablet) {
  await tablet.page.locator('.table-card', { hasText: tablet.words.tables.agora }).click();
  await tablet.page.locator('.agora__form').first().waitFor();
}

async function propose(tablet, words, question, why = '') {
  await tablet.page.getByLabel(words.question).fill(question);
  if (why !== '') await tablet.page.getByLabel(words.why).fill(why);
  await tablet.button(words.send).click();
  await tablet.page.locator('.topic', { hasText: question }).waitFor();
}

const topic = (tablet, text) => tablet.page.locator('.topic', { hasText: text });

test('topics are proposed by one tap, wanted, joined and made into tables, and a late person finds a place', async () => {
  const moderator = await moderate('Mona', { size: laptop });
  const phone = await comeIn('Bilal', { language: 'fr', size: sizes.phone, touch: true });
  const tablet = await comeIn('Ada', { touch: true });
  await phone.picture('gather-list-phone');
  await tablet.picture('gather-list-tablet');

  await toAgora(phone);
  await toAgora(tablet);
  await phone.picture('gather-agora-empty-phone');
  await propose(phone, agoraFr, 'Comment mieux accueillir ?', 'Beaucoup repartent sans avoir parlé.');
  await propose(tablet, agoraEn, 'How do we welcome people?');
  await propose(tablet, agoraEn, 'What do we stop doing?');
  await phone.page.getByLabel(agoraFr.helloField).fill('Bonjour à tout le monde');
  await phone.button(agoraFr.helloSend).click();
  await tablet.page.getByText('Bonjour à tout le monde').waitFor();

  // Wishes are live, and each is one.
  await topic(phone, 'stop doing').getByRole('button', { name: agoraFr.want }).click();
  await topic(tablet, 'stop doing').getByText(agoraEn.wanted(1)).waitFor();
  await topic(tablet, 'accueillir').getByRole('button', { name: agoraEn.want }).click();
  await topic(phone, 'welcome people').getByRole('button', { name: agoraFr.want }).click();
  await topic(tablet, 'welcome people').getByText(agoraEn.wanted(1)).waitFor();

  // The moderator joins what is the same, takes it back, and joins it again: nothing is lost.
  await moderator.page.evaluate(() => (location.hash = '#/agora'));
  await topic(moderator, 'welcome people').waitFor();
  const join = async () => {
    await moderator.button(agoraEn.more('How do we welcome people?')).click();
    await moderator.page.locator('.topic-join').getByRole('button', { name: 'Comment mieux accueillir ?' }).click();
    await until('two topics are left', async () => (await phone.page.locator('.topic').count()) === 2);
  };
  await join();
  await moderator.picture('gather-joined');
  await moderator.button(agoraEn.undo).click();
  await until('all three are back', async () => (await phone.page.locator('.topic').count()) === 3);
  await join();
  await topic(phone, 'accueillir').getByText(agoraFr.wanted(2)).waitFor();
  await moderator.picture('gather-agora-moderator');
  await phone.picture('gather-agora-phone');
  await tablet.picture('gather-agora-tablet');

  // In order, by one tap.
  await moderator.button(agoraEn.makeTables).click();
  await moderator.picture('gather-make-tables');
  await moderator.button(agoraEn.makeThese(1)).click();
  await topic(phone, 'accueillir').getByRole('button', { name: agoraFr.toTable(5) }).waitFor();
  // A topic that has waited becomes one later.
  await topic(moderator, 'stop doing').getByRole('button', { name: agoraEn.makeTable }).click();
  await topic(tablet, 'stop doing').getByRole('button', { name: agoraEn.toTable(6) }).click();
  await tablet.page.locator('.board__canvas').waitFor();
  await tablet.saved();

  const late = await comeIn('Zoé', { language: 'fr', size: sizes.phone, touch: true });
  const card = late.page.locator('.table-card', { hasText: 'What do we stop doing?' });
  await card.getByText(late.words.tables.places(1, 8)).waitFor();
  await late.picture('gather-late-phone');
  await card.click();
  await late.page.locator('.board__canvas').waitFor();
  await late.saved();

  // The agora as a board has a way to its list.
  await phone.button(agoraFr.board).click();
  await phone.page.locator('.board__canvas').waitFor();
  await phone.saved();
  await phone.picture('gather-agora-board-phone');
  await phone.button(agoraFr.list).click();
  await topic(phone, 'accueillir').waitFor();

  for (const one of [moderator, phone, tablet, late]) {
    await one.behaved();
    await one.close();
  }
});

test('the desk says who sits where, moves, renames, merges and puts out, each undone or said', async () => {
  const moderator = await moderate('Mona', { size: laptop });
  const ines = await comeIn('Ines');
  await ines.sit(1);
  const { page } = moderator;
  const person = (name) => page.locator('.desk-person', { hasText: name });
  await person('Ines').first().waitFor();
  await moderator.picture('desk-laptop');

  const more = (name) => person(name).first().getByRole('button', { name: leadEn.people.more(name) });
  await person('Ines').first().locator('select').waitFor();
  await more('Ines').click();
  await page.locator('dialog #name').fill('Inès B.');
  await moderator.button(leadEn.people.save).click();
  await person('Inès B.').first().waitFor();

  // Table 1 goes to table 2 with who sits there, and is opened again as it was.
  await moderator.button(`${leadEn.tables.settings}: 1`).click();
  await page.getByLabel(leadEn.tables.merge).selectOption('2');
  await moderator.picture('desk-merge');
  await moderator.button(leadEn.tables.mergeDo(2)).click();
  await until('she sits at table 2', async () => (await person('Inès B.').first().locator('select').inputValue()) === '2');
  await page.locator('details', { hasText: leadEn.tables.closed }).locator('summary').click();
  await page.locator('.desk-table--closed', { hasText: leadEn.tables.mergedInto(2) }).getByRole('button').click();
  await until('table 1 is back', async () => (await page.locator('.desk-table--closed').count()) === 0);

  await more('Inès B.').click();
  await moderator.button(leadEn.people.putOut).click();
  await moderator.picture('desk-put-out');
  await moderator.button(moderator.words.people.putOut).click();
  await ines.page.getByText(ines.words.status.stop.revoked).first().waitFor();
  // Her name stands among those who were put out, without a place.
  await until('she has no place any more', async () => (await person('Inès B.').locator('select').count()) === 0);
  await page.evaluate(() => (location.hash = '#/watch'));
  await page.locator('.wall__card').first().waitFor();
  await moderator.picture('desk-wall');
  for (const one of [moderator, ines]) {
    assert.deepEqual(one.errors, []);
    await one.close();
  }
});

test('words for a topic that is taken away meanwhile stay, and are proposed anew', async () => {
  const moderator = await moderate('Odette');
  await moderator.page.goto(`${server.address}/#/agora`);
  await moderator.page.locator('.agora__form').first().waitFor();
  const writers = [
    { words: agoraFr, tablet: await comeIn('Farid', { language: 'fr', size: sizes.phone, touch: true }), question: 'Quoi garder ?' },
    { words: agoraEn, tablet: await comeIn('Grace', { touch: true }), question: 'What to keep?' },
  ];
  for (const { words, tablet, question } of writers) {
    await toAgora(tablet);
    await propose(tablet, words, question);
    await tablet.page.getByRole('button', { name: words.more(question) }).click();
    await tablet.page.getByRole('dialog').getByLabel(words.question).fill(`${question} Vraiment ?`);
    await moderator.page.getByRole('button', { name: agoraEn.more(question) }).click();
    await moderator.button(agoraEn.remove).click();
    await tablet.page.getByText(words.gone).waitFor();
    await tablet.picture(`gather-topic-gone-${words === agoraFr ? 'fr-phone' : 'en-tablet'}`);
    await tablet.page.getByRole('dialog').getByRole('button', { name: words.send }).click();
    await topic(tablet, `${question} Vraiment ?`).waitFor();
    await topic(moderator, `${question} Vraiment ?`).waitFor();
  }
  for (const one of [moderator, ...writers.map(({ tablet }) => tablet)]) {
    await one.behaved();
    await one.close();
  }
});
