// Random sessions of hands on a page, while much goes wrong: in the end every word that was typed is on the board, in the outbox or in
// the tray, and no object has changed that nobody touched. SEED=n SESSIONS=1 repeats one, SESSIONS=2000 runs many (with TEST_TIMEOUT in
// milliseconds), TROUBLE=disk,people chooses what goes wrong, LANES=n how many sessions run side by side.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { launchChromium } from './engines.mjs';
import { Ground } from './sessions/ground.mjs';
import { Session } from './sessions/session.mjs';
import { kinds } from './sessions/trouble.mjs';

const sessions = Number(process.env.SESSIONS ?? 8);
const first = Number(process.env.SEED ?? 1);
const lanes = Number(process.env.LANES ?? 3);
const chosen = process.env.TROUBLE?.split(',') ?? kinds;
/** Of so many sessions one may end with words in the tray. */
const onceIn = 100;
/** Sessions between two lines of how far a long run is. */
const told = 10;

console.log(`seeds: sessions ${first} to ${first + sessions - 1}`);
const browser = await launchChromium('--host-resolver-rules=MAP tablee.test 127.0.0.1');
const grounds = Array.from({ length: lanes }, () => new Ground(browser));
after(async () => {
  for (const ground of grounds) await ground.close();
  await browser.close();
});

const sum = { ended: 0, trays: 0, words: 0, moved: 0, troubles: 0 };
const failed = [];

function tell() {
  const { ended, trays, words, moved, troubles } = sum;
  const badly = `${failed.length} of them badly, ${trays} with words in the tray`;
  console.log(`sessions: ${ended} ended, ${badly}; ${words} words, ${moved} notes moved, ${troubles} troubles`);
}

async function one(ground, seed) {
  try {
    const { tray, words, moved, troubles } = await new Session(ground, browser, seed, chosen).run();
    if (tray !== '') console.log(`SEED=${seed}: in the tray: ${tray}`);
    sum.trays += tray !== '' ? 1 : 0;
    sum.words += words;
    sum.moved += moved;
    sum.troubles += troubles;
  } catch (error) {
    console.log(`SEED=${seed}: ${error.message}`);
    failed.push(seed);
  }
  if (++sum.ended % told === 0) tell();
}

/** All seeds, in lanes side by side. */
async function run(seeds) {
  const waiting = [...seeds];
  const lane = async (ground) => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) await one(ground, seed);
  };
  await Promise.all(grounds.map(lane));
  tell();
}

test('every word that was typed is somewhere, and nothing has changed that nobody touched', { timeout: Infinity }, async () => {
  await run(Array.from({ length: sessions }, (_, i) => first + i));
  assert.deepEqual(failed, [], 'seeds that failed');
  // Nobody locks a note, fills the board or purges it here: what waits goes out in the end.
  assert.ok(sum.trays <= Math.ceil(sessions / onceIn), `${sum.trays} of ${sessions} sessions ended with words in the tray`);
});
