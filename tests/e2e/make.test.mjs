// From an empty server: an event is made by hand on the screen and ends at its desk; it is rehearsed, and done again with empty boards.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started({ event: null });
const { makeEn } = await import('../../client-web/src/i18n/make_en.ts');
const { makeFr } = await import('../../client-web/src/i18n/make_fr.ts');
const { leadEn } = await import('../../client-web/src/i18n/lead_en.ts');

const says = (tablet, text) => tablet.page.getByText(text).first().waitFor();
// Of the form itself: phases of the agenda have a title too.
const field = (tablet, label) => tablet.page.getByLabel(label, { exact: true }).first();

async function atDesk(tablet) {
  await tablet.page.locator('.desk__columns').waitFor();
  await tablet.page.getByRole('heading', { name: makeEn.desk.title }).waitFor();
}

test('a stranger makes no event, and loses nothing of what was typed', async () => {
  const stranger = await Tablet.open(browser, server.address, { language: 'fr', size: sizes.phone, touch: true, fragment: '#/new' });
  await says(stranger, makeFr.title);
  await stranger.picture('make-phone-empty');
  await stranger.button(makeFr.make).click();
  await says(stranger, makeFr.trouble.title.missing);
  await stranger.picture('make-phone-wrong');
  await field(stranger, makeFr.event.name).fill('Forum sans clé');
  await stranger.page.getByLabel(makeFr.tables.chosen).check();
  await stranger.page.reload();
  await until('the title is there again', async () => (await field(stranger, makeFr.event.name).inputValue()) === 'Forum sans clé');
  await stranger.button(makeFr.make).click();
  await says(stranger, makeFr.failed.no_key);
  await field(stranger, makeFr.key.label).fill('pas-la-bonne-cle');
  await stranger.button(makeFr.make).click();
  await says(stranger, makeFr.failed.bad_key);
  await stranger.picture('make-phone-refused');
  await stranger.behaved();
  await stranger.close();
});

test('an event is made on the screen, rehearsed, and done again with empty boards', async () => {
  const maker = await Tablet.open(browser, server.address, { touch: true, fragment: server.makingFragment });
  await says(maker, makeEn.title);
  assert.ok(!maker.page.url().includes('#n='), 'the key stays in no history');
  await field(maker, makeEn.event.name).fill('Barcamp 2026');
  await field(maker, makeEn.event.date).fill('2026-11-17');
  await field(maker, makeEn.event.place).fill('Gaîté lyrique');
  await field(maker, makeEn.tables.question(1)).fill('Who carries the project?');
  await field(maker, makeEn.tables.question(1)).press('Enter');
  await field(maker, makeEn.tables.question(2)).fill('Which school?');
  await maker.button(leadEn.agenda.templates.barcamp).click();
  await field(maker, makeEn.words.introduction).fill('Welcome, everybody.');
  await field(maker, makeEn.kept.responsible).fill('The innovation lab');
  await maker.picture('make-form');
  await maker.button(makeEn.make).click();
  await says(maker, makeEn.made.title);
  await maker.picture('make-made');
  const code = (await maker.page.locator('.made__code strong').innerText()).trim();
  await maker.page.reload();
  await says(maker, makeEn.made.title);
  await field(maker, makeEn.made.name).fill('Mona');
  await maker.button(makeEn.made.desk).click();
  await atDesk(maker);
  await maker.picture('make-desk');

  // Who comes in reads who answers for what is kept, and until when.
  const ada = await Tablet.open(browser, server.address, { language: 'en' });
  await ada.page.locator('#code').fill(code);
  await says(ada, 'The innovation lab');
  await ada.picture('make-join');
  await ada.enter('Ada');
  await ada.sit(1);
  await ada.writeNote('only a rehearsal');
  await ada.saved();

  await maker.button(makeEn.desk.rehearse).click();
  await says(maker, makeEn.desk.stages[2]);
  // The same event for another year.
  await maker.button(makeEn.desk.duplicate).click();
  await until('the plan is there', async () => (await field(maker, makeEn.event.name).inputValue()) === 'Barcamp 2026');
  assert.equal(await field(maker, makeEn.tables.question(2)).inputValue(), 'Which school?');
  assert.equal(await maker.page.locator('.editor__phase').count(), 13);
  await field(maker, makeEn.event.name).fill('Barcamp 2027');
  await maker.button(makeEn.make).click();
  await says(maker, makeEn.made.title);
  const next = (await maker.page.locator('.made__code strong').innerText()).trim();
  assert.notEqual(next, code);
  await field(maker, makeEn.made.name).fill('Mona');
  await maker.button(makeEn.made.desk).click();
  await atDesk(maker);
  await says(maker, 'Barcamp 2027');
  const late = await Tablet.open(browser, server.address, {});
  await late.join(next, 'Zoé');
  await late.sit(1);
  assert.deepEqual(await late.texts(), [], 'nothing of the rehearsal is there');
  for (const one of [maker, ada, late]) {
    await one.behaved();
    await one.close();
  }
});
