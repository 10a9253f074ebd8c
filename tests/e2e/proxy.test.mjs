// What the page says when something stands between it and the server: not that the table was never opened here, but what
// `tablee doctor` would find. And that it opens by itself when that is mended.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Proxy } from './proxy.mjs';
import { started } from './started.mjs';
import { Tablet, until } from './tablet.mjs';

const { server, browser } = await started();

/** By what the proxy does: what is in the way. */
const wrong = { deaf: 'socket', mute: 'socket', renaming: 'origin', stranger: 'name', portal: 'not_ours' };

async function joined(proxy, name, language = 'en') {
  const tablet = await Tablet.open(browser, proxy.address, { language });
  await tablet.join(server.code, name);
  return tablet;
}

async function says(tablet, obstacle) {
  const words = tablet.words.status.way[obstacle];
  // A connection that opens and says nothing is given half a minute for its first word.
  await until(`it says: ${words}`, async () => (await tablet.statusText()).startsWith(words), { timeout: 70_000 });
}

for (const [how, obstacle] of Object.entries(wrong)) {
  test(`behind a proxy that is ${how}, tables say why they do not open, keep what is written, and open when it is right`, async () => {
    const proxy = await Proxy.to(server);
    const closed = await Promise.all(['en', 'fr'].map((language) => joined(proxy, `${how} ${language}`, language)));
    const open = await joined(proxy, `Open ${how}`);
    await open.sit(2);
    proxy.become(how);
    await open.writeNote(`behind ${how}`);
    for (const { page } of closed) {
      await page.locator('.table-card').first().click();
      await page.locator('.board__canvas').waitFor();
    }
    await Promise.all([...closed, open].map((tablet) => says(tablet, obstacle)));
    assert.ok((await open.status()).unsent > 0);
    proxy.become('right');
    for (const tablet of [...closed, open]) await tablet.saved();
    assert.ok((await open.texts()).includes(`behind ${how}`));
    for (const tablet of [...closed, open]) await tablet.close();
    proxy.close();
  });
}
