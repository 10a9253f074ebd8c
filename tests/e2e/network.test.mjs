// What the page says, in words, while the server or the network is gone; and that it comes back by itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, until } from './tablet.mjs';
import { Wifi } from './wifi.mjs';

const { server, browser } = await started();

test('a stopped server is told in words, changes are counted, and all is saved when it is back', async () => {
  const tablet = await Tablet.open(browser, server.address);
  await tablet.join(server.code, 'Hugo');
  await tablet.sit(1);
  await tablet.writeNote('before');
  await tablet.saved();

  assert.equal(await server.stop(), 0, 'SIGTERM ends with 0');
  await until('the page says that it is offline', async () => /Offline since/.test(await tablet.statusText()));
  await tablet.writeNote('meanwhile');
  await until('it counts', async () => /\d+ changes? kept on this device/.test(await tablet.statusText()));
  assert.ok((await tablet.status()).unsent > 0);

  await server.start();
  await tablet.saved();
  assert.deepEqual((await tablet.texts()).sort(), ['before', 'meanwhile']);
  await tablet.close();
});

// P16: a dead network is noticed within 10 s, though no connection was closed.
test('a network that swallows everything is noticed within ten seconds', async () => {
  const wifi = await Wifi.to(server);
  const tablet = await Tablet.open(browser, wifi.address);
  await tablet.join(server.code, 'Nadia');
  await tablet.sit(4);
  wifi.freeze();
  const began = Date.now();
  await until('offline', async () => (await tablet.status()).connection === 'offline', { timeout: 15_000 });
  const took = Date.now() - began;
  assert.ok(took < 11_000, `it took ${took} ms`);
  wifi.restore();
  await tablet.saved();
  await tablet.close();
  wifi.close();
});

test('a killed server loses nothing that was called saved', async () => {
  const tablet = await Tablet.open(browser, server.address);
  await tablet.join(server.code, 'Paul');
  await tablet.sit(2);
  await tablet.writeNote('durable');
  await tablet.saved();
  await server.stop('SIGKILL');
  await server.start();
  await tablet.saved();
  const other = await Tablet.open(browser, server.address);
  await other.join(server.code, 'Inès');
  await other.sit(2);
  assert.deepEqual(await other.texts(), ['durable']);
  assert.equal(await other.keyframe(), await tablet.keyframe());
  await tablet.close();
  await other.close();
});

test('a reload in the middle of writing keeps every letter', async () => {
  const tablet = await Tablet.open(browser, server.address);
  await tablet.join(server.code, 'Aïcha');
  await tablet.sit(3);
  for (let i = 1; i <= 6; ++i) {
    const text = `Écrit juste avant le rechargement ${i}`;
    await tablet.writeNote(text);
    await tablet.reload();
    await until(text, async () => (await tablet.texts()).filter((shown) => shown === text).length === 1);
  }
  await tablet.close();
});

test('what a closed tab could not send arrives though another tab of the board is open', async () => {
  const wifi = await Wifi.to(server);
  const closing = await Tablet.open(browser, wifi.address);
  await closing.join(server.code, 'Moussa');
  await closing.sit(3);
  const staying = await closing.beside();
  await staying.saved();
  wifi.cut();
  await closing.writeNote('left behind');
  await until('it is kept', async () => {
    const { unsent, onDevice } = await closing.status();
    return unsent > 0 && onDevice;
  });
  await closing.page.close();
  wifi.restore();
  await until('it arrives', async () => (await staying.texts()).includes('left behind'), { timeout: 40_000 });
  await staying.saved();
  await staying.close();
  wifi.close();
});
