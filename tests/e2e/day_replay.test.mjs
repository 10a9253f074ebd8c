// A whole day again: two tables and a phase on one clock, any moment of it one press away, by finger, by key, by link.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, axeScript } from './axe.mjs';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started();
const { dayEn } = await import('../../client-web/src/i18n/day_en.ts');
const { replayEn } = await import('../../client-web/src/i18n/replay_en.ts');
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

async function shows(tablet, first, second) {
  await settled(tablet);
  const boards = await shown(tablet);
  assert.deepEqual([boards[0].sort(), boards[1].sort()], [first, second]);
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
  await moderator.button(dayEn.agenda.make).click();
  await moderator.button(dayEn.agenda.templates.barcamp).click();
  await moderator.button(dayEn.agenda.save).click();
  await moderator.button(dayEn.desk.beginThis(phase)).click();
  await until('the phase is there', async () => (await lea.page.locator('.day-bar__title').count()) > 0);
  return { moderator, lea, ben, write };
}

const { moderator, lea, ben, write } = await play();

test('a moderator goes through the day of two tables on one clock', async () => {
  // Behind the phase somebody goes on.
  await moderator.button(dayEn.desk.end).click();
  await until('the phase is over', async () => (await moderator.button(dayEn.desk.end).count()) === 0);
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
