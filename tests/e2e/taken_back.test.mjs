// What only moderators do to what is written: taking back somebody's last minutes, emptying a rehearsal, writing for somebody.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started();
const { leadEn } = await import('../../client-web/src/i18n/lead_en.ts');
const { leadFr } = await import('../../client-web/src/i18n/lead_fr.ts');
const { backEn } = await import('../../client-web/src/i18n/back_en.ts');
const { makeEn } = await import('../../client-web/src/i18n/make_en.ts');
const { makeFr } = await import('../../client-web/src/i18n/make_fr.ts');
const { backFr } = await import('../../client-web/src/i18n/back_fr.ts');

const moderate = (name, options) => Tablet.atDesk(browser, server, name, options);

const has = (tablet, text) => until(`“${text}” is there`, async () => (await tablet.texts()).includes(text));
const hasNot = (tablet, text) => until(`“${text}” is gone`, async () => !(await tablet.texts()).includes(text));

for (const [size, language, day, back, table] of [
  ['tablet', 'en', leadEn, backEn, 1],
  ['phone', 'fr', leadFr, backFr, 2],
]) {
  test(`the last minutes of one author are taken back with a preview, and put back (${size}, ${language})`, async () => {
    const ada = await Tablet.open(browser, server.address);
    await ada.join(server.code, `Ada ${size}`);
    await ada.sit(table);
    await ada.writeNote('reste');
    const victor = await Tablet.open(browser, server.address, { touch: true });
    await victor.join(server.code, `Victor ${size}`);
    await victor.sit(table);
    await victor.writeNote('n’importe quoi');
    await victor.saved();
    await has(ada, 'n’importe quoi');

    const mona = await moderate(`Mona ${size}`, { language, size: sizes[size], touch: true });
    await mona.button(day.people.more(`Victor ${size}`)).click();
    await mona.picture(`person-${size}-${language}`);
    await mona.button(back.open).click();
    const dialog = mona.page.getByRole('dialog');
    await dialog.getByText(back.hidden(1)).waitFor();
    await mona.picture(`take-back-${size}-${language}`);
    assert.ok((await ada.texts()).includes('n’importe quoi'), 'looking changes nothing');
    await mona.button(back.act).click();
    await dialog.getByText(back.done(back.hidden(1))).waitFor();
    await hasNot(ada, 'n’importe quoi');
    assert.ok((await ada.texts()).includes('reste'));
    await mona.picture(`taken-back-${size}-${language}`);
    await mona.button(back.undo).click();
    await dialog.getByText(back.undone).waitFor();
    await has(ada, 'n’importe quoi');
    for (const one of [ada, victor, mona]) {
      await one.behaved();
      await one.close();
    }
  });
}

/** Runs in a moderator's page. */
const rehearse = () => globalThis.tablee.day.value.ask({ kind: 'stage', stage: 2 });

for (const [size, language, back, make, table] of [
  ['phone', 'en', backEn, makeEn, 3],
  ['tablet', 'fr', backFr, makeFr, 4],
]) {
  test(`a rehearsal is emptied before the workshop opens, and what was prepared stays (${size}, ${language})`, async () => {
    const mona = await moderate(`Mona ${language}`, { language, size: sizes[size], touch: true });
    await until('the day is there', () => mona.page.evaluate(() => globalThis.tablee.day.value?.day.value != null));
    const ada = await Tablet.open(browser, server.address);
    await ada.join(server.code, `Ada ${language}`);
    await ada.sit(table);
    await ada.writeNote('préparé');
    await ada.saved();
    assert.equal(await mona.page.evaluate(rehearse), 0);
    await mona.button(back.empty.open).waitFor();
    await ada.writeNote('essai');
    await ada.saved();
    await mona.button(make.desk.run).click();
    const dialog = mona.page.getByRole('dialog');
    await dialog.getByText(back.hidden(1)).waitFor();
    await mona.picture(`empty-${size}-${language}`);
    await mona.button(back.empty.actAndOpen).click();
    await dialog.getByText(back.empty.opened).waitFor();
    await hasNot(ada, 'essai');
    assert.ok((await ada.texts()).includes('préparé'));
    await mona.picture(`emptied-${size}-${language}`);
    await mona.page.keyboard.press('Escape');
    await mona.button(make.desk.closeEvent).waitFor();
    for (const one of [ada, mona]) {
      await one.behaved();
      await one.close();
    }
  });
}

for (const [size, language, day, back, table] of [
  ['tablet', 'en', leadEn, backEn, 1],
  ['phone', 'fr', leadFr, backFr, 2],
]) {
  test(`a moderator writes for somebody without a device, and it is theirs and says whose hand it was (${size}, ${language})`, async () => {
    const mona = await moderate(`Mila ${size}`, { language, size: sizes[size], touch: true });
    await mona.button(back.behalf.add).click();
    await mona.page.locator('#their-name').fill(`Léa ${size}`);
    await mona.picture(`add-person-${size}-${language}`);
    await mona.button(back.behalf.addDo).click();
    await mona.button(back.behalf.write(`Léa ${size}`)).click();
    await mona.page.locator('.table-card').first().waitFor();
    await mona.sit(table);
    await mona.page.getByText(back.behalf.writing(`Léa ${size}`)).waitFor();
    await mona.writeNote('dit Léa');
    await mona.saved();
    await mona.picture(`behalf-${size}-${language}`);
    await mona.button(back.behalf.stop).click();
    await mona.writeNote('dit Mila');
    await mona.saved();
    await mona.openList();
    const row = (text) => mona.page.locator('.list__note', { hasText: text });
    await row('dit Léa').getByText(`Léa ${size} (${mona.words.list.writtenBy(`Mila ${size}`)})`).waitFor();
    assert.equal(await row('dit Mila').getByText('(').count(), 0);
    await mona.picture(`behalf-list-${size}-${language}`);
    await mona.behaved();
    await mona.close();
  });
}
