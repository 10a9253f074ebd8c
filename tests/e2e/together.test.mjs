// Two pages and a client of C++ on one note and one board, one page away for a while with a reload in between: in
// the end all three are equal to the byte, and every sign typed is there once (DESIGN, invariants 3 and 5).
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Headless } from './headless.mjs';
import { started } from './started.mjs';
import { Tablet, until } from './tablet.mjs';
import { Wifi } from './wifi.mjs';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

console.log(`seeds: together ${seed}`);
const { server, browser } = await started();
const wifi = await Wifi.to(server);
let headless;
after(async () => {
  await headless?.close();
  wifi.close();
});

/** Waits until everything is saved everywhere and all are equal; the keyframe. */
async function converged(tablets) {
  return until(
    'all three are equal',
    async () => {
      const far = await headless.state();
      const near = await Promise.all(tablets.map((tablet) => tablet.status()));
      if (!far.saved || near.some((status) => !status.saved)) return null;
      const frames = await Promise.all(tablets.map((tablet) => tablet.keyframe()));
      return frames.every((frame) => frame === far.keyframe) ? far : null;
    },
    { timeout: 30_000 },
  );
}

function count(text, sign) {
  return [...text].filter((one) => one === sign).length;
}

test('three write in one note at once and on one board, one of them offline with a reload', async () => {
  const here = await Tablet.open(browser, server.address);
  await here.join(server.code, 'Agnès');
  await here.sit(3);
  const away = await Tablet.open(browser, wifi.address);
  await away.join(server.code, 'Moussa');
  await away.sit(3);
  await away.installed();
  headless = new Headless(server, { name: 'Robot', table: 3, seed });

  await here.writeNote('=');
  await until('the note has come to the others', async () => {
    const [far, near] = [await headless.state(), await away.texts()];
    return far.texts.includes('=') && near.includes('=');
  });

  // All three at once in the same note; signs tell who typed them.
  await Promise.all([here.openNote('='), away.openNote('=')]);
  await Promise.all([
    here.page.keyboard.type('abcdefghijklm', { delay: 15 }),
    away.page.keyboard.type('ABCDEFGHIJKLM', { delay: 15 }),
    headless.say('type 0123456789éè🎓'),
  ]);
  await converged([here, away]);

  // One goes away, and writes on while the others do, and reloads while away, and writes on.
  await away.context.setOffline(true);
  wifi.cut();
  await away.page.keyboard.type('NOPQ', { delay: 15 });
  await here.page.keyboard.type('nopq', { delay: 15 });
  headless.say('type ÀÇ');
  await until('the page says that it is offline', async () => (await away.status()).connection === 'offline');
  assert.match(await away.statusText(), /Offline/);
  await away.page.keyboard.press('Escape');
  await away.writeNote('written while away');
  await until('it is kept on the device', async () => (await away.status()).onDevice);
  const texts = await away.texts();
  await away.reload();
  await until('the page is back from its own disk', async () => (await away.texts()).length === texts.length);
  assert.deepEqual((await away.texts()).sort(), texts.sort());
  await away.writeNote('and after the reload');
  await here.page.keyboard.press('Escape');
  await here.writeNote('meanwhile here');
  headless.say('note 900 500 meanwhile elsewhere');

  wifi.restore();
  await away.context.setOffline(false);
  const end = await converged([here, away]);
  await away.saved();

  const note = end.texts.find((text) => text.includes('='));
  for (const sign of '=abcdefghijklmnopqABCDEFGHIJKLMNOPQ0123456789éè🎓ÀÇ') {
    assert.equal(count(note, sign), 1, `${sign} in ${note}`);
  }
  for (const text of ['written while away', 'and after the reload', 'meanwhile here', 'meanwhile elsewhere']) {
    assert.equal(end.texts.filter((one) => one === text).length, 1, text);
  }
  assert.deepEqual([...here.errors, ...away.errors], []);
});
