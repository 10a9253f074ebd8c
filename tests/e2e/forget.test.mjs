// A person's name is erased on request: seen before it is done, and gone from the pages of all and from the server's files.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started();
const { leadEn } = await import('../../client-web/src/i18n/lead_en.ts');
const { leadFr } = await import('../../client-web/src/i18n/lead_fr.ts');
const { forgetEn } = await import('../../client-web/src/i18n/forget_en.ts');
const { forgetFr } = await import('../../client-web/src/i18n/forget_fr.ts');

/** The files of the data folder that hold these bytes. */
const holding = (bytes) =>
  readdirSync(server.data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => readFileSync(file).includes(bytes));

for (const [size, language, lead, forget, name] of [
  ['tablet', 'en', leadEn, forgetEn, 'Zoé Quilliou'],
  ['phone', 'fr', leadFr, forgetFr, 'Xerxès Oudin'],
]) {
  test(`a name is erased for good, and what was written stays (F1, F4; ${size}, ${language})`, async () => {
    const other = await Tablet.open(browser, server.address);
    await other.join(server.code, `Ada ${size}`);
    await other.sit(1);
    const gone = await Tablet.open(browser, server.address, { touch: true });
    await gone.join(server.code, name);
    await gone.sit(1);
    await gone.writeNote(`reste ${size}`);
    await gone.saved();
    await until('the note has come', async () => (await other.texts()).includes(`reste ${size}`));
    assert.notEqual(holding(name).length, 0, 'else this test proves nothing');

    const mona = await Tablet.atDesk(browser, server, `Mona ${size}`, {
      language,
      size: sizes[size],
      touch: true,
    });
    await mona.button(lead.people.more(name)).click();
    await mona.button(forget.open).click();
    const dialog = mona.page.getByRole('dialog');
    await dialog.getByText(forget.name).waitFor();
    await mona.picture(`forget-${size}-${language}`);
    await mona.button(forget.act).click();
    await dialog.getByText(forget.done).waitFor();
    await mona.picture(`forgotten-${size}-${language}`);
    await mona.page.keyboard.press('Escape');
    await until(
      'the desk names nobody so',
      async () => !(await mona.page.textContent('body')).includes(name),
    );
    assert.deepEqual(holding(name), [], 'no byte of it is left');
    const known = () =>
      other.page.evaluate(() =>
        JSON.stringify([...globalThis.tablee.session.people.value.values()].map((one) => one.name)),
      );
    await until('the others forget it', async () => !(await known()).includes(name));
    assert.ok((await other.texts()).includes(`reste ${size}`));
    await gone.page.getByRole('dialog').waitFor();
    await gone.picture(`forgotten-self-${size}`);
    for (const one of [other, mona]) await one.behaved();
    for (const one of [other, gone, mona]) await one.close();
  });
}
