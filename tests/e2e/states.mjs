// The main states of the page, one after the other, for whoever looks at each of them or measures it.
import { Tablet, until } from './tablet.mjs';

const catalogues = {
  fr: (await import('../../client-web/src/i18n/help_fr.ts')).helpFr,
  en: (await import('../../client-web/src/i18n/help_en.ts')).helpEn,
};

const at = (tablet, hash, shown) =>
  tablet.page.evaluate((to) => (location.hash = to), hash).then(() => tablet.page.locator(shown).first().waitFor());

async function aside(tablet, press, state, seen) {
  await press();
  await tablet.page.locator('dialog[open]').waitFor();
  await seen(tablet, state);
  await tablet.page.keyboard.press('Escape');
  await tablet.page.locator('dialog[open]').waitFor({ state: 'detached' });
}

/** `seen(tablet, state)` leaves the page in the size in which it got it. */
async function participant(browser, server, options, seen) {
  const tablet = await Tablet.open(browser, server.address, options);
  await tablet.page.locator('#code').waitFor();
  await seen(tablet, 'join');
  await tablet.join(server.code, 'Ada');
  await tablet.page.locator('.gathering').waitFor();
  await seen(tablet, 'tables');
  await tablet.sit(1);
  await tablet.page.locator('.day-bar').waitFor();
  await tablet.button(tablet.words.board.fit).click();
  await seen(tablet, 'board');
  await tablet.openList();
  await tablet.page.locator('.list__note').nth(1).click();
  await seen(tablet, 'list');
  await tablet.closeList();
  await seen(tablet, 'selection');
  await tablet.button(tablet.words.selection.colour).click();
  await seen(tablet, 'colours');
  await aside(tablet, () => tablet.page.locator('.here').click(), 'here', seen);
  await at(tablet, '#/agora', '.agora .status');
  await seen(tablet, 'agora');
  await at(tablet, '#/help', '.help');
  await tablet.page.getByRole('heading', { level: 1, name: catalogues[options.language].pages.help }).waitFor();
  await seen(tablet, 'help');
  await tablet.behaved();
  await tablet.close();
}

async function moderator(browser, server, options, seen) {
  const tablet = await Tablet.atDesk(browser, server, 'Mona', options);
  await tablet.page.locator('.desk-person').first().waitFor();
  await seen(tablet, 'desk');
  await at(tablet, '#/watch', '.wall__card');
  await until('the boards are there', async () => (await tablet.page.locator('.mini canvas').count()) > 3);
  await seen(tablet, 'wall');
  await aside(tablet, () => tablet.button(tablet.words.watch.invite).click(), 'invitation', seen);
  await at(tablet, '#/screen', '.room__code');
  await seen(tablet, 'screen');
  await at(tablet, '#/replay', '.day-replay .timeline');
  await seen(tablet, 'replay');
  await tablet.behaved();
  await tablet.close();
}

export async function mainStates(browser, server, options, seen) {
  await participant(browser, server, options, seen);
  await moderator(browser, server, options, seen);
}
