// A server that comes back from a backup, under people who have gone on: what they wrote after the backup is on the board
// again (PROTOCOL.md, P28).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { join } from 'node:path';
import { tablee } from './server.mjs';
import { started } from './started.mjs';
import { Tablet, until } from './tablet.mjs';

const { server, browser } = await started();

test('what was written after the backup comes back by itself, once, and others see it', async () => {
  const tablet = await Tablet.open(browser, server.address);
  await tablet.join(server.code, 'Hugo');
  await tablet.sit(1);
  await tablet.writeNote('before the backup');
  await tablet.saved();

  const backup = join(server.folder, 'backup');
  tablee('backup', '--data', server.data, '--to', backup); // beside the running server
  await tablet.writeNote('after the backup');
  await tablet.writeNote('and later');
  await tablet.saved();

  assert.equal(await server.stop(), 0);
  await until('the page says that it is offline', async () => /Offline since/.test(await tablet.statusText()));
  await tablet.writeNote('while it was away');
  server.data = join(server.folder, 'restored');
  tablee('restore', '--from', backup, '--data', server.data);
  await server.start();

  const all = ['after the backup', 'and later', 'before the backup', 'while it was away'];
  await tablet.saved();
  assert.deepEqual((await tablet.texts()).sort(), all);
  const other = await Tablet.open(browser, server.address);
  await other.join(server.code, 'Inès');
  await other.sit(1);
  assert.deepEqual((await other.texts()).sort(), all);
  assert.equal(await other.keyframe(), await tablet.keyframe());

  // The page's own copy is the restored board's now.
  await tablet.reload();
  await tablet.saved();
  assert.deepEqual((await tablet.texts()).sort(), all);
  for (const one of [tablet, other]) {
    assert.deepEqual(one.strangers, []);
    assert.deepEqual(one.errors, []);
    await one.close();
  }
});
