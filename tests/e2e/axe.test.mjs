// axe-core finds nothing in any state of joining, list, board, agora, desk, screen, wall and replay, in both languages.
import { test } from 'node:test';
import { accessible, axeScript } from './axe.mjs';
import { started } from './started.mjs';
import { Tablet, sizes } from './tablet.mjs';

const { server, browser } = await started({ notes: true });
const catalogues = {
  en: {
    ...(await import('../../client-web/src/i18n/day_en.ts')).dayEn,
    ...(await import('../../client-web/src/i18n/lead_en.ts')).leadEn,
    agora: (await import('../../client-web/src/i18n/agora_en.ts')).agoraEn,
  },
  fr: {
    ...(await import('../../client-web/src/i18n/day_fr.ts')).dayFr,
    ...(await import('../../client-web/src/i18n/lead_fr.ts')).leadFr,
    agora: (await import('../../client-web/src/i18n/agora_fr.ts')).agoraFr,
  },
};

/** The page as it is, and with each of these dialogs open. */
async function withDialogs(tablet, state, names) {
  await accessible(tablet, state);
  for (const name of names) {
    await tablet.button(name).first().click();
    await tablet.page.locator('dialog[open]').waitFor();
    await accessible(tablet, `${state}: ${name}`);
    await tablet.page.keyboard.press('Escape');
    await tablet.page.locator('dialog[open]').waitFor({ state: 'detached' });
  }
}

for (const language of ['fr', 'en']) {
  const t = catalogues[language];

  test(`joining, the list, a board and the agora (${language})`, async () => {
    const tablet = await Tablet.open(browser, server.address, { language, size: sizes.phone, touch: true, script: axeScript });
    await tablet.page.locator('#code').waitFor();
    await accessible(tablet, 'joining');
    await tablet.page.locator('#code').fill('AB');
    await tablet.button(tablet.words.join.go).click();
    await accessible(tablet, 'joining with a problem');
    await tablet.join(server.code, 'Ada');
    await tablet.page.locator('.gathering').waitFor();
    await withDialogs(tablet, 'the list', [tablet.words.tables.rename, tablet.words.tables.leave]);
    await tablet.sit(1);
    await tablet.page.locator('.day-bar').waitFor();
    await accessible(tablet, 'a board');
    await tablet.openList();
    await accessible(tablet, 'the list on a phone');
    await tablet.closeList();
    await tablet.page.setViewportSize(sizes.tablet);
    await tablet.openList();
    await accessible(tablet, 'a board on a tablet, its list beside it');
    await tablet.closeList();
    await tablet.page.evaluate(() => (location.hash = '#/agora'));
    await tablet.page.getByLabel(t.agora.question).fill('Why?');
    await accessible(tablet, 'the agora, a topic being written');
    await tablet.button(t.agora.send).click();
    await tablet.page.locator('.topic').first().waitFor();
    await withDialogs(tablet, 'the agora', [t.agora.more('Why?')]);
    await tablet.close();
  });

  // One each, so that the names in the list are known.
  const moderator = language === 'fr' ? 'Mona' : 'Maud';
  test(`desk, wall, screen and replay (${language})`, async () => {
    const tablet = await Tablet.open(browser, server.address, { language, fragment: server.moderatorFragment, script: axeScript });
    await tablet.enter(moderator);
    await tablet.button(tablet.words.tables.desk).click();
    await tablet.page.locator('.desk-person').first().waitFor();
    await withDialogs(tablet, 'the desk', [t.tables.open, `${t.tables.settings}: 1`, t.people.more(moderator)]);
    await tablet.page.evaluate(() => (location.hash = '#/agora'));
    await tablet.page.locator('.topic').first().waitFor();
    await withDialogs(tablet, 'the agora of a moderator', [t.agora.makeTables]);
    await tablet.page.evaluate(() => (location.hash = '#/watch'));
    await tablet.page.locator('.wall__card').first().waitFor();
    await withDialogs(tablet, 'the wall', [tablet.words.watch.invite]);
    await tablet.button(tablet.words.watch.replay).first().click();
    await tablet.page.locator('.replay').waitFor();
    await accessible(tablet, 'the replay');
    await tablet.page.evaluate(() => (location.hash = '#/screen'));
    await tablet.page.locator('.room__code').waitFor();
    await accessible(tablet, "the room's screen");
    await tablet.close();
  });
}
