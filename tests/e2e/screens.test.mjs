// The main states as people see them, light and dark, in four sizes and both languages: pictures to be looked at one by one. With SCREENS=1
// small copies go to tests/e2e/screens.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, until } from './tablet.mjs';

const { server, browser } = await started({ notes: true });
const help = {
  fr: (await import('../../client-web/src/i18n/help_fr.ts')).helpFr,
  en: (await import('../../client-web/src/i18n/help_en.ts')).helpEn,
};
const sizes = [
  { width: 1180, height: 820 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
  { width: 1920, height: 1080 },
];
const kept = process.env.SCREENS ? new URL('./screens/', import.meta.url).pathname : process.env.ARTEFACTS;
mkdirSync(kept, { recursive: true });

/** Of one page in all sizes. */
async function taken(tablet, look, state) {
  for (const size of sizes) {
    await tablet.page.setViewportSize(size);
    await tablet.page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    const path = join(kept, `${state}_${look}_${size.width}.jpg`);
    await tablet.page.screenshot({ path, type: 'jpeg', quality: 60 });
  }
}

const at = (tablet, hash, shown) =>
  tablet.page.evaluate((to) => (location.hash = to), hash).then(() => tablet.page.locator(shown).first().waitFor());

for (const [look, language] of [
  ['light', 'fr'],
  ['dark', 'en'],
]) {
  test(`the main states (${look}, ${language})`, async () => {
    const options = {
      language,
      colorScheme: look,
      deviceScaleFactor: process.env.SCREENS ? 0.4 : 1,
    };
    const ada = await Tablet.open(browser, server.address, options);
    await ada.page.locator('#code').waitFor();
    await taken(ada, look, 'join');
    await ada.join(server.code, 'Ada');
    await ada.page.locator('.gathering').waitFor();
    await taken(ada, look, 'tables');
    await ada.sit(1);
    await ada.page.locator('.day-bar').waitFor();
    await taken(ada, look, 'board');
    await ada.openList();
    await ada.page.locator('.list__note').first().click();
    await taken(ada, look, 'list');
    await ada.page.setViewportSize(sizes[0]);
    await ada.closeList();
    await ada.page.locator('.here').click();
    await ada.page.locator('dialog[open]').waitFor();
    await taken(ada, look, 'here');
    await ada.page.keyboard.press('Escape');
    await at(ada, '#/agora', '.agora .day-bar');
    await taken(ada, look, 'agora');
    await at(ada, '#/help', '.help');
    await ada.page.getByRole('heading', { level: 1, name: help[language].pages.help }).waitFor();
    await taken(ada, look, 'help');
    const mona = await Tablet.atDesk(browser, server, 'Mona', options);
    await mona.page.locator('.desk-person').first().waitFor();
    await taken(mona, look, 'desk');
    await at(mona, '#/watch', '.wall__card');
    await until('the boards are there', async () => (await mona.page.locator('.mini canvas').count()) > 3);
    await taken(mona, look, 'wall');
    await at(mona, '#/screen', '.room__code');
    await taken(mona, look, 'screen');
    await at(mona, '#/replay', '.day-replay .timeline');
    await taken(mona, look, 'replay');
    await ada.behaved();
    await mona.behaved();
    await ada.close();
    await mona.close();
  });
}
