// From the code to the first note, and back after a reload; in both languages; with nobody else asked.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { tablee } from './server.mjs';
import { started } from './started.mjs';
import { sizes, Tablet, until } from './tablet.mjs';

const { server, browser } = await started({ notes: true });

test('a code and a name lead to a table, one tap to a note, and a reload keeps who I am', async () => {
  const tablet = await Tablet.open(browser, server.address, { touch: true });
  await tablet.join(server.code.toLowerCase(), 'Léa');
  await tablet.sit(2);
  const before = await tablet.identity();
  await tablet.writeNote('Guichet en ligne');
  await tablet.saved();
  assert.ok((await tablet.texts()).includes('Guichet en ligne'));

  await tablet.reload();
  await until('the note is back', async () => (await tablet.texts()).includes('Guichet en ligne'));
  assert.deepEqual(await tablet.identity(), before);
  assert.equal(before.name, 'Léa');
  assert.deepEqual(tablet.errors, []);
  await tablet.close();
});

test('a board opens with everything in view: asking for that changes nothing', async () => {
  const tablet = await Tablet.open(browser, server.address);
  await tablet.page.emulateMedia({ reducedMotion: 'reduce' });
  await tablet.join(server.code, 'Hugo');
  await tablet.sit(1);
  const painted = async () => {
    await tablet.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return tablet.page.screenshot({ clip: { x: 0, y: 80, width: 1080, height: 620 } });
  };
  const first = await painted();
  await tablet.button(tablet.words.board.fit).click();
  assert.ok(first.equals(await painted()), 'the board was opened somewhere else');
  await tablet.close();
});

test('what a page shows is what the command line tells of the board', async () => {
  const tablet = await Tablet.open(browser, server.address);
  await tablet.join(server.code, 'Karim');
  await tablet.sit(1);
  const board = /board\/([0-9a-f]{16})/.exec(tablet.page.url())[1];
  const dump = JSON.parse(tablee('board', 'dump', '--data', server.data, '--board', board));
  const told = dump.objects.filter((object) => object.alive !== false).map((object) => object.text ?? '');
  assert.deepEqual((await tablet.texts()).sort(), told.sort());
  await tablet.close();
});

test('a wrong code is refused in words, and the name is not lost', async () => {
  const tablet = await Tablet.open(browser, server.address);
  await tablet.page.locator('#code').fill('ZZZ-ZZZ');
  await tablet.page.locator('#name').fill('Zoé');
  await tablet.button(tablet.words.join.go).click();
  await tablet.page.getByText(tablet.words.join.errors.bad_code).waitFor();
  assert.equal(await tablet.page.locator('#name').inputValue(), 'Zoé');
  await tablet.close();
});

for (const language of ['en', 'fr']) {
  test(`every screen speaks ${language} and looks like itself on a tablet and a phone`, async () => {
    for (const [device, size] of Object.entries(sizes)) {
      const tablet = await Tablet.open(browser, server.address, { language, size });
      const look = async (screen) => {
        const text = await tablet.page.evaluate(() => document.body.innerText);
        assert.doesNotMatch(text, /\b(undefined|null|NaN|\[object)\b/, `${screen}, ${device}`);
        assert.doesNotMatch(text, /\b[a-z]+\.[a-z]+[A-Z][A-Za-z]*\b/, `a key is shown on ${screen}, ${device}`);
        const wide = await tablet.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        assert.equal(wide, false, `${screen} scrolls sideways on ${device}`);
        await tablet.picture(`${screen}-${language}-${device}`);
      };
      assert.equal(await tablet.page.evaluate(() => document.documentElement.lang), language);
      await look('join');
      await tablet.join(server.code, 'Inès');
      await look('tables');
      await tablet.sit(1);
      await look('board');
      await tablet.openList();
      await look('list');
      assert.deepEqual(tablet.strangers, [], 'asked another host');
      assert.deepEqual(tablet.errors, []);
      await tablet.close();
    }
  });
}

test('the introduction is read at coming in, the closing words at leaving', async () => {
  for (const [language, size] of [['fr', sizes.tablet], ['en', sizes.phone]]) {
    const tablet = await Tablet.open(browser, server.address, { language, size });
    await tablet.join(server.code, 'Noé');
    const introduction = tablet.page.locator('.tables__introduction');
    await introduction.waitFor();
    assert.match(await introduction.innerText(), /^Une quarantaine d'agents de toutes les administrations/);
    assert.equal(await introduction.locator('p').getAttribute('lang'), 'fr');
    await tablet.button(tablet.words.tables.leave).click();
    const closing = tablet.page.getByRole('dialog').locator('.tables__closing');
    await closing.waitFor();
    assert.match(await closing.innerText(), /rencontres, ateliers, partage de pratiques\.$/);
    await tablet.picture(`leave-${language}`);
    assert.deepEqual(tablet.errors, []);
    await tablet.close();
  }
});

test('two taps, two tabs and a reload are one person', async () => {
  const tablet = await Tablet.open(browser, server.address);
  const tab = await tablet.beside();
  const people = async () => (await fetch(`${server.address}/api/v1/event`, { headers: await who() })).json();
  const who = async () => {
    const token = await tablet.page.evaluate(() => {
      const { current, identities } = JSON.parse(localStorage.getItem('tablee.identities'));
      return identities[current].token;
    });
    return { Authorization: `Bearer ${token}` };
  };
  for (const one of [tablet, tab]) {
    await one.page.locator('#code').fill(server.code);
    await one.page.locator('#name').fill('Odile');
  }
  // The first answer is lost: the server has taken the join, the page does not know.
  let lost = 0;
  await tablet.page.route('**/api/v1/join', async (route) => {
    await route.fetch();
    lost += 1;
    await route.abort();
  });
  await tablet.button(tablet.words.join.go).click();
  await tablet.page.getByText(tablet.words.join.errors.offline).waitFor();
  assert.equal(lost, 1);
  await tablet.page.unroute('**/api/v1/join');
  await tablet.reload();
  await tablet.page.locator('#code').fill(server.code);
  await tablet.page.locator('#name').fill('Odile');
  await Promise.all([
    tablet.page.evaluate(() => {
      const button = document.querySelector('.join__go');
      button.click();
      button.click();
    }),
    // It may have heard of the other's coming in by now, and gone on by itself.
    tab.page.evaluate(() => document.querySelector('.join__go')?.click()),
  ]);
  for (const one of [tablet, tab]) await one.page.locator('.table-card').first().waitFor();
  assert.deepEqual(await tablet.identity(), await tab.identity());
  const named = (await people()).people.filter(({ name }) => name.startsWith('Odile'));
  assert.deepEqual(named.map(({ name }) => name), ['Odile']);
  await tablet.close();
});

/** Somebody who comes in without a page; their token. */
async function comeIn(name) {
  const body = JSON.stringify({ code: server.code, name, nonce: randomUUID().replaceAll('-', '') });
  const answer = await fetch(`${server.address}/api/v1/join`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  return (await answer.json()).token;
}

test('a moderator puts people out, who read why', async () => {
  for (const language of ['en', 'fr']) {
    const eve = await Tablet.open(browser, server.address, { language });
    await eve.join(server.code, 'Eve');
    const bots = [await comeIn('Bot'), await comeIn('Bot')];
    const tablet = await Tablet.open(browser, server.address, { language, fragment: server.moderatorFragment });
    const { watch, people, tables } = tablet.words;
    await tablet.enter('Camille');
    await tablet.button(tables.wall).click();
    await tablet.page.getByRole('button', { name: watch.people }).click();
    const row = (name) => tablet.page.locator('.attendant', { hasText: name }).first();
    const picture = async (screen) => {
      for (const [device, size] of Object.entries(sizes)) {
        await tablet.page.setViewportSize(size);
        await tablet.picture(`${screen}-${language}-${device}`);
      }
    };
    await row('Eve').waitFor();
    await picture('people');
    await row('Eve').getByRole('button', { name: people.putOut }).click();
    await tablet.page.getByText(people.sureNotes(1)).waitFor();
    await picture('put-out');
    await tablet.button(people.putOut).click();
    await until('Eve is gone', async () => (await row('Eve').count()) === 0);
    for (let i = 0; i < 2; ++i) await tablet.page.locator('.attendant', { hasText: 'Bot' }).nth(i).getByRole('checkbox').check();
    await tablet.button(people.putOutMany(2)).click();
    await tablet.button(people.putOut).click();
    await until('the bots are gone', async () => (await row('Bot').count()) === 0);
    await eve.reload();
    await eve.page.getByText(eve.words.join.refused.put_out).waitFor();
    for (const token of bots) {
      const answer = await fetch(`${server.address}/api/v1/event`, { headers: { Authorization: `Bearer ${token}` } });
      assert.equal((await answer.json()).error.code, 'put_out');
    }
    for (const one of [eve, tablet]) {
      await one.behaved();
      await one.close();
    }
  }
});

test('a moderator sees the tables, invites, and the screens speak both languages', async () => {
  for (const language of ['en', 'fr']) {
    const tablet = await Tablet.open(browser, server.address, { language, fragment: server.moderatorFragment });
    await tablet.enter('Camille');
    assert.equal(new URL(tablet.page.url()).hash.includes('m='), false, 'the link stays in the address');
    await tablet.button(tablet.words.tables.wall).click();
    await until('four tables and the agora', async () => (await tablet.page.locator('.wall__card').count()) === 5);
    await tablet.page.locator('.wall__card').first().waitFor();
    await tablet.picture(`wall-${language}-tablet`);
    await tablet.button(tablet.words.watch.invite).click();
    await tablet.page.getByText(server.code).first().waitFor();
    await tablet.picture(`invite-${language}-tablet`);
    assert.deepEqual(tablet.errors, []);
    await tablet.close();
  }
});
