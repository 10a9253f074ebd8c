// What an event has come to, from the desk: chosen, looked at, published to people without access, taken back, downloaded.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { tablee } from './server.mjs';
import { started } from './started.mjs';
import { Tablet, sizes } from './tablet.mjs';

const { server, browser } = await started();
const { resultsEn } = await import('../../client-web/src/i18n/results_en.ts');
const { resultsFr } = await import('../../client-web/src/i18n/results_fr.ts');

/** As in proto/batch.proto. */
const kinds = { note: 1, frame: 3 };
const roleField = 6;
const roles = { proposition: 2, heading: 3 };

/** One heading with two propositions, one of them with a source, and a note that is left. */
function propose(tablet, words) {
  return tablet.page.evaluate(
    ([{ heading, propositions, source, left }, kind, field, role]) => {
      const [board] = globalThis.tablee.boards;
      board.edit((d) => {
        const make = (object, text, of) => {
          const made = d.create({ colour: 1, ...object });
          if (of) d.setNumber(made, field, of);
          d.insertText(made, 0, text);
          return made;
        };
        const around = make({ kind: kind.frame, x: 0, y: 0, w: 900, h: 500 }, heading, role.heading);
        const made = propositions.map((text, n) =>
          make({ kind: kind.frame, parent: around, x: 20 + n * 420, y: 60, w: 400, h: 400 }, text, role.proposition),
        );
        made.forEach((handle, n) => d.setRank(handle, n === 0 ? -1 : made[n - 1], -1));
        make({ kind: kind.note, parent: made[0], x: 20, y: 60, w: 200, h: 200 }, source);
        make({ kind: kind.note, x: 1200, y: 0, w: 200, h: 200 }, left);
      });
    },
    [words, kinds, roleField, roles],
  );
}

const said = {
  heading: 'Écouter & décider',
  propositions: ['Un guichet <unique>', 'Une école ouverte'],
  source: 'moins de papiers',
  left: 'encore une idée',
};

async function downloaded(tablet, card, name) {
  const [download] = await Promise.all([
    tablet.page.waitForEvent('download'),
    card.getByRole('button', { name, exact: true }).click(),
  ]);
  const path = join(process.env.ARTEFACTS, download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), text: readFileSync(path, 'utf8') };
}

/** What somebody without any access sees at an address. */
async function visitor(address, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const answer = await page.goto(address);
  return { context, page, status: answer.status() };
}

for (const [size, language, t, table] of [
  ['tablet', 'en', resultsEn, 1],
  ['phone', 'fr', resultsFr, 2],
]) {
  test(`results are looked at, published, read without access and taken back (${size}, ${language})`, async () => {
    const look = { language, size: sizes[size], touch: true };
    const ada = await Tablet.open(browser, server.address, look);
    await ada.join(server.code, `Ada ${size}`);
    await ada.sit(table);
    await propose(ada, said);
    await ada.saved();

    const mona = await Tablet.atDesk(browser, server, `Mona ${size}`, { ...look, acceptDownloads: true });
    const card = mona.page.getByRole('region', { name: t.title, exact: true });
    const press = (name) => card.getByRole('button', { name, exact: true }).click();
    await card.getByText(t.none).waitFor();
    await card.getByLabel(t.names).selectOption('first');

    await press(t.preview);
    const preview = mona.page.frameLocator('.results__preview');
    await preview.getByText(said.propositions[0]).first().waitFor();
    assert.equal(await preview.getByText(said.left).count(), 0);
    await mona.picture(`results-preview-${size}-${language}`);
    const widest = await preview.locator('main').evaluate((main) => getComputedStyle(main).maxWidth);
    assert.notEqual(widest, 'none', 'the preview has its style');
    await mona.page.keyboard.press('Escape');

    await card.getByLabel(t.leftovers).check();
    await card.getByLabel(t.pictures).check();
    await press(t.publish);
    await card.getByText(t.published).waitFor();
    await press(t.qr);
    await card.scrollIntoViewIfNeeded();
    await mona.picture(`results-card-${size}-${language}`);
    const address = await card.getByRole('link', { name: t.open }).getAttribute('href');
    assert.match(address, /\/r\/[\w-]{16,}$/);

    await ada.page.goto(`${server.address}/#/`);
    await ada.reload();
    const read = ada.page.getByRole('link', { name: t.read, exact: true });
    assert.equal(new URL(await read.getAttribute('href'), server.address).href, address);
    await ada.picture(`results-link-${size}-${language}`);

    const reader = await visitor(address, { viewport: sizes[size] });
    assert.equal(reader.status, 200);
    const wide = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, 'it scrolls in one direction');
    const text = await reader.page.locator('body').innerText();
    let at = 0;
    for (const words of [said.heading, ...said.propositions, said.left]) {
      at = text.indexOf(words, at);
      assert.ok(at >= 0, `${words} in its place in ${text}`);
    }
    const board = reader.page.getByRole('img', { name: /note/ }).first();
    assert.ok((await board.locator('text').allTextContents()).join(' ').includes(said.left), 'the board is shown');
    assert.ok(text.includes(`Ada ${size}`.split(' ')[0]));
    await reader.page.screenshot({ path: join(process.env.ARTEFACTS, `results-page-${size}.png`), fullPage: true });

    const pdf = await downloaded(mona, card, t.forms.pdf);
    assert.match(pdf.name, /\.pdf$/);
    assert.match(pdf.text, /^%PDF-1\./);
    const markdown = await downloaded(mona, card, t.forms.md);
    assert.match(markdown.name, /\.md$/);
    assert.match(markdown.text, /^# /);
    assert.ok(markdown.text.includes('1. Un guichet'));
    const rows = (await downloaded(mona, card, t.forms.csv)).text.split('\r\n');
    assert.equal(rows.pop(), '', 'each row ends');
    const columns = rows[0].split(',').length;
    const mine = rows.filter((row) => row.startsWith(`${table},`));
    assert.equal(mine.length, 3, 'a row a source, a proposition without any, and a note that is left');
    assert.ok(columns > 3 && mine[0].includes(said.source), mine[0]);
    const json = JSON.parse((await downloaded(mona, card, t.forms.json)).text);
    assert.equal(json.format, 'tablee.outcome');
    const [group] = json.tables.find(({ number }) => number === table).groups;
    assert.deepEqual(
      [group.heading, ...group.propositions.map((one) => one.text)],
      [said.heading, ...said.propositions],
    );

    await press(t.revoke);
    await mona.picture(`results-revoke-${size}-${language}`);
    await press(t.revokeSure);
    await card.getByText(t.wasRevoked(table)).waitFor();
    const late = await reader.page.goto(address);
    assert.equal(late.status(), 410);
    await reader.page.getByRole('heading').waitFor();
    assert.ok(!(await reader.page.locator('body').innerText()).includes(said.heading));
    await reader.page.screenshot({ path: join(process.env.ARTEFACTS, `results-revoked-${size}.png`) });
    await reader.context.close();
    for (const one of [ada, mona]) {
      await one.behaved();
      await one.close();
    }
  });
}

// The day that the demo plays goes to another server as a file, and is the same event there.
test('the model day is the same on another server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-e2e-'));
  try {
    const [data, there] = ['here', 'there'].map((name) => join(folder, name));
    const file = join(folder, 'day.json');
    tablee('demo', '--people', '8', '--minutes', '20', '--speed', '2000', '--data', data);
    tablee('export', '--format', 'json', '--data', data, '--out', file);
    const told = tablee('event', 'import', file, '--data', there);
    assert.match(told, /^Taken: 4 tables, \d+ objects on boards, \d+ people/);
    const exported = (from, form) => {
      const out = `${from}.${form}`;
      tablee('export', '--format', form, '--data', from, '--out', out);
      return readFileSync(out, 'utf8');
    };
    for (const form of ['html', 'md', 'csv']) assert.equal(exported(there, form), exported(data, form), form);
    // Boards note by note: ids, and keys that hold them, are a server's own.
    const boards = (from) => {
      const { boards, people, phases } = JSON.parse(exported(from, 'json'));
      const notes = boards.map(({ table, objects }) => {
        const places = new Map(objects.map(({ id }, place) => [id, place]));
        return { table, objects: objects.map(({ id, z, rank, parent, ends, ...rest }) => ({ ...rest, parent: places.get(parent), ends: ends?.map(({ target, ...end }) => ({ ...end, target: places.get(target) })) })) };
      });
      return { notes, people, phases };
    };
    assert.deepEqual(boards(there), boards(data));
    const wrong = join(folder, 'wrong.json');
    writeFileSync(wrong, readFileSync(file, 'utf8').replace('"kind":"note"', '"kind":"virus"'));
    const never = join(folder, 'never');
    assert.throws(() => tablee('event', 'import', wrong, '--data', never), /\/boards\/\d+\/objects\/\d+\/kind: the value is none of/);
    assert.ok(!existsSync(never));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

// The day that the demo plays, published: each table's question, headings and items as they were, and nothing else.
test('the model day comes out as it was', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-e2e-'));
  try {
    const data = join(folder, 'data');
    tablee('demo', '--people', '8', '--minutes', '20', '--speed', '2000', '--data', data);
    const told = JSON.parse(tablee('export', '--format', 'json', '--data', data));
    const day = JSON.parse(readFileSync(new URL('../../deploy/demo/barcamp-2016.json', import.meta.url), 'utf8'));
    const tables = told.tables.map(({ question, groups }) => ({
      question,
      clusters: groups.map(({ heading = '', propositions }) => ({ title: heading, notes: propositions.map(({ text }) => text) })),
    }));
    assert.deepEqual(
      tables,
      day.tables.map(({ question, clusters }) => ({ question, clusters: clusters.map(({ title, notes }) => ({ title, notes })) })),
    );
    const page = tablee('export', '--format', 'html', '--data', data);
    const marks = [day.event.introduction, ...day.tables.flatMap(({ question, clusters }) => [question, ...clusters.flatMap(({ title, notes }) => [title, ...notes])]), day.event.closing];
    const plain = (text) => text.replace(/<[^>]*>/g, ' ').replace(/&#39;|&#x27;|[’']/g, "'").replace(/[\s\u00a0\u202f]+/gu, ' ');
    const body = plain(page.slice(page.indexOf('<body')));
    let at = 0;
    for (const mark of marks.map(plain)) {
      const found = body.indexOf(mark, at);
      assert.ok(found >= 0, `“${mark}” is not in its place`);
      at = found + mark.length;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
