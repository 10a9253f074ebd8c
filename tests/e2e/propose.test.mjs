// A table's propositions as people make them: written in the panel, out of notes on the board, ordered by steps and by dragging, put
// under a heading, merged, undone; without a network; and the same order for all.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, axeScript } from './axe.mjs';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';
import { Wifi } from './wifi.mjs';

const { server, browser } = await started();
const { outcomeEn } = await import('../../client-web/src/i18n/outcome_en.ts');
const { outcomeFr } = await import('../../client-web/src/i18n/outcome_fr.ts');
const { framesEn } = await import('../../client-web/src/i18n/frames_en.ts');
const { framesFr } = await import('../../client-web/src/i18n/frames_fr.ts');

const panel = (tablet, t) => tablet.page.getByRole('dialog', { name: t.title });

async function openPanel(tablet, t) {
  await tablet.button(tablet.words.board.propositions).click();
  await panel(tablet, t).waitFor();
}

/** What the panel lists, headings in capitals. */
const listed = (tablet) =>
  tablet.page.evaluate(() =>
    [...document.querySelectorAll('.outcome__group')].flatMap((group) => [
      ...[...group.querySelectorAll('h3')].map((one) => one.textContent.trim().toUpperCase()),
      ...[...group.querySelectorAll('.outcome__text')].map((one) => one.textContent),
    ]),
  );

const lists = (tablet, wanted) =>
  until(`the panel lists ${wanted}`, async () => JSON.stringify(await listed(tablet)) === JSON.stringify(wanted)).catch(
    async (error) => {
      error.message += `; it lists ${await listed(tablet)}`;
      throw error;
    },
  );

async function add(tablet, t, text) {
  await tablet.page.getByLabel(t.add, { exact: true }).fill(text);
  await tablet.page.keyboard.press('Enter');
}

for (const [size, language, t, frames, table] of [
  ['tablet', 'en', outcomeEn, framesEn, 1],
  ['phone', 'fr', outcomeFr, framesFr, 2],
]) {
  test(`a table makes, orders, heads and merges its propositions (${size}, ${language})`, async () => {
    const wifi = await Wifi.to(server);
    const look = { language, size: sizes[size], touch: true, script: axeScript };
    const ada = await Tablet.open(browser, server.address, look);
    await ada.join(server.code, `Ada ${size}`);
    await ada.sit(table);
    const bilal = await Tablet.open(browser, wifi.address, look);
    await bilal.join(server.code, `Bilal ${size}`);
    await bilal.sit(table);

    await ada.writeNote('depuis une note');
    await ada.openNote('depuis une note');
    await ada.page.keyboard.press('Escape');
    await ada.button(frames.propose).click();
    await openPanel(ada, t);
    await openPanel(bilal, t);
    await lists(bilal, ['depuis une note']);
    await add(ada, t, 'alpha');
    await add(ada, t, 'beta');
    await lists(bilal, ['depuis une note', 'alpha', 'beta']);
    await ada.picture(`propose-panel-${size}-${language}`);

    await ada.button(t.up('beta')).click();
    await lists(bilal, ['depuis une note', 'beta', 'alpha']);
    const handle = panel(ada, t).locator('.outcome__item', { hasText: 'alpha' }).locator('.outcome__handle');
    const from = await handle.boundingBox();
    const first = await panel(ada, t).locator('.outcome__item').first().boundingBox();
    await ada.drag({ x: from.x + from.width / 2, y: from.y + from.height / 2 }, { x: from.x + 20, y: first.y + 4 });
    await lists(bilal, ['alpha', 'depuis une note', 'beta']);

    wifi.cut();
    await until('it is offline', async () => (await bilal.status()).connection === 'offline');
    await bilal.page.getByLabel(t.addHeading, { exact: true }).fill('Conditions');
    await bilal.page.keyboard.press('Enter');
    await lists(bilal, ['alpha', 'depuis une note', 'beta', 'CONDITIONS']);
    await bilal.button(t.more('beta')).click();
    await panel(bilal, t).locator('.outcome__item', { hasText: 'beta' }).getByLabel(t.under).selectOption({ label: 'Conditions' });
    await panel(bilal, t).getByRole('button', { name: t.moveDo, exact: true }).click();
    await lists(bilal, ['alpha', 'depuis une note', 'CONDITIONS', 'beta']);
    await bilal.picture(`propose-heading-${size}-${language}`);
    wifi.restore();
    await lists(ada, ['alpha', 'depuis une note', 'CONDITIONS', 'beta']);

    await ada.button(t.more('alpha')).click();
    await ada.picture(`propose-more-${size}-${language}`);
    await accessible(ada, 'the panel of propositions');
    await panel(ada, t).locator('.outcome__item', { hasText: 'alpha' }).getByLabel(t.merge).selectOption({ label: 'beta' });
    await panel(ada, t).getByRole('button', { name: t.mergeDo, exact: true }).click();
    await lists(bilal, ['alpha · beta', 'depuis une note', 'CONDITIONS']);
    await panel(ada, t).getByRole('button', { name: t.undo }).click();
    await lists(bilal, ['alpha', 'depuis une note', 'CONDITIONS', 'beta']);

    await ada.page.keyboard.press('Escape');
    await ada.button(ada.words.board.fit).click();
    await ada.picture(`propose-board-${size}-${language}`);
    for (const one of [ada, bilal]) {
      await one.saved();
      await one.behaved();
    }
    assert.equal(await ada.keyframe(), await bilal.keyframe());
    await ada.close();
    await bilal.close();
    await wifi.close();
  });
}
