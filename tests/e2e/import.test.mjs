// Notes from files: a file of each kind through the file's field, seen before anything is written, brought as one act of undo; what is
// broken changes nothing and gets a sentence; a phase that takes no notes says so beforehand, and in private notes are drafts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, axeScript } from './axe.mjs';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started();
const { addEn } = await import('../../client-web/src/i18n/add_en.ts');
const { addFr } = await import('../../client-web/src/i18n/add_fr.ts');
const { importEn } = await import('../../client-web/src/i18n/import_en.ts');
const { importFr } = await import('../../client-web/src/i18n/import_fr.ts');
const languages = { en: { add: addEn, t: importEn }, fr: { add: addFr, t: importFr } };

const bytes = {
  utf8: (text) => Buffer.from(text),
  utf16: (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
  western: (text) => Buffer.from(text, 'latin1'),
};

/** Board texts with what they lie in. */
const things = (tablet) =>
  tablet.page.evaluate(() => {
    const { document } = [...globalThis.tablee.boards][0];
    return Object.fromEntries(
      Array.from(document.order(), (one) => {
        const { parent } = document.object(one);
        return [document.text(one), parent < 0 ? '' : document.text(parent)];
      }),
    );
  });

async function sitDown(table, { language = 'en', ...look } = {}) {
  const tablet = await Tablet.open(browser, server.address, { language, script: axeScript, ...look });
  await tablet.join(server.code, `Ana ${table}`);
  await tablet.sit(table);
  return tablet;
}

async function openPanel(tablet, { add, t }) {
  await tablet.button(tablet.words.board.add).click();
  await tablet.button(add.file).click();
  await tablet.page.getByRole('dialog', { name: t.title }).waitFor();
}

async function choose(tablet, name, buffer) {
  await tablet.page.locator('[data-way=import]').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

const kinds = [
  {
    what: 'the CSV export of Mural',
    name: 'mural.csv',
    buffer: bytes.utf8(
      'ID,Text,BG Color,Sticky type,Border line,Position X,Position Y,Area,Link to,Last Updated By,Last Updated,Last Content Edited By,Last Content Edited,Tags,Integration Labels\r\n' +
        '0-1,"Bikes &amp; buses",#FCF281,square,none,1,2,Mobility,,Ana,,,,,\r\n0-2,"It&#39;s open\non Sunday",#FCF281,square,none,1,2,,,Ana,,,,,\r\n',
    ),
    source: 'mural',
    notes: { 'Bikes & buses': 'Mobility', "It's open\non Sunday": '' },
  },
  {
    what: 'what is probably Klaxoon’s, in Windows-1252 and with semicolons',
    name: 'klaxoon.csv',
    buffer: bytes.western('Idée;Catégorie;Couleur;Auteur\r\nUn café associatif;Été;jaune;Léa\r\n'),
    source: 'klaxoon',
    notes: { 'Un café associatif': 'Été' },
  },
  {
    what: 'what is probably Miro’s',
    name: 'miro.csv',
    buffer: bytes.utf8('Type,Content,Frame\nsticky_note,"<p>A quiet room</p>",Places\n'),
    source: 'miro',
    notes: { 'A quiet room': 'Places' },
  },
  {
    what: 'a spreadsheet in UTF-16 with tabs',
    name: 'sheet.csv',
    buffer: bytes.utf16('note\tgroup\n"two\nlines"\tΩ\n=1+1\tΩ\n'),
    source: 'table',
    notes: { 'two\nlines': 'Ω', '=1+1': 'Ω' },
  },
  {
    what: 'our own CSV export',
    name: 'tablee.csv',
    buffer: bytes.utf8(
      "\ufefftable,question,group,proposition,note,first name,votes,created\r\n1,Why?,Moving,,'-40 % of cars,Ana,2,2026-05-04\r\n",
    ),
    source: 'tablee',
    notes: { '-40 % of cars': 'Moving' },
  },
  {
    what: 'plain text',
    name: 'ideas.txt',
    buffer: bytes.utf8('- benches in the shade\n- drinking water\n'),
    source: 'text',
    notes: { 'benches in the shade': '', 'drinking water': '' },
  },
];

test('a file of each kind is seen first, then brought, then taken back by one undo', async () => {
  const tablet = await sitDown(1);
  const { t } = languages.en;
  await tablet.writeNote('was here');
  for (const { what, name, buffer, source, notes } of kinds) {
    await openPanel(tablet, languages.en);
    await choose(tablet, name, buffer);
    const count = Object.keys(notes).length;
    const groups = new Set(Object.values(notes).filter((title) => title !== '')).size;
    await tablet.page.getByText(t.coming(count, groups)).waitFor();
    await tablet.page.getByText(t.sources[source], { exact: true }).waitFor();
    assert.deepEqual(await things(tablet), { 'was here': '' }, `${what}: nothing is written before`);
    await tablet.button(t.bring(count)).click();
    await until(`${what} is on the board`, async () => {
      const now = await things(tablet);
      return Object.entries(notes).every(([text, title]) => now[text] === title);
    });
    await tablet.page.getByText(t.brought(count, groups)).waitFor();
    await tablet.page.locator('.board__canvas').focus();
    await tablet.page.keyboard.press('Control+z');
    await until(`${what} is taken back`, async () => Object.keys(await things(tablet)).length === 1);
  }
  await tablet.behaved();
  await tablet.close();
});

for (const [size, language, table] of [
  ['tablet', 'fr', 2],
  ['phone', 'en', 3],
  ['tablet', 'en', 2],
  ['phone', 'fr', 3],
]) {
  test(`the panel says what comes, what does not and why, and asks for the columns (${size}, ${language})`, async () => {
    const tablet = await sitDown(table, { language, size: sizes[size] });
    const { page } = tablet;
    const { t } = languages[language];
    await openPanel(tablet, languages[language]);
    await accessible(tablet, 'import, before a file is chosen');
    await tablet.picture(`import-first-${size}-${language}`);
    const rows = ['Quand;Proposé par les habitants;Quartier', '2026;Un jardin partagé derrière l’école;Nord'];
    for (let i = 1; i <= 14; i++) rows.push(`2026;Idée ${i} pour la place du marché;${i % 2 ? 'Nord' : 'Centre'}`);
    rows.push('2026;;Nord', `2026;${'x'.repeat(200_000)};Sud`);
    await choose(tablet, 'habitants.csv', bytes.utf8(rows.join('\n')));
    await page.getByText(t.unsure).waitFor();
    await page.getByText(t.coming(15, 0)).waitFor();
    await page.locator('#import-group').selectOption('2');
    await page.getByText(t.coming(15, 2)).waitFor();
    await page.getByText(t.left.empty(1, [17])).waitFor();
    await page.getByText(t.left.tooLong(1, [18], 4000)).waitFor();
    await accessible(tablet, 'import, a preview');
    await tablet.picture(`import-preview-${size}-${language}`);
    await tablet.button(t.bring(15)).click();
    await page.getByText(t.brought(15, 2)).waitFor();
    await until('they lie in their groups', async () => {
      const now = await things(tablet);
      return now['Idée 14 pour la place du marché'] === 'Centre' && now['Idée 13 pour la place du marché'] === 'Nord';
    });
    await tablet.picture(`import-done-${size}-${language}`);
    await tablet.saved();
    await tablet.behaved();
    await tablet.close();
  });
}

test('a file that is broken or no text changes nothing and gets a sentence; a mended one is taken', async () => {
  const tablet = await sitDown(4);
  const { t } = languages.en;
  await openPanel(tablet, languages.en);
  for (const [name, buffer, sentence] of [
    ['broken.csv', bytes.utf8('note,group\na,b\n"c,d\n'), t.wrong.quote(3)],
    ['book.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), t.wrong.workbook],
    ['picture.csv', Buffer.alloc(5000, 1), t.wrong.notText],
    ['empty.csv', bytes.utf8('\n'), t.wrong.empty],
    ['large.csv', Buffer.alloc(10 * 1024 * 1024 + 1, 97), t.wrong.tooLarge],
    ['day.json', bytes.utf8('{"a": 1}'), t.wrong.json],
  ]) {
    await choose(tablet, name, buffer);
    await tablet.page.getByText(sentence).waitFor();
  }
  await tablet.picture('import-wrong');
  assert.deepEqual(await things(tablet), {});
  await choose(tablet, 'broken.csv', bytes.utf8('note,group\na,b\n'));
  await tablet.button(t.bring(1)).click();
  await until('it came', async () => (await things(tablet)).a === 'b');
  await tablet.behaved();
  await tablet.close();
});

test('as much as can come is saved, and one undo takes back all of it; the rest is said', async () => {
  const tablet = await sitDown(1);
  const before = (await tablet.texts()).length;
  const { t } = languages.en;
  const rows = ['note,group'];
  for (let i = 1; i <= 60_000; i++) rows.push(`idea ${i} of the whole town,quarter ${i % 40}`);
  await openPanel(tablet, languages.en);
  await choose(tablet, 'town.csv', bytes.utf8(rows.join('\n')));
  await tablet.page.getByText(t.coming(1260, 40)).waitFor();
  await tablet.page.locator('.import__left li', { hasText: '58740' }).waitFor();
  await tablet.button(t.bring(1260)).click();
  await tablet.page.getByText(t.brought(1260, 40)).waitFor();
  await tablet.saved();
  await tablet.picture('import-town');
  assert.equal((await tablet.texts()).length, before + 1300);
  await tablet.page.locator('.board__canvas').focus();
  await tablet.page.keyboard.press('Control+z');
  await until('one undo takes back all', async () => (await tablet.texts()).length === before);
  await tablet.saved();
  await tablet.behaved();
  await tablet.close();
});

/** The moderator begins a phase at one table. */
async function begin(moderator, table, privacy, write) {
  const came = await moderator.page.evaluate(
    ([table, privacy, write]) => {
      const day = globalThis.tablee.day.value;
      const now = [...day.day.value.runs.values()].find(({ phase }) => phase.tables.includes(table));
      const allowed = { write, moveOthers: true, ink: true, vote: true, propose: true };
      const rest = { id: 0, instruction: '', place: 0, length: 0, locksAtEnd: false };
      const phase = { ...rest, title: 'Phase', tables: [table], allowed, privacy, names: 0 };
      return day.ask({ kind: 'begin', phase, seen: now?.id ?? 0 });
    },
    [table, privacy, write],
  );
  assert.equal(came, 0);
}

test('a phase without notes says so beforehand; a private one takes notes alone, as drafts', async () => {
  const tablet = await sitDown(4);
  const before = await things(tablet);
  const { t } = languages.en;
  const moderator = await Tablet.atDesk(browser, server, 'Zoé');
  await openPanel(tablet, languages.en);
  await begin(moderator, 4, 0, false);
  await tablet.page.getByText(t.notNow).waitFor();
  assert.equal(await tablet.button(t.choose).isDisabled(), true);
  await tablet.picture('import-not-now');
  await begin(moderator, 4, 1, true);
  await tablet.page.getByText(t.notNow).waitFor({ state: 'detached' });
  await choose(tablet, 'sheet.csv', bytes.utf8('note,group\nmine alone,A\nmine too,B\n'));
  await tablet.page.getByText(t.notGroups).waitFor();
  await tablet.button(t.bring(2)).click();
  await until('both are drafts', () =>
    tablet.page.evaluate(() => {
      const texts = [...globalThis.tablee.day.value.drafts.value.values()].map(({ text }) => text);
      return texts.includes('mine alone') && texts.includes('mine too');
    }),
  );
  assert.deepEqual(await things(tablet), before);
  await tablet.behaved();
  await tablet.close();
  await moderator.close();
});
