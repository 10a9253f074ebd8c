// Several people on one tablet, and what is each one's own there: notes, undo, plus ones, dots; somebody who is added without a
// network; somebody who goes on with a phone (PROTOCOL.md, P41 and D26).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, axeScript } from './axe.mjs';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';
import { Wifi } from './wifi.mjs';

const { server, browser } = await started();
const { dayEn } = await import('../../client-web/src/i18n/day_en.ts');
const { dayFr } = await import('../../client-web/src/i18n/day_fr.ts');
const { tabletEn } = await import('../../client-web/src/i18n/tablet_en.ts');
const { tabletFr } = await import('../../client-web/src/i18n/tablet_fr.ts');
const { voteEn } = await import('../../client-web/src/i18n/vote_en.ts');
const { voteFr } = await import('../../client-web/src/i18n/vote_fr.ts');

/** Who made what, by name, as this page knows it. */
const authors = (tablet) =>
  tablet.page.evaluate(() => {
    const { session, boards } = globalThis.tablee;
    const { document } = [...boards][0];
    const nameOf = (who) => session.people.value.get(who)?.name ?? String(who);
    return Object.fromEntries(Array.from(document.order(), (one) => [document.text(one), nameOf(document.object(one).author)]));
  });

const madeBy = (tablet, text, name) =>
  until(`“${text}” is ${name}’s`, async () => (await authors(tablet))[text] === name);
const chosen = (tablet, shared, name) =>
  until(`${name} writes`, async () => (await tablet.button(shared.chip(name)).getAttribute('aria-pressed')) === 'true');

async function openPanel(tablet, shared) {
  await tablet.page.locator('.here').click();
  await tablet.button(shared.open).click();
  await tablet.page.getByRole('dialog', { name: shared.title }).waitFor();
}

async function add(tablet, shared, name) {
  await tablet.page.locator('#tablet-name').fill(name);
  await tablet.button(shared.add).click();
  await tablet.page.getByText(shared.added(name)).waitFor();
}

for (const [size, language, shared, day, vote, table] of [
  ['tablet', 'en', tabletEn, dayEn, voteEn, 1],
  ['phone', 'fr', tabletFr, dayFr, voteFr, 2],
]) {
  test(`three people share a tablet, and one goes on with a phone (${size}, ${language})`, async () => {
    const [ana, ben, cleo] = ['Ana', 'Ben', 'Cleo'].map((name) => `${name} ${size}`);
    const wifi = await Wifi.to(server);
    const look = { language, size: sizes[size], touch: true, script: axeScript };
    const mona = await Tablet.atDesk(browser, server, `Mona ${size}`, look);
    await mona.button(mona.words.board.tables).click();
    await mona.sit(table);
    const tablet = await Tablet.open(browser, wifi.address, look);
    await tablet.join(server.code, ana);
    await tablet.installed();
    await tablet.sit(table);
    await tablet.writeNote('by Ana');
    assert.equal(await tablet.page.locator('.tablet__chips').count(), 0, 'one person needs no name');

    await openPanel(tablet, shared);
    await add(tablet, shared, ben);
    await tablet.picture(`share-tablet-${size}-${language}`);
    await accessible(tablet, 'the panel of a shared tablet');
    await tablet.page.keyboard.press('Escape');
    await chosen(tablet, shared, ben);
    await tablet.writeNote('by Ben');
    await madeBy(mona, 'by Ben', ben);
    await until('Ben sits where the tablet lies', () =>
      mona.page.evaluate(
        ([name, number]) => {
          const { session, day } = globalThis.tablee;
          const [who] = [...session.people.value.values()].filter((one) => one.name === name);
          const state = day.value.day.value;
          return state.seats.get(who.participant)?.table === number && day.value.here.value.has(who.participant);
        },
        [ben, table],
      ),
    );

    // Without a network a name is enough as well.
    wifi.cut();
    await openPanel(tablet, shared);
    await add(tablet, shared, cleo);
    await tablet.page.keyboard.press('Escape');
    await chosen(tablet, shared, cleo);
    await tablet.button(tablet.words.board.newNoteShort).click();
    await tablet.page.keyboard.type('by Cleo');
    await tablet.page.locator('.tablet__whose', { hasText: cleo }).waitFor();
    await tablet.picture(`shared-writing-${size}-${language}`);
    await tablet.page.keyboard.press('Escape');
    await tablet.reload();
    await until('what was written is there after a reload', async () => (await tablet.texts()).includes('by Cleo'));
    await chosen(tablet, shared, cleo);
    wifi.restore();
    await madeBy(mona, 'by Cleo', cleo);
    await tablet.saved();
    await chosen(tablet, shared, cleo);
    await accessible(tablet, 'a board on a shared tablet');

    // Each undoes their own.
    await tablet.writeNote('and more');
    await tablet.button(shared.chip(ben)).click();
    await tablet.writeNote('slip');
    await tablet.button(shared.chip(cleo)).click();
    await tablet.page.keyboard.press('Control+z');
    await until('Cleo’s last is gone', async () => !(await tablet.texts()).includes('and more'));
    assert.ok((await tablet.texts()).includes('slip'), 'Ben’s is not');
    await tablet.button(shared.chip(ben)).click();
    await tablet.page.keyboard.press('Control+z');
    await until('Ben’s is', async () => !(await tablet.texts()).includes('slip'));

    // Each has their dots.
    await mona.page.locator('.day-bar__now').click();
    await mona.page.getByRole('dialog').getByRole('button', { name: day.startVote }).click();
    const form = mona.page.getByRole('dialog', { name: vote.openTitle });
    await form.getByLabel(vote.title).fill('Which?');
    await form.getByLabel(vote.dots).selectOption('3');
    await form.getByRole('button', { name: vote.begin }).click();
    const bar = (one) => one.page.getByRole('region', { name: vote.vote, exact: true });
    const left = (n) => bar(tablet).getByText(vote.left(n), { exact: true }).waitFor();
    await left(3);
    await tablet.button(tablet.words.board.fit).click();
    for (const name of [ana, ben, cleo]) {
      await tablet.button(shared.chip(name)).click();
      await left(3);
      await tablet.button(vote.give('by Ana')).click();
      await left(2);
    }
    await tablet.picture(`shared-voting-${size}-${language}`);
    await bar(mona).getByText(vote.voted(3)).waitFor();
    await tablet.button(shared.chip(ana)).click();
    await left(2);

    // Ben goes on with a phone, as the same person.
    await openPanel(tablet, shared);
    await tablet.button(shared.own(ben)).click();
    const link = await tablet.page.locator('#tablet-way').inputValue();
    await tablet.picture(`own-device-${size}-${language}`);
    await tablet.page.keyboard.press('Escape');
    const fragment = new URL(link).hash;
    const phone = await Tablet.open(browser, server.address, { ...look, size: sizes.phone, fragment });
    await phone.page.getByRole('button', { name: phone.words.join.goOnAs(ben) }).click();
    await phone.page.locator('.table-card').first().waitFor();
    assert.equal((await phone.identity()).name, ben);
    await tablet.button(shared.chip(ben)).waitFor({ state: 'detached' });
    await phone.sit(table);
    await phone.writeNote('by Ben’s phone');
    await madeBy(mona, 'by Ben’s phone', ben);
    await bar(phone).getByText(vote.left(2), { exact: true }).waitFor();
    await madeBy(mona, 'by Ben', ben);
    for (const one of [mona, tablet, phone]) {
      await one.behaved();
      await one.close();
    }
  });
}
