// What a participant's page fetches until the first note is written, as the server sends it: counted in bytes, without a
// browser, by following the page's own imports.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, test } from 'node:test';
import { Server } from './server.mjs';

const server = await Server.started();
after(() => server.close());

/** Bytes on the wire, compressed as browsers ask for it. The goal is 150,000: the core alone is 65,000 of it. */
const firstNoteMax = 205_600;
/** Without the core: the form to join stands before that. At 512 kbit/s these are 0.9 s. */
const joinMax = 58_000;

function fetched(path, encoding) {
  const { promise, resolve, reject } = Promise.withResolvers();
  const asked = request(`${server.address}${path}`, { headers: { 'Accept-Encoding': encoding } }, (response) => {
    const parts = [];
    response.on('data', (part) => parts.push(part));
    response.on('end', () => resolve({ status: response.statusCode, body: Buffer.concat(parts) }));
  });
  asked.on('error', reject);
  asked.end();
  return promise;
}

const text = async (path) => (await fetched(path, 'identity')).body.toString();
const bytes = async (path) => {
  const { status, body } = await fetched(path, 'gzip');
  assert.equal(status, 200, path);
  return body.length;
};

/** A chunk and what it imports before it runs. */
async function withImports(paths, known = new Map()) {
  for (const path of paths) {
    if (known.has(path)) continue;
    known.set(path, await bytes(path));
    if (!path.endsWith('.js')) continue;
    const imports = [...(await text(path)).matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)];
    await withImports(
      imports.map(([, name]) => `/assets/${name}`),
      known,
    );
  }
  return known;
}

const sum = (files) => [...files.values()].reduce((a, b) => a + b, 0);
const page = await text('/');
const named = [...page.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path);
const [, core] = /href="(\/core\.wasm[^"]*)"/.exec(page);
/** All chunks are named in the worker, which fetches them for the time without a network. */
const worker = await text('/sw.js');
const chunk = (name, kind = 'js') => {
  const found = new RegExp(`/assets/${name}-[\\w-]{8}\\.${kind}`).exec(worker);
  assert.ok(found, `there is no chunk ${name}`);
  return found[0];
};

test('the form to join needs its own code, its words and no core', async () => {
  const files = await withImports(['/', ...named, chunk('fr')]);
  assert.ok(sum(files) <= joinMax, `${sum(files)} bytes: ${[...files].join(' ')}`);
});

test('a first note is written with what has been fetched by then, and with no more than that', async () => {
  const later = ['fr', 'works', 'board_screen', 'day_works', 'day_bar', 'gathering', 'day_fr'].map((name) => chunk(name));
  const files = await withImports(['/', ...named, core, ...later]);
  assert.ok(sum(files) <= firstNoteMax, `${sum(files)} bytes: ${[...files].join(' ')}`);
  // What only moderators, the agora, the projector and the replay use is not among it.
  for (const name of ['desk_screen', 'room_screen', 'watch_screen', 'replay_screen', 'agora_screen']) {
    assert.ok(!files.has(chunk(name)), name);
  }
});
