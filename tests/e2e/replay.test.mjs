// A moderator sees all tables live, and goes through a table's day again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, until } from './tablet.mjs';

const { server, browser } = await started();

/** Texts of the shown notes at the moment that the replay shows. */
function shown(tablet) {
  return tablet.page.evaluate(() => {
    const { document } = globalThis.tablee.replay;
    return Array.from(document.order(), (handle) => document.text(handle));
  });
}

test('the wall follows the tables, and the replay shows any moment of one', async () => {
  const writer = await Tablet.open(browser, server.address);
  await writer.join(server.code, 'Fatou');
  await writer.sit(1);
  for (const text of ['first', 'second', 'third']) await writer.writeNote(text);
  await writer.saved();

  const moderator = await Tablet.open(browser, server.address, { fragment: server.moderatorFragment });
  await moderator.enter('Sophie');
  await moderator.button(moderator.words.tables.wall).click();
  const card = moderator.page.locator('.wall__card').first();
  const notes = (n) => card.getByText(moderator.words.watch.notes(n)).waitFor();
  await notes(3);
  await writer.writeNote('fourth');
  await notes(4);

  await card.getByRole('button', { name: moderator.words.watch.replay }).click();
  await until('the log is read', () =>
    moderator.page.evaluate(() => globalThis.tablee.replay?.state.value === 'ready'),
  );
  const words = moderator.words.replay;
  await moderator.button(words.end).click();
  await until('all notes at the end', async () => (await shown(moderator)).length === 4);
  await moderator.picture('replay-en-tablet');
  // Step by step back to the first entry, also where several came within a millisecond.
  for (let steps = 0; (await shown(moderator)).join('') !== ''; steps++) {
    assert.ok(steps < 200, 'stepping back comes to the beginning');
    await moderator.button(words.stepBack).click();
  }
  await moderator.button(words.start).click();
  await until('less at the beginning', async () => (await shown(moderator)).length <= 1);

  // Scrubbing back and forth on the strip: what is shown grows with the time.
  const strip = await moderator.page.locator('.timeline').boundingBox();
  let before = 0;
  for (const share of [0.02, 0.3, 0.6, 0.98]) {
    await moderator.page.mouse.click(strip.x + strip.width * share, strip.y + strip.height / 2);
    const now = (await shown(moderator)).length;
    assert.ok(now >= before, `${now} notes after ${before}`);
    before = now;
  }

  // Played from the beginning it reaches the end by itself.
  await moderator.button(words.start).click();
  await moderator.button(words.times(600)).click();
  await moderator.button(words.play).click();
  await until('the end', async () => (await shown(moderator)).length === 4);
  assert.deepEqual((await shown(moderator)).sort(), ['first', 'fourth', 'second', 'third']);
  assert.deepEqual([...writer.errors, ...moderator.errors], []);
  await moderator.close();
  await writer.close();
});
