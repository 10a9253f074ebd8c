// A data folder that was copied by hand (cp -r, a snapshot of a virtual machine) and takes the place of the newer one later. Nobody
// told the server: tablets know more than the log, and bring back what was acknowledged (PROTOCOL.md, P28).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, until } from './tablet.mjs';
import { Wifi } from './wifi.mjs';

const { server, browser } = await started();
let copies = 0;

/** As an operator does it. */
function copied() {
  const copy = join(server.folder, `copy${++copies}`);
  execFileSync('cp', ['-r', server.data, copy]);
  return copy;
}

async function putBack(copy) {
  await server.stop('SIGKILL');
  rmSync(server.data, { recursive: true });
  execFileSync('cp', ['-r', copy, server.data]);
  await server.start();
}

async function seated(address, name, table) {
  const tablet = await Tablet.open(browser, address);
  await tablet.join(server.code, name);
  await tablet.sit(table);
  return tablet;
}

async function written(tablet, ...texts) {
  for (const text of texts) await tablet.writeNote(text);
  await tablet.saved();
}

/** All of them show exactly these notes, and so does somebody who comes now. */
async function allShow(tablets, table, texts) {
  const newcomer = await seated(server.address, `Newcomer at ${table}`, table);
  for (const tablet of [...tablets, newcomer]) {
    await until('it has the notes', async () => JSON.stringify((await tablet.texts()).sort()) === JSON.stringify([...texts].sort())).catch(
      async () => assert.deepEqual((await tablet.texts()).sort(), [...texts].sort()),
    );
    await tablet.saved();
    await tablet.behaved();
    await tablet.close();
  }
}

test('a folder copied while the server runs, and put back later: acknowledged notes of all tablets come back', async () => {
  const hugo = await seated(server.address, 'Hugo', 1);
  const ines = await seated(server.address, 'Inès', 1);
  await written(hugo, 'before');
  const copy = copied();
  await written(hugo, 'of Hugo after', 'and again');
  await written(ines, 'of Inès after');
  await putBack(copy);
  await allShow([hugo, ines], 1, ['before', 'of Hugo after', 'and again', 'of Inès after']);
});

test('a folder copied after the server was killed, likewise', async () => {
  const hugo = await seated(server.address, 'Paul', 2);
  await written(hugo, 'before');
  await server.stop('SIGKILL');
  const copy = copied();
  await server.start();
  await written(hugo, 'after');
  await putBack(copy);
  await allShow([hugo], 2, ['before', 'after']);
});

test('a log that was cut and has grown beyond what a tablet knew is seen to be another', async () => {
  const wifi = await Wifi.to(server);
  const away = await seated(wifi.address, 'Nadia', 3);
  const stays = await seated(server.address, 'Moussa', 3);
  await written(stays, 'before');
  await until('all have it', async () => (await away.texts()).includes('before'));
  const copy = copied();
  await written(away, 'of who is away');
  wifi.cut();
  await until('she is away', async () => (await away.status()).connection === 'offline');
  await putBack(copy);
  await written(stays, ...Array.from({ length: 4 }, (_, i) => `meanwhile ${i}`));
  wifi.restore();
  await allShow([away, stays], 3, ['before', 'of who is away', ...Array.from({ length: 4 }, (_, i) => `meanwhile ${i}`)]);
  wifi.close();
});

test('a folder put back twice, under a tablet that was reloaded in between, loses nothing', async () => {
  const tablet = await seated(server.address, 'Aïcha', 4);
  await written(tablet, 'first');
  const copy = copied();
  await written(tablet, 'second');
  await putBack(copy);
  await tablet.saved();
  await tablet.reload();
  await tablet.saved();
  await written(tablet, 'third');
  await putBack(copy);
  await allShow([tablet], 4, ['first', 'second', 'third']);
});
