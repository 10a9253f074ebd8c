// A vote as people hold it: opened on the notes of a table, dots by a touch, a tablet without a network, people without a device, what
// is deleted meanwhile, and the results.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, axeScript } from './axe.mjs';
import { started } from "./started.mjs";
import { Tablet, sizes, until } from "./tablet.mjs";
import { Wifi } from "./wifi.mjs";

const { server, browser } = await started();
const { agoraEn } = await import("../../client-web/src/i18n/agora_en.ts");
const { dayEn } = await import("../../client-web/src/i18n/day_en.ts");
const { dayFr } = await import("../../client-web/src/i18n/day_fr.ts");
const { voteEn } = await import("../../client-web/src/i18n/vote_en.ts");
const { voteFr } = await import("../../client-web/src/i18n/vote_fr.ts");

const bar = (tablet, vote) =>
  tablet.page.getByRole("region", { name: vote.vote, exact: true });
const left = (tablet, vote, n) =>
  bar(tablet, vote).getByText(vote.left(n), { exact: true }).waitFor();

/** Opens the form from the day's panel. */
async function prepare(tablet, day, vote) {
  await tablet.page.locator(".day-bar__now").click();
  await tablet.page
    .getByRole("dialog")
    .getByRole("button", { name: day.startVote })
    .click();
  await tablet.page.getByRole("dialog", { name: vote.openTitle }).waitFor();
}

/** What the list says of each candidate, in its order. */
const lines = (tablet) =>
  tablet.page.locator(".vote-line__what").allInnerTexts();

for (const [size, language, day, vote, table] of [
  ["tablet", "en", dayEn, voteEn, 1],
  ["phone", "fr", dayFr, voteFr, 2],
]) {
  test(`dots are given by a touch, wait without a network, and add up (${size}, ${language})`, async () => {
    const wifi = await Wifi.to(server);
    const look = { language, size: sizes[size], touch: true, script: axeScript };
    const mona = await Tablet.atDesk(browser, server, `Mona ${size}`, look);
    await mona.button(mona.words.board.tables).click();
    await mona.sit(table);
    const ada = await Tablet.open(browser, server.address, look);
    await ada.join(server.code, `Ada ${size}`);
    await ada.sit(table);
    for (const text of ["alpha", "beta", "gamma", "delta"])
      await ada.writeNote(text);
    await ada.saved();
    const bilal = await Tablet.open(browser, wifi.address, look);
    await bilal.join(server.code, `Bilal ${size}`);
    await bilal.sit(table);
    await until("the notes are there", async () =>
      (await bilal.texts()).includes("delta"),
    );

    await until("the notes are there", async () =>
      (await mona.texts()).includes("delta"),
    );
    await prepare(mona, day, vote);
    const form = mona.page.getByRole("dialog", { name: vote.openTitle });
    await form.getByLabel(vote.title).fill("Alpha?");
    await form.getByLabel(vote.dots).selectOption("3");
    await form.getByLabel(vote.most).selectOption("2");
    await form.getByLabel(vote.hands).fill("2");
    await mona.picture(`vote-form-${size}-${language}`);
    await accessible(mona, 'the form of a vote');
    await form.getByRole("button", { name: vote.begin }).click();

    await left(ada, vote, 3);
    await ada.button(mona.words.board.fit).click();
    await ada.button(vote.give("alpha")).click();
    await ada.button(vote.give("alpha")).click();
    await left(ada, vote, 1);
    assert.ok(
      await ada.button(vote.give("alpha")).isDisabled(),
      "two on one at most",
    );
    await ada.button(vote.give("beta")).click();
    await left(ada, vote, 0);
    await ada.picture(`vote-given-${size}-${language}`);
    await accessible(ada, 'an open vote');
    await ada.button(vote.take("beta")).click();
    await ada.button(vote.give("delta")).click();
    await left(ada, vote, 0);

    // What is deleted gives its dots back.
    await mona.openNote("delta");
    await mona.page.keyboard.press("Escape");
    await mona.button(mona.words.selection.remove).click();
    await left(ada, vote, 1);

    await left(bilal, vote, 3);
    wifi.cut();
    await bilal.button(mona.words.board.fit).click();
    await bilal.button(vote.give("beta")).click();
    await bilal.page.getByText(vote.waiting).waitFor();
    await bilal.picture(`vote-offline-${size}-${language}`);
    await bilal.reload().catch(() => undefined);
    wifi.restore();
    await bar(mona, vote).getByText(vote.voted(2)).waitFor();

    await bar(mona, vote).getByRole("button", { name: vote.list }).click();
    await mona.button(vote.forHands(2)).click();
    for (let n = 0; n < 3; n++)
      await mona.page
        .getByRole("dialog")
        .getByRole("button", { name: vote.give("gamma") })
        .click();
    await mona.page.locator(".vote-line__mine", { hasText: "3" }).waitFor();
    await mona.picture(`vote-list-${size}-${language}`);
    await accessible(mona, 'the list of a vote');
    await mona.page.keyboard.press("Escape");
    await bar(mona, vote).getByRole("button", { name: vote.close }).click();
    await mona.page
      .getByRole("dialog")
      .getByRole("button", { name: vote.close })
      .click();

    await bar(ada, vote).getByText(vote.results).waitFor();
    await ada.picture(`vote-results-${size}-${language}`);
    await bar(ada, vote).getByRole("button", { name: vote.list }).click();
    const said = (await lines(ada)).map((line) => line.split("\n")[0]);
    assert.deepEqual(said, ["gamma", "alpha", "beta"]);
    const first = await ada.page.locator(".vote-line").first().innerText();
    assert.ok(
      first.includes(vote.tally(3)) && first.includes(vote.ofHands(3)),
      first,
    );
    await ada.picture(`vote-ranked-${size}-${language}`);
    await accessible(ada, 'the results of a vote');
    for (const one of [mona, ada, bilal]) {
      await one.behaved();
      await one.close();
    }
    await wifi.close();
  });
}

test("topics are voted on where they are a list, and a dot that comes too late is said to", async () => {
  const mona = await Tablet.atDesk(browser, server, "Mona", { touch: true });
  const wifi = await Wifi.to(server);
  const ada = await Tablet.open(browser, wifi.address, {
    size: sizes.phone,
    touch: true,
  });
  await ada.join(server.code, "Ada");
  const agora = (tablet) =>
    tablet.page.goto(`${new URL(tablet.page.url()).origin}/#/agora`);
  await agora(ada);
  for (const topic of ["Un guichet ?", "Une école ?"]) {
    await ada.page.getByLabel(agoraEn.question).fill(topic);
    await ada.button(agoraEn.send).click();
    await ada.page.locator(".topic__question", { hasText: topic }).waitFor();
  }
  await agora(mona);
  await mona.page.locator(".topic__question").nth(1).waitFor();
  await mona.button(dayEn.startVote).click();
  const form = mona.page.getByRole("dialog", { name: voteEn.openTitle });
  await form.getByText(voteEn.count(voteEn.things.topics, 2)).waitFor();
  await form.getByRole("button", { name: voteEn.begin }).click();
  await bar(ada, voteEn).getByRole("button", { name: voteEn.list }).click();
  const list = ada.page.getByRole("dialog");
  await list.getByRole("button", { name: voteEn.give("Un guichet ?") }).click();
  await list.getByText(voteEn.left(2)).waitFor();
  await ada.picture("vote-topics-phone-en");
  await until("it is told", () =>
    ada.page.evaluate(() => globalThis.tablee.day.value.unanswered.value === 0),
  );

  wifi.cut();
  await list.getByRole("button", { name: voteEn.give("Une école ?") }).click();
  await bar(mona, voteEn).getByRole("button", { name: voteEn.close }).click();
  await mona.page
    .getByRole("dialog")
    .getByRole("button", { name: voteEn.close })
    .click();
  await bar(mona, voteEn).getByText(voteEn.results).waitFor();
  wifi.restore();
  await bar(ada, voteEn).getByText(voteEn.late).waitFor({ timeout: 60_000 });
  await ada.picture("vote-late-phone-en");
  for (const one of [mona, ada]) {
    await one.behaved();
    await one.close();
  }
  await wifi.close();
});
