// Private writing: seen by its author alone, offline too and through a reload; revealed once by whoever leads, also where the
// server goes down in the midst of it; without names where the phase hides them; and what comes late is its author's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, axeScript } from "./axe.mjs";
import { started } from "./started.mjs";
import { Tablet, sizes, until } from "./tablet.mjs";
import { Wifi } from "./wifi.mjs";

const { server, browser } = await started();
const { leadEn } = await import('../../client-web/src/i18n/lead_en.ts');
const { dayEn } = await import("../../client-web/src/i18n/day_en.ts");
const { privateEn } = await import("../../client-web/src/i18n/private_en.ts");
const { privateFr } = await import("../../client-web/src/i18n/private_fr.ts");

const open = 0;
const hidden = 1;

/** The moderator begins a phase at one table. */
async function begin(moderator, table, privacy, names = open) {
  const came = await moderator.page.evaluate(
    ([table, privacy, names]) => {
      const day = globalThis.tablee.day.value;
      const now = [...day.day.value.runs.values()].find(({ phase }) =>
        phase.tables.includes(table),
      );
      const allowed = {
        write: true,
        moveOthers: true,
        ink: true,
        vote: true,
        propose: true,
      };
      const rest = {
        id: 0,
        instruction: "",
        place: 0,
        length: 0,
        locksAtEnd: false,
      };
      const phase = {
        ...rest,
        title: `Phase ${privacy}${names}`,
        tables: [table],
        allowed,
        privacy,
        names,
      };
      return day.ask({ kind: "begin", phase, seen: now?.id ?? 0 });
    },
    [table, privacy, names],
  );
  assert.equal(came, 0);
}

/** Texts of my drafts. */
const drafts = (tablet) =>
  tablet.page.evaluate(() =>
    [...(globalThis.tablee?.day?.value?.drafts.value.values() ?? [])]
      .map(({ text }) => text)
      .sort(),
  );

const bar = (tablet, words) =>
  tablet.page.getByRole("region", { name: words.title, exact: true });

async function sitDown(address, table, name, look = {}) {
  const tablet = await Tablet.open(browser, address, look);
  await tablet.join(server.code, name);
  await tablet.sit(table);
  return tablet;
}

/** At the desk, as a moderator does it: a phase of the agenda in which everybody writes on their own, without names. */
async function beginAtDesk(moderator) {
  await moderator.button(leadEn.agenda.make).click();
  await moderator.button(leadEn.agenda.templates.barcamp).click();
  const form = moderator.page;
  const title = await form.locator('.editor__title').first().inputValue();
  await form.getByRole('button', { name: `${leadEn.agenda.instruction}: ${title}` }).click();
  for (const what of await form.locator('.editor__allowed input').all()) await what.check();
  await form.getByLabel(leadEn.agenda.private).check();
  await form.getByLabel(leadEn.agenda.nameless).check();
  await moderator.picture('private-agenda');
  await moderator.button(leadEn.agenda.save).click();
  await moderator.button(leadEn.desk.beginThis(title)).click();
}

const sorted = async (tablet) =>
  (await tablet.texts()).filter((text) => text !== "").sort();

for (const [size, language, words, table] of [
  ["tablet", "en", privateEn, 1],
  ["phone", "fr", privateFr, 2],
]) {
  test(`notes are their author's alone until they are revealed, each once (${size}, ${language})`, async () => {
    const look = {
      language,
      size: sizes[size],
      touch: true,
      script: axeScript,
    };
    const mona = await Tablet.atDesk(browser, server, `Mona ${size}`, look);
    await mona.button(mona.words.board.tables).click();
    await mona.sit(table);
    const wifi = await Wifi.to(server);
    const ada = await sitDown(server.address, table, `Ada ${size}`, look);
    const bilal = await sitDown(wifi.address, table, `Bilal ${size}`, look);
    await begin(mona, table, hidden);
    await bar(ada, words).waitFor();
    await ada.writeNote("what ada thinks");
    await ada.writeNote("and what else");
    await until(
      "the server has them",
      async () => (await drafts(ada)).length === 2,
    );
    await bar(bilal, words).getByText(words.count(2, 1)).waitFor();
    await ada.picture(`private-${size}-${language}`);
    await accessible(ada, "private writing");
    assert.deepEqual(await sorted(bilal), []);
    assert.deepEqual(await drafts(bilal), []);
    assert.deepEqual(await drafts(mona), [], "not even a moderator");

    // What one does can be undone; it never was on the board.
    await ada.button(ada.words.board.undo).click();
    await until("one is left", async () => (await drafts(ada)).length === 1);
    await ada.button(ada.words.board.redo).click();
    await until("it is back", async () => (await drafts(ada)).length === 2);

    // Without a network, and through a reload.
    await bar(bilal, words).waitFor();
    wifi.cut();
    await bilal.writeNote("without a network");
    await until("it is kept", async () => (await drafts(bilal)).length === 1);
    wifi.restore();
    await bar(mona, words).getByText(words.count(3, 2)).waitFor();
    await bilal.reload();
    await until("it is there again", async () =>
      (await drafts(bilal)).includes("without a network"),
    );

    await bar(mona, words)
      .getByRole("button", { name: words.revealAll })
      .click();
    await bar(mona, words).getByRole("button", { name: words.sure }).click();
    const all = ["and what else", "what ada thinks", "without a network"];
    for (const tablet of [ada, bilal, mona]) {
      await until(
        "they are on the board, once",
        async () => String(await sorted(tablet)) === String(all),
      );
      await until(
        "no draft is left",
        async () => (await drafts(tablet)).length === 0,
      );
    }
    const authors = await ada.page.evaluate(() => {
      const { document } = [...globalThis.tablee.boards][0];
      return Array.from(document.order(), (one) => document.object(one).author);
    });
    assert.equal(authors.filter((author) => author === 0).length, 0);
    assert.equal(new Set(authors).size, 2);
    await ada.picture(`private-revealed-${size}-${language}`);
    for (const tablet of [ada, bilal, mona]) await tablet.behaved();
    for (const tablet of [ada, bilal, mona]) await tablet.close();
    wifi.close();
  });
}

test("a server that goes down while notes are revealed has each of them once when it is back", async () => {
  const mona = await Tablet.atDesk(browser, server, "Mona at three");
  await mona.button(mona.words.board.tables).click();
  await mona.sit(3);
  const ada = await sitDown(server.address, 3, "Ada at three");
  await begin(mona, 3, hidden);
  await bar(ada, privateEn).waitFor();
  const all = Array.from(
    { length: 12 },
    (_, n) => `thought ${String(n).padStart(2, "0")}`,
  );
  for (const text of all) await ada.writeNote(text);
  await bar(mona, privateEn).getByText(privateEn.count(12, 1)).waitFor();
  await bar(mona, privateEn)
    .getByRole("button", { name: privateEn.revealAll })
    .click();
  await bar(mona, privateEn)
    .getByRole("button", { name: privateEn.sure })
    .click();
  await until("it was called for", () =>
    mona.page.evaluate(
      () => globalThis.tablee.day.value.day.value.reveals.size > 0,
    ),
  );
  await server.stop("SIGKILL");
  await server.start();
  for (const tablet of [ada, mona]) {
    await until(
      "each is there once",
      async () => String(await sorted(tablet)) === String(all),
      { timeout: 60_000 },
    );
  }
  await until("no draft is left", async () => (await drafts(ada)).length === 0);
  await ada.behaved();
  for (const tablet of [ada, mona]) await tablet.close();
});

test("with hidden names nothing says who wrote what, and nobody reveals their own", async () => {
  const mona = await Tablet.atDesk(browser, server, "Mona at four");
  await beginAtDesk(mona);
  await mona.button(mona.words.board.tables).click();
  await mona.sit(4);
  const ada = await sitDown(server.address, 4, "Ada at four");
  const bilal = await sitDown(server.address, 4, "Bilal at four");
  await bar(ada, privateEn).getByText(privateEn.nameless).waitFor();
  await ada.writeNote("secret of one");
  await bilal.writeNote("secret of another");
  await bar(mona, privateEn).getByText(privateEn.count(2, 2)).waitFor();
  assert.equal(
    await bar(ada, privateEn)
      .getByRole("button", { name: privateEn.revealMine })
      .count(),
    0,
  );
  await bar(mona, privateEn)
    .getByRole("button", { name: privateEn.revealAll })
    .click();
  await bar(mona, privateEn)
    .getByRole("button", { name: privateEn.sure })
    .click();
  const all = ["secret of another", "secret of one"];
  await until(
    "they are there",
    async () => String(await sorted(mona)) === String(all),
  );
  const seen = await mona.page.evaluate(() => {
    const { document } = [...globalThis.tablee.boards][0];
    return Array.from(document.order(), (one) => {
      const { author, colour, replica } = document.object(one);
      return { author, colour, replica };
    });
  });
  assert.deepEqual(seen, [
    { author: 0, colour: 0, replica: 1 },
    { author: 0, colour: 0, replica: 1 },
  ]);
  for (const tablet of [ada, bilal, mona]) await tablet.close();
});

test("a table writes on its own when it likes, and a note that comes late is put on the board by its author", async () => {
  const wifi = await Wifi.to(server);
  const mona = await Tablet.atDesk(browser, server, "Mona of two");
  await begin(mona, 2, open);
  const ada = await sitDown(server.address, 2, "Ada of two");
  const late = await sitDown(wifi.address, 2, "Late of two");
  await ada.page.locator(".day-bar__now").click();
  await ada.page
    .getByRole("dialog")
    .getByRole("button", { name: dayEn.hide })
    .click();
  await bar(late, privateEn).waitFor();
  wifi.cut();
  await late.writeNote("written too late");
  await until("it is kept", async () => (await drafts(late)).length === 1);
  await bar(ada, privateEn)
    .getByRole("button", { name: privateEn.open })
    .click();
  await bar(ada, privateEn).waitFor({ state: "detached" });
  wifi.restore();
  const left = late.page.getByRole("alert", { name: privateEn.stranded(1) });
  await left.waitFor();
  await late.picture("private-late");
  await left.getByRole("button", { name: privateEn.putOn }).click();
  await until("it is on the board", async () =>
    (await ada.texts()).includes("written too late"),
  );
  await left.waitFor({ state: "detached" });
  await late.behaved();
  for (const tablet of [ada, late, mona]) await tablet.close();
  wifi.close();
});
