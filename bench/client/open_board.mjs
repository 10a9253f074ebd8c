// From the tap on a table to its painted board: a device that has never seen the board, and one that has.
//
// Painted: the second animation frame after the document has all notes, so that one was painted and handed over. Server,
// browser and page share the machine, and Chromium draws without a graphics card: a tablet is another thing, but a
// change for the worse shows.
import { Server } from '../../tests/e2e/server.mjs';
import { launchChromium } from '../../tests/e2e/engines.mjs';
import { Tablet } from '../../tests/e2e/tablet.mjs';

const notes = Number(process.argv[2] ?? 200);
const rounds = Number(process.argv[3] ?? 9);

async function fill(browser, server) {
  const tablet = await Tablet.open(browser, server.address);
  await tablet.join(server.code, 'Writer');
  await tablet.sit(1);
  await tablet.page.evaluate((count) => {
    const [board] = globalThis.tablee.boards;
    for (let i = 0; i < count; ++i) {
      board.edit((document) => {
        const place = { x: (i % 20) * 220, y: Math.floor(i / 20) * 220, w: 200, h: 200 };
        const note = document.create({ kind: 1, ...place, colour: i % 8 });
        document.insertText(note, 0, `Une idée de la table, numéro ${i}`);
      });
    }
  }, notes);
  await tablet.saved();
  await tablet.close();
}

/** Milliseconds from the tap to the painted board. */
async function tapped(tablet) {
  await tablet.page.locator('.table-card').first().waitFor();
  return tablet.page.evaluate(
    (count) =>
      new Promise((resolve) => {
        const began = performance.now();
        document.querySelector('.table-card').click();
        let frames = 0;
        const look = () => {
          const [board] = globalThis.tablee.boards;
          if (frames > 0 || (board && board.document.order().length >= count)) ++frames;
          if (frames < 3) requestAnimationFrame(look);
          else resolve(performance.now() - began);
        };
        requestAnimationFrame(look);
      }),
    notes,
  );
}

/** Milliseconds from the press until the list's lines stand in the page, painted. */
async function listed(tablet) {
  const taken = await tablet.page.evaluate(async (name) => {
    const button = [...document.querySelectorAll('button')].find((one) => one.getAttribute('aria-label') === name);
    const began = performance.now();
    button.click();
    const frame = () => new Promise(requestAnimationFrame);
    while (!document.querySelector('.listing [data-at]')) await frame();
    await frame();
    return performance.now() - began;
  }, tablet.words.board.list);
  await tablet.closeList();
  return taken;
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)].toFixed(0);
const spread = (times) => `median ${median(times)} ms, ${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}`;

const server = await Server.started();
const browser = await launchChromium();
try {
  await fill(browser, server);
  const fresh = [];
  const known = [];
  const lists = [];
  for (let i = 0; i < rounds; ++i) {
    const tablet = await Tablet.open(browser, server.address, { touch: true });
    await tablet.join(server.code, `Reader ${i}`);
    fresh.push(await tapped(tablet));
    await tablet.saved();
    await tablet.page.goBack();
    known.push(await tapped(tablet));
    await tablet.saved();
    lists.push(await listed(tablet));
    await tablet.close();
  }
  console.log(`${notes} notes, their list: ${spread(lists)}`);
  console.log(`${notes} notes, a device that has never seen the board: ${spread(fresh)}`);
  console.log(`${notes} notes, a device that has: ${spread(known)}`);
} finally {
  await browser.close();
  await server.close();
}
