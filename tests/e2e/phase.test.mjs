// A phase that takes votes alone: nobody writes what would be refused, and a note from before that comes late waits with its author
// and goes out by itself in the phase that takes notes again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';
import { Wifi } from './wifi.mjs';

const { server, browser } = await started();

/** Runs in a moderator's page: begins a phase for everybody that allows this alone. */
function begin(allowed) {
  const day = globalThis.tablee.day.value;
  const [run] = day.day.value.runs.values();
  const nothing = { write: false, moveOthers: false, ink: false, vote: false, propose: false };
  const open = { tables: [], length: 0, place: 0, privacy: 0, names: 0, locksAtEnd: false };
  const phase = { id: 0, title: allowed.write ? 'Écrire et voter' : 'Voter', instruction: '', ...open, allowed: { ...nothing, ...allowed } };
  return day.ask({ kind: 'begin', seen: run?.id ?? 0, phase });
}

for (const [size, language, table] of [
  ['phone', 'fr', 1],
  ['tablet', 'en', 2],
]) {
  test(`a note that comes in a phase of votes waits, and goes out by itself later (${size}, ${language})`, async () => {
    const moderator = await Tablet.open(browser, server.address, { fragment: server.moderatorFragment });
    await moderator.enter(`Mona ${size}`);
    await until('the day is there', () => moderator.page.evaluate(() => globalThis.tablee.day.value?.day.value != null));
    const wifi = await Wifi.to(server);
    const tablet = await Tablet.open(browser, wifi.address, { language, size: sizes[size], touch: true });
    const { page, words } = tablet;
    await tablet.join(server.code, `Lina ${size}`);
    await tablet.sit(table);
    wifi.cut();
    await until('it is offline', async () => (await tablet.status()).connection === 'offline');
    await tablet.writeNote('avant le vote');
    assert.equal(await moderator.page.evaluate(begin, { vote: true }), 0);
    wifi.restore();
    await until('the note waits in the tray', async () => (await tablet.status()).refused > 0, { timeout: 60_000 });

    await page.locator('.day-bar__title', { hasText: /^Voter$/ }).waitFor();
    // It looks and is called disabled, and says why when it is pressed all the same.
    const note = tablet.button(words.board.newNoteShort);
    assert.equal(await note.getAttribute('aria-disabled'), 'true');
    await note.click({ force: true });
    await page.getByText(words.board.notThisPhase).waitFor();
    assert.equal(await page.locator('.note-editor:visible').count(), 0);
    await tablet.picture(`phase-${size}-${language}`);
    await page.locator('.status__refused').click();
    await page.getByText('avant le vote').waitFor();
    await page.keyboard.press('Escape');

    assert.equal(await moderator.page.evaluate(begin, { write: true, vote: true }), 0);
    await until('it went out', async () => (await tablet.status()).refused === 0 && (await tablet.status()).saved, { timeout: 60_000 });
    assert.ok((await tablet.texts()).includes('avant le vote'));
    for (const one of [tablet, moderator]) {
      await one.behaved();
      await one.close();
    }
    wifi.close();
  });
}
