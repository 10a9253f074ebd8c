// A day of somebody who does not look at the board and does not point: they come in, choose a table, write, group, move, vote, propose
// and read what came of it, by roles and names alone. Somebody else looks at the canvas all the while.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, axeScript } from './axe.mjs';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started();
const catalogue = async (name, language) =>
  Object.values(await import(`../../client-web/src/i18n/${name}_${language}.ts`))[0];

/** Who uses roles and names alone. */
class Listener {
  constructor(tablet, t) {
    this.tablet = tablet;
    this.page = tablet.page;
    this.t = t;
  }
  get list() {
    return this.page.getByRole('region', { name: this.t.title, exact: true });
  }
  role(role, name, within = this.page) {
    return within.getByRole(role, { name, exact: typeof name === 'string' });
  }
  async press(name, within = this.page) {
    const button = this.role('button', name, within);
    await button.focus();
    await this.page.keyboard.press('Enter');
  }
  /** The line that begins with these words. */
  line(text) {
    return this.role('button', new RegExp(`^${text}`), this.list.getByRole('listitem'));
  }
  /** Lines as they are read: headings with their level. */
  read() {
    return this.list.getByRole('list', { name: this.t.title }).evaluate((list) =>
      [...list.children].map((line) => {
        const heading = line.querySelector('h3,h4,h5,h6');
        const words = line.querySelector('.list__text, .listing__outside').firstChild.textContent.trim();
        return heading ? `${heading.tagName[1]} ${words}` : words;
      }),
    );
  }
  async reads(wanted) {
    await until(`it reads ${wanted}`, async () => JSON.stringify(await this.read()) === JSON.stringify(wanted)).catch(
      async (error) => {
        error.message += `; it reads ${await this.read()}`;
        throw error;
      },
    );
  }
  async add(text, where) {
    const field = this.role('textbox', this.t.add, this.list);
    if (where) await this.list.getByLabel(this.t.where, { exact: true }).selectOption({ label: where });
    await field.focus();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
    await this.line(text).waitFor();
  }
  async choose(text) {
    await this.line(text).focus();
    await this.page.keyboard.press('Enter');
    await this.role('group', this.t.acts(text), this.list).waitFor();
  }
  acts(text) {
    return this.role('group', this.t.acts(text), this.list);
  }
}

/** The camera stands where it stood at the look before. */
async function atRest(tablet) {
  let before = '';
  await until('the view is at rest', async () => {
    const now = await tablet.page.evaluate(() => JSON.stringify(globalThis.tablee.stage.camera));
    const same = now === before;
    before = now;
    return same;
  });
}

for (const [size, language, table] of [
  ['tablet', 'fr', 1],
  ['phone', 'en', 2],
]) {
  test(`somebody who does not look does the whole day in the list (${size}, ${language})`, async () => {
    const [t, outcome, results, vote, day] = await Promise.all(
      ['listing', 'outcome', 'results', 'vote', 'day'].map((name) => catalogue(name, language)),
    );
    const look = { language, size: sizes[size], script: axeScript };
    const tablet = await Tablet.open(browser, server.address, look);
    const { words, page } = tablet;
    const ada = new Listener(tablet, t);
    await ada.role('textbox', words.join.code).fill(server.code);
    await ada.role('textbox', words.join.yourName).fill(`Ada ${size}`);
    await page.keyboard.press('Enter');
    await page
      .getByRole('link', { name: new RegExp(`${words.tables.table(table)}\\b`) })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await ada.press(words.board.list);
    await ada.list.waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H2', 'the focus goes where the list begins');

    const mona = await Tablet.atDesk(browser, server, `Mona ${size}`, {
      language,
    });
    await mona.button(words.board.tables).click();
    await mona.sit(table);

    // Writing: four notes, one of them changed.
    for (const text of ['piscine', 'vélos', 'jardin', 'ombre']) await ada.add(text);
    await until('the other sees them', async () => (await mona.texts()).includes('ombre'));
    await ada.choose('ombre');
    await ada.press(t.write, ada.acts('ombre'));
    await ada.role('textbox', t.field, ada.list).waitFor();
    await page.keyboard.type(' fraîche');
    await page.keyboard.press('Enter');
    await until('the other reads it', async () => (await mona.texts()).includes('ombre fraîche'));
    await ada.reads(['piscine', 'vélos', 'jardin', 'ombre fraîche']);
    assert.match(await page.evaluate(() => document.activeElement.textContent), /^ombre fraîche/);

    // Others are heard, politely.
    // Where she looks is where it lands, and so where it is read: her view is at rest first.
    await mona.button(mona.words.board.fit).click();
    await atRest(mona);
    await mona.writeNote('depuis la carte');
    await ada.role('log', '', ada.list).getByText('depuis la carte').waitFor();

    // Grouping: two notes become a cluster with a title.
    await ada.press(t.several, ada.list);
    for (const text of ['piscine', 'jardin']) {
      await ada.line(text).focus();
      if ((await ada.line(text).getAttribute('aria-pressed')) !== 'true') await page.keyboard.press('Enter');
    }
    for (const text of ['ombre', 'depuis']) {
      if ((await ada.line(text).getAttribute('aria-pressed')) === 'true') await ada.line(text).press('Enter');
    }
    await tablet.picture(`list-several-${size}-${language}`);
    await ada.press(t.group, ada.list);
    await ada.role('textbox', t.fieldTitle, ada.list).waitFor();
    await page.keyboard.type('Fraîcheur');
    await page.keyboard.press('Enter');
    await ada.reads(['3 Fraîcheur', 'piscine', 'jardin', `3 ${t.outside}`, 'vélos', 'ombre fraîche', 'depuis la carte']);
    assert.match(await page.evaluate(() => document.activeElement.textContent), /^Fraîcheur/);

    // Moving: into it, and out again.
    await ada.choose('ombre fraîche');
    await ada.acts('ombre fraîche').getByLabel(t.moveTo, { exact: true }).selectOption({ label: 'Fraîcheur' });
    await ada.press(t.moveDo, ada.acts('ombre fraîche'));
    await ada.role('status', '', ada.list).getByText(t.moved('Fraîcheur')).waitFor();
    await ada.reads(['3 Fraîcheur', 'piscine', 'jardin', 'ombre fraîche', `3 ${t.outside}`, 'vélos', 'depuis la carte']);
    await ada.choose('piscine');
    await ada.acts('piscine').getByLabel(t.moveTo, { exact: true }).selectOption({ label: t.anywhere });
    await ada.press(t.moveDo, ada.acts('piscine'));
    await until(
      'it is out',
      async () => (await ada.read()).indexOf('piscine') > (await ada.read()).indexOf(`3 ${t.outside}`),
    );
    await ada.add('terrasse', 'Fraîcheur');
    await until('the other sees where it lies', async () => (await mona.places()).terrasse?.parent >= 0);

    // +1, deleting and undoing.
    await ada.choose('vélos');
    await ada.press(t.supportDo, ada.acts('vélos'));
    await ada.role('button', t.unsupport(1), ada.acts('vélos')).waitFor();
    await tablet.picture(`list-line-${size}-${language}`);
    await accessible(tablet, 'the list with a line that is open');
    await ada.press(t.remove, ada.acts('vélos'));
    await until('it is gone', async () => !(await mona.texts()).includes('vélos'));
    await until('the focus stays in the list', () => page.evaluate(() => document.activeElement.closest('[data-at]') !== null));
    await ada.press(t.undo, ada.list);
    await until('it is back', async () => (await mona.texts()).includes('vélos'));

    // The vote that the moderator opens.
    // Nothing is selected: the vote is on the clusters.
    await mona.page.keyboard.press('Escape');
    await mona.page.locator('.day-bar__now').click();
    await mona.page.getByRole('dialog').getByRole('button', { name: day.startVote }).click();
    const form = mona.page.getByRole('dialog', { name: vote.openTitle });
    await form.getByLabel(vote.title).fill('Et maintenant ?');
    await form.getByLabel(vote.dots).selectOption('3');
    await form.getByRole('button', { name: vote.begin }).click();
    await ada.choose('Fraîcheur');
    const give = ada.acts('Fraîcheur').getByRole('button', { name: t.give(0, 3), exact: true });
    await give.waitFor();
    await give.press('Enter');
    await ada.role('button', t.take, ada.acts('Fraîcheur')).waitFor();

    // A proposition of the cluster, as everybody sees it.
    await ada.choose('Fraîcheur');
    await ada.press(t.propose, ada.acts('Fraîcheur'));
    await ada.press(words.board.propositions);
    await ada.role('dialog', outcome.title).getByText('Fraîcheur').waitFor();
    await page.keyboard.press('Escape');
    await tablet.saved();

    // Where it was left, it is again: by the address, and by what the device remembers.
    assert.match(page.url(), /@list$/);
    await tablet.reload();
    await ada.line('Fraîcheur').waitFor();
    await tablet.saved();

    await mona.page.evaluate(() => (location.hash = '#/desk'));
    const card = mona.page.getByRole('region', {
      name: results.title,
      exact: true,
    });
    await card.getByRole('button', { name: results.publish, exact: true }).first().click();
    await card.getByText(results.published).waitFor();
    await ada.press(words.board.tables);
    await tablet.reload();
    const link = ada.role('link', results.read);
    await link.waitFor();
    const [read] = await Promise.all([page.context().waitForEvent('page'), link.press('Enter')]);
    await read
      .getByRole('heading', {
        name: new RegExp(`${words.tables.table(table)}\\b`),
      })
      .first()
      .waitFor();
    await read.getByText('Fraîcheur').first().waitFor();
    await tablet.behaved();
    await mona.behaved();
    await tablet.close();
    await mona.close();
  });
}

test('ten thousand notes open at once and change one by one', async () => {
  const tablet = await Tablet.open(browser, server.address, { language: 'en' });
  await tablet.join(server.code, 'Many');
  await tablet.sit(3);
  const t = await catalogue('listing', 'en');
  const made = await tablet.page.evaluate(() => {
    const [board] = [...globalThis.tablee.boards];
    let n = 0;
    for (let batch = 0; batch < 20; batch++)
      board.edit((d) => {
        for (let i = 0; i < 500; i++, n++) {
          const one = d.create({
            kind: 1,
            x: (n % 100) * 224,
            y: Math.floor(n / 100) * 224,
            w: 200,
            h: 200,
          });
          if (one < 0) return;
          d.insertText(one, 0, `note ${n}`);
        }
      });
    return n;
  });
  await until('they are on the board', async () => (await tablet.texts()).length === made);
  const opened = await tablet.page.evaluate(async (name) => {
    const button = [...document.querySelectorAll('button')].find((one) => one.getAttribute('aria-label') === name);
    const begin = performance.now();
    button.click();
    while (!document.querySelector('.listing [data-at]')) await new Promise((go) => requestAnimationFrame(go));
    return performance.now() - begin;
  }, tablet.words.board.list);
  const lines = tablet.page.locator('.listing [data-at]');
  console.log(`the list of ${made} notes opened in ${Math.round(opened)} ms with ${await lines.count()} lines in the page`);
  assert.ok((await lines.count()) <= 100);
  assert.equal(await lines.first().getAttribute('aria-setsize'), String(made));
  // To the end and back by keys: every line can be come to, and says where it is.
  await lines.first().getByRole('button').focus();
  await tablet.page.keyboard.press('End');
  const last = tablet.page.locator(`.listing [data-at="${made - 1}"] button`);
  await until('the last one has the focus', () => last.evaluate((one) => one === document.activeElement).catch(() => false));
  await tablet.page.keyboard.press('ArrowUp');
  assert.equal(await tablet.page.evaluate(() => document.activeElement.closest('li').dataset.at), String(made - 2));
  assert.ok((await lines.count()) <= 100);
  await tablet.page.getByRole('button', { name: /lines above$/ }).press('Enter');
  const focused = () => tablet.page.evaluate(() => Number(document.activeElement.closest('[data-at]')?.dataset.at ?? -1));
  await until('the lines above have come', async () => (await focused()) >= 0 && (await focused()) < made - 90);
  await tablet.behaved();
  await tablet.close();
});
