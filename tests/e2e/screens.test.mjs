// The main states as people see them, light and dark, in four sizes and both languages: pictures to be looked at one by one. With SCREENS=1
// small copies go to tests/e2e/screens.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { started } from './started.mjs';
import { mainStates } from './states.mjs';

const { server, browser } = await started({ notes: true });
const sizes = [
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
  { width: 1920, height: 1080 },
  { width: 1180, height: 820 },
];
const kept = process.env.SCREENS ? new URL('./screens/', import.meta.url).pathname : process.env.ARTEFACTS;
mkdirSync(kept, { recursive: true });

for (const [look, language] of [
  ['light', 'fr'],
  ['dark', 'en'],
]) {
  test(`the main states (${look}, ${language})`, async () => {
    const options = { language, colorScheme: look, deviceScaleFactor: process.env.SCREENS ? 0.4 : 1 };
    await mainStates(browser, server, options, async ({ page }, state) => {
      for (const size of sizes) {
        await page.setViewportSize(size);
        await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
        const path = join(kept, `${state}_${look}_${size.width}.jpg`);
        await page.screenshot({ path, type: 'jpeg', quality: 60 });
      }
    });
  });
}
