// What was published before a restore is shown to nobody until a moderator has looked at it: it may have been taken back since.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { tablee } from "./server.mjs";
import { started } from "./started.mjs";
import { Tablet, sizes } from "./tablet.mjs";

const { server, browser } = await started();
const { resultsEn } = await import("../../client-web/src/i18n/results_en.ts");
const { resultsFr } = await import("../../client-web/src/i18n/results_fr.ts");

const cardOf = (tablet, t) =>
  tablet.page.getByRole("region", { name: t.title, exact: true });

async function status(address) {
  const page = await browser.newPage();
  const answer = await page.goto(address);
  const said = await page.getByRole("heading").first().innerText();
  await page.close();
  return { status: answer.status(), said };
}

test("published pages wait for a moderator after a restore", async () => {
  const mona = await Tablet.atDesk(browser, server, "Mona", {
    language: "en",
    size: sizes.tablet,
  });
  const card = cardOf(mona, resultsEn);
  const press = (name) =>
    card.getByRole("button", { name, exact: true }).click();
  await press(resultsEn.publish);
  await card.getByText(resultsEn.published).waitFor();
  const address = await card
    .getByRole("link", { name: resultsEn.open })
    .getAttribute("href");
  assert.equal((await status(address)).status, 200);

  const backup = join(server.folder, "backup");
  tablee("backup", "--data", server.data, "--to", backup);
  await press(resultsEn.revoke);
  await press(resultsEn.revokeSure);
  await card.getByText(resultsEn.wasRevoked(1)).waitFor();
  assert.equal(await server.stop(), 0);
  server.data = join(server.folder, "restored");
  tablee("restore", "--from", backup, "--data", server.data);
  await server.start();

  // The address is as it was: only the port may be another.
  const again = `${server.address}${new URL(address).pathname}`;
  const held = await status(again);
  assert.equal(held.status, 503);
  assert.match(held.said, /confirm/);

  const jean = await Tablet.atDesk(browser, server, "Jean", {
    language: "fr",
    size: sizes.phone,
    touch: true,
  });
  const carte = cardOf(jean, resultsFr);
  await carte.getByText(resultsFr.restored).waitFor();
  await carte.getByText(resultsFr.held).scrollIntoViewIfNeeded();
  await jean.picture("results-held-phone-fr");
  assert.equal(
    (await status(again)).status,
    503,
    "looking at it is not yet a word",
  );
  await carte
    .getByRole("button", { name: resultsFr.release(1), exact: true })
    .click();
  await carte.getByText(resultsFr.released).waitFor();
  assert.equal((await status(again)).status, 200);
  assert.equal(await carte.getByText(resultsFr.restored).count(), 0);
  await jean.behaved();
  await jean.close();
  await mona.close();
});
