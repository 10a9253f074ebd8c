// The first screens wait for nothing that they do not need: no core, one language. What does not come is said, with a
// way to try again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started();

/** Runs in the page before its own script: the core does not come until a test lets it. */
function withholdCore() {
  const { fetch } = globalThis;
  globalThis.coreComes = false;
  globalThis.fetch = (what, ...rest) =>
    String(what).includes('core.wasm') && !globalThis.coreComes
      ? Promise.reject(new TypeError('withheld'))
      : fetch(what, ...rest);
}

for (const language of ['fr', 'en']) {
  test(`joining and tables need no core, and a table without one says so and opens later (${language})`, async () => {
    const options = { language, size: sizes.phone, touch: true, script: withholdCore };
    const tablet = await Tablet.open(browser, server.address, options);
    const { page, words } = tablet;
    await tablet.join(server.code, 'Louise');
    await page.locator('.table-card').first().click();
    await page.getByText(words.common.notLoaded).waitFor();
    await tablet.button(words.common.retry).click();
    await page.getByText(words.common.notLoaded).waitFor();
    await page.evaluate(() => (globalThis.coreComes = true));
    await tablet.button(words.common.retry).click();
    await page.locator('.board__canvas').waitFor();
    await tablet.saved();

    const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map((one) => one.name));
    const catalogues = fetched.filter((name) => /\/assets\/(fr|en)-[^/]+\.js$/.test(name));
    assert.equal(catalogues.length, 1, catalogues.join());
    assert.match(catalogues[0], new RegExp(`/assets/${language}-`));
    assert.deepEqual(tablet.errors, []);
    await tablet.close();
  });
}

test('the other language is fetched when it is chosen', async () => {
  const tablet = await Tablet.open(browser, server.address, { language: 'fr' });
  await tablet.button('EN').click();
  await tablet.page.getByText('Take your place').or(tablet.page.getByText(/workshop/i)).first().waitFor();
  await until('the page says that it is English', () =>
    tablet.page.evaluate(() => document.documentElement.lang === 'en'),
  );
  await tablet.close();
});

test('a browser in which the script does not run is told so, in both languages', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/`);
  const said = await page.locator('body').innerText();
  assert.match(said, /JavaScript/);
  await page.getByText('Firefox 115').first().waitFor();
  await context.close();
});

for (const language of ['fr', 'en']) {
  test(`a browser without WebAssembly is told so, and not to look at the network (${language})`, async () => {
    const options = { language, size: sizes.phone, touch: true, script: () => delete globalThis.WebAssembly };
    const tablet = await Tablet.open(browser, server.address, options);
    await tablet.join(server.code, `Lola ${language}`);
    await tablet.page.locator('.table-card').first().click();
    await tablet.page.getByText(tablet.words.common.noWasm).waitFor();
    await tablet.close();
  });
}
