// A whole day again: two tables and a phase on one clock, any moment of it one press away, by finger, by key, by link.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, axeScript } from './axe.mjs';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started();
const { leadEn } = await import('../../client-web/src/i18n/lead_en.ts');
const { replayEn } = await import('../../client-web/src/i18n/replay_en.ts');
const { logEn } = await import('../../client-web/src/i18n/log_en.ts');
const { replayFr } = await import('../../client-web/src/i18n/replay_fr.ts');
const phase = 'Accueil';

/** Texts on each board at the moment that is shown, by place in the list of tables. */
function shown(tablet) {
  return tablet.page.evaluate(() =>
    (globalThis.tablee.replay?.film?.value?.lanes ?? []).map(({ document }) =>
      Array.from(document.order(), (handle) => document.text(handle)).filter((text) => text !== ''),
    ),
  );
}

const settled = (tablet) =>
  until('everything in sight is of the moment', () =>
    tablet.page.evaluate(() => {
      const { replay } = globalThis.tablee;
      return replay?.film?.value != null && !replay.waiting.value;
    }),
  );

/** Waits until both tables show these texts, and nothing else. */
async function shows(tablet, first, second) {
  const wanted = JSON.stringify([first, second]);
  await until(`the tables show ${wanted}`, async () => {
    await settled(tablet);
    const boards = await shown(tablet);
    return JSON.stringify(boards.slice(0, 2).map((texts) => texts.sort())) === wanted;
  });
}

/** A small day: a note at each of two tables, a phase, one more at each. */
async function play() {
  const moderator = await Tablet.atDesk(browser, server, 'Mona', { script: axeScript });
  const lea = await Tablet.open(browser, server.address);
  await lea.join(server.code, 'Léa');
  await lea.sit(1);
  const ben = await Tablet.open(browser, server.address);
  await ben.join(server.code, 'Ben');
  await ben.sit(2);
  const write = async (who, text) => {
    await who.writeNote(text);
    await who.saved();
  };
  await write(lea, 'guichet');
  await write(ben, 'bridge');
  await moderator.button(leadEn.agenda.make).click();
  await moderator.button(leadEn.agenda.templates.barcamp).click();
  await moderator.button(leadEn.agenda.save).click();
  await moderator.button(leadEn.desk.beginThis(phase)).click();
  await until('the phase is there', async () => (await lea.page.locator('.day-bar__title').count()) > 0);
  return { moderator, lea, ben, write };
}

const { moderator, lea, ben, write } = await play();

test('a moderator goes through the day of two tables on one clock', async () => {
  // Behind the phase somebody goes on.
  await moderator.button(leadEn.desk.end).click();
  await until('the phase is over', async () => (await moderator.button(leadEn.desk.end).count()) === 0);
  await write(lea, 'later');
  const words = moderator.words.replay;
  await moderator.button(words.day).click();
  await moderator.page.locator('.day-strip').waitFor();
  await settled(moderator);
  const end = await shown(moderator);
  assert.ok(end[0].includes('later') && end[1].includes('bridge'), JSON.stringify(end));
  await moderator.picture('day-replay-en-tablet');

  // Before anything happened, and the moment at which the phase began.
  await moderator.button(words.start).click();
  await until('less at the beginning', async () => (await shown(moderator))[1].length === 0);
  await moderator.page.getByRole('button', { name: new RegExp(`^${phase}, `) }).click();
  await until('both tables at that moment', async () => {
    await settled(moderator);
    const [one, two] = await shown(moderator);
    return one.includes('guichet') && two.includes('bridge');
  });
  await shows(moderator, ['guichet'], ['bridge']);

  // Another table is shown large.
  const small = moderator.button(replayEn.large(moderator.words.tables.table(2)));
  await small.click();
  await moderator.page.locator('.lane--large', { hasText: moderator.words.tables.table(2) }).waitFor();
  await shows(moderator, ['guichet'], ['bridge']);
});

test('a link opens the moment that it was made at', async () => {
  const second = await moderator.page.evaluate(() => globalThis.tablee.replay.film.value.lanes[1].board);
  await until('the address names the moment', async () => new RegExp(`@\\d+,${second}$`).test(moderator.page.url()));
  const link = moderator.page.url();
  const other = await Tablet.atDesk(browser, server, 'Nina');
  await other.page.goto(link);
  await other.page.reload();
  await other.page.locator('.lane--large', { hasText: other.words.tables.table(2) }).waitFor();
  await shows(other, ['guichet'], ['bridge']);
  await other.behaved();
  await other.close();
});

test('keys move through the day, step by step and to its ends', async () => {
  const { page } = moderator;
  const strip = page.getByRole('slider', { name: moderator.words.replay.timeline });
  await strip.focus();
  await page.keyboard.press('Home');
  await until('the beginning', async () => (await shown(moderator)).flat().length === 0);
  assert.match(await strip.getAttribute('aria-valuetext'), /\d\d:\d\d:\d\d/);
  // Each step is one entry of one table: never do both change at once.
  const forward = moderator.button(moderator.words.replay.stepForward);
  await forward.focus();
  let before = [0, 0];
  for (let steps = 0; steps < 400; steps++) {
    await page.keyboard.press('Enter');
    await settled(moderator);
    const counts = await page.evaluate(() => globalThis.tablee.replay.film.value.lanes.slice(0, 2).map(({ count }) => count.value));
    assert.ok(counts[0] === before[0] || counts[1] === before[1], `${before} to ${counts}`);
    before = counts;
    if ((await shown(moderator))[1].includes('bridge')) break;
  }
  const [one, two] = await shown(moderator);
  assert.deepEqual([one.includes('guichet'), two], [true, ['bridge']]);
  await strip.focus();
  await page.keyboard.press('End');
  await until('the end', async () => (await shown(moderator))[0].includes('later'));
});

test('it is played to its end by itself', async () => {
  const { words } = moderator;
  await moderator.button(words.replay.start).click();
  await moderator.button(words.replay.times(600)).click();
  await moderator.button(words.replay.play).click();
  await until('the end', async () => {
    const [one, two] = await shown(moderator);
    return one.includes('later') && two.includes('bridge');
  });
  await until('it stops there', () => moderator.page.evaluate(() => globalThis.tablee.replay.playing.value === 0));
});

test('the day is a log in sentences, and each leads to its moment', async () => {
  const { page } = moderator;
  await moderator.button(replayEn.log).click();
  const lines = page.locator('.log__line');
  const t = logEn.sentences;
  const wrote = (who, text) => logEn.place(moderator.words.tables.table(who === 'Ben' ? 2 : 1), t.wrote(who, { kind: 'wrote', thing: 'note', text }));
  await until('all of it is read', async () => {
    const told = (await lines.allInnerTexts()).map((line) => line.replace(/\s+/g, ' '));
    return [wrote('Léa', 'guichet'), wrote('Ben', 'bridge'), t.phase('', { kind: 'phase', title: phase, tables: [] }), wrote('Léa', 'later')].every(
      (sentence) => told.some((line) => line.includes(sentence)),
    );
  });
  await accessible(moderator, 'the log of the day');

  // When did a word first appear? Accents and capitals do not matter.
  const search = page.getByRole('searchbox', { name: logEn.search });
  await search.fill('BRÍDGE');
  await until('one line is left', async () => (await lines.count()) === 1);
  await page.getByRole('status').filter({ hasText: logEn.count(1) }).waitFor();
  await lines.first().focus();
  await page.keyboard.press('Enter');
  await until('its moment is shown', async () => {
    await settled(moderator);
    const [one, two] = await shown(moderator);
    return two.includes('bridge') && !one.includes('later');
  });
  await page.locator('.lane--large', { hasText: moderator.words.tables.table(2) }).waitFor();
  await search.fill('');

  // By table and by person.
  await page.getByLabel(logEn.where).selectOption({ label: moderator.words.tables.table(1) });
  await until('nothing of the other table', async () => (await lines.allInnerTexts()).every((line) => !line.includes('bridge')));
  await page.getByLabel(logEn.where).selectOption('');
  await page.getByLabel(logEn.who).selectOption({ label: 'Ben' });
  await until('only of one person', async () => {
    const told = await lines.allInnerTexts();
    return told.length > 0 && told.every((line) => line.includes('Ben'));
  });
  await moderator.picture('day-replay-person-en-tablet');
  // The life of one thing, from its line.
  await moderator.button(logEn.storyOf('bridge')).first().click();
  await until('only what became of it', async () => {
    const told = await lines.allInnerTexts();
    return told.length > 0 && told.every((line) => line.includes('bridge'));
  });
  await accessible(moderator, 'the life of a note');
  await moderator.picture('day-replay-log-en-tablet');
  await page.getByLabel(logEn.story).selectOption('all');
  await until('everything again', async () => (await lines.allInnerTexts()).some((line) => line.includes('guichet')));
  await page.locator('.log').getByRole('button', { name: moderator.words.common.close }).click();
});

test('what is touched on a board tells its life', async () => {
  const { page } = moderator;
  const box = await page.locator('.lane--large .board__canvas').boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const lines = page.locator('.log__line');
  await until('its lines', async () => {
    const told = await lines.allInnerTexts();
    return told.length > 0 && told.every((line) => line.includes('bridge'));
  });
  await moderator.picture('day-replay-touched-en-tablet');
  await page.locator('.log').getByRole('button', { name: moderator.words.common.close }).click();
});

test('it is there for people who do not see it, on a phone, and in French', async () => {
  await accessible(moderator, 'the replay of the day');
  await moderator.page.setViewportSize(sizes.phone);
  await settled(moderator);
  await accessible(moderator, 'the replay of the day on a phone');
  await moderator.picture('day-replay-en-phone');
  await moderator.button('FR').click();
  await moderator.page.getByText(replayFr.title).waitFor();
  await moderator.picture('day-replay-fr-phone');
  await moderator.page.setViewportSize(sizes.tablet);
  await moderator.picture('day-replay-fr-tablet');
  const wide = await moderator.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  assert.ok(wide, 'nothing stands out of the page');
  for (const one of [moderator, lea, ben]) {
    await one.behaved();
    await one.close();
  }
});
