// Nothing that was typed is thrown away in silence: a note that somebody deletes under the hand that writes in it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anaAndLuc } from './ana_and_luc.mjs';
import { started } from './started.mjs';
import { until } from './tablet.mjs';

const { ana, luc } = await anaAndLuc(await started());

/** Luc deletes the note that says `text`. */
async function deletes(text) {
  await luc.openNote(text);
  await luc.page.keyboard.press('Escape');
  await luc.page.keyboard.press('Delete');
}

test('a note that is deleted while one writes in it says so, and comes back with every word', async () => {
  await ana.writeNote('trees');
  await until('it is there', async () => (await luc.texts()).includes('trees'));
  await ana.openNote('trees');
  await ana.page.keyboard.type(' along');
  await until('the other sees it', async () => (await luc.texts()).includes('trees along'));
  await deletes('trees along');
  const toast = ana.page.locator('.toast', { hasText: ana.words.board.gone });
  await toast.waitFor();
  assert.equal(await ana.page.locator('.note-editor').isVisible(), false);
  await ana.picture('honest-gone');
  await toast.getByRole('button', { name: ana.words.board.bringBack }).click();
  await until('it is back for both', async () => (await luc.texts()).includes('trees along'));
});

test('words typed without a network into a note that is deleted meanwhile are in the bin with it', async () => {
  await ana.openNote('trees along');
  await ana.context.setOffline(true);
  await until('it is known', async () => (await ana.status()).connection === 'offline');
  await ana.page.keyboard.type(' the river');
  await until('one thing is unsent, whatever was typed', async () => (await ana.status()).unsent === 1);
  await deletes('trees along');
  await until('it is gone there', async () => !(await luc.texts()).includes('trees along'));
  await ana.context.setOffline(false);
  await until('it is gone here', async () => (await ana.texts()).every((text) => !text.startsWith('trees')));
  const toast = ana.page.locator('.toast', { hasText: ana.words.board.gone });
  await toast.waitFor();
  await toast.getByRole('button', { name: ana.words.board.bringBack }).click();
  await until('every word is back', async () => (await luc.texts()).includes('trees along the river'));
  await ana.saved();
});
