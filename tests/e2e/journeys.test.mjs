// The main ways through the page, in the three engines: what this file says holds in each of them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chosenEngines, launched } from './engines.mjs';
import { Server } from './server.mjs';
import { Tablet, until } from './tablet.mjs';
import { Wifi } from './wifi.mjs';

const ran = [];
after(() => console.log(`engines: ${ran.map(({ name, version, journeys }) => `${name} ${version} ran ${journeys} journeys`).join(', ')}`));

for (const engine of chosenEngines()) {
  describe(engine.name, () => {
    const tally = { name: engine.name, version: '(not started)', journeys: 0 };
    let server, wifi, browser, lea, sophie;

    before(async () => {
      ran.push(tally);
      server = await Server.started();
      wifi = await Wifi.to(server);
      browser = await launched(engine);
    });
    after(async () => {
      await browser?.close();
      wifi?.close();
      await server?.close();
    });

    /** The two people stay from one to the next: a browser takes longer to start than all that it is asked here. */
    const journey = (claim, way) =>
      test(claim, async () => {
        await way();
        for (const tablet of [lea, sophie]) await tablet?.behaved();
        tally.journeys += 1;
        tally.version = browser.version();
      });

    journey('a code and a name lead to a table, one tap to a note, and a reload keeps who I am', async () => {
      lea = await Tablet.open(browser, wifi.address);
      await lea.join(server.code.toLowerCase(), 'Léa');
      await lea.sit(1);
      const before = await lea.identity();
      await lea.writeNote('Guichet en ligne');
      await lea.saved();
      await lea.reload();
      await until('the note is back', async () => (await lea.texts()).includes('Guichet en ligne'));
      assert.deepEqual(await lea.identity(), before);
      assert.equal(before.name, 'Léa');
    });

    journey('a moderator’s letters go to the other at once, and Enter leads to the next note', async () => {
      sophie = await Tablet.open(browser, server.address, { fragment: server.moderatorFragment });
      await sophie.enter('Sophie');
      await sophie.sit(1);
      await sophie.button(sophie.words.board.newNoteShort).click();
      await sophie.page.keyboard.type('one');
      await until('the other sees it', async () => (await lea.texts()).includes('one'));
      await sophie.page.keyboard.press('Enter');
      await sophie.page.keyboard.type('two');
      await sophie.page.keyboard.press('Escape');
      await until('and the next', async () => (await lea.texts()).includes('two'));
    });

    journey('without a network what was written outlasts a reload, and arrives when it is back', async () => {
      await lea.installed();
      wifi.cut();
      await lea.writeNote('meanwhile');
      await until('it is kept', async () => (await lea.status()).onDevice);
      await lea.reload();
      await until('it is back from the disk', async () => (await lea.texts()).includes('meanwhile'));
      await until('the page says that it is offline', async () => /Offline/.test(await lea.statusText()));
      await lea.writeNote('and after the reload');
      wifi.restore();
      await lea.saved();
      await until('the other has all', async () => (await sophie.keyframe()) === (await lea.keyframe()));
      const texts = await sophie.texts();
      for (const text of ['meanwhile', 'and after the reload']) assert.equal(texts.filter((one) => one === text).length, 1, text);
    });

    journey('a drag moves the note under the finger and no other', async () => {
      await lea.moveTo(2);
      for (const text of ['still', 'moved']) await lea.writeNote(text);
      const before = await lea.places();
      const { x, y, zoom } = await lea.middleOf('moved');
      await lea.drag({ x, y }, { x: x - 90, y: y + 60 });
      await lea.saved();
      const now = await lea.places();
      assert.deepEqual(now.still, before.still);
      const by = { x: now.moved.x - before.moved.x, y: now.moved.y - before.moved.y };
      assert.ok(Math.abs(by.x + 90 / zoom) < 3 && Math.abs(by.y - 60 / zoom) < 3, JSON.stringify({ by, zoom }));
    });

    journey('what is cut in one note is pasted in another, over what is selected', async () => {
      await lea.moveTo(3);
      const { keyboard } = lea.page;
      const note = () => lea.button(lea.words.board.newNoteShort).click();
      await note();
      await keyboard.type('A whole sentence, with é.');
      await keyboard.press('Shift+Enter');
      await keyboard.type('And another.');
      await keyboard.press('Control+a');
      await keyboard.press('Control+x');
      await keyboard.type('cut from here');
      await keyboard.press('Escape');
      await note();
      await keyboard.type('to be replaced');
      await keyboard.press('Control+a');
      await keyboard.press('Control+v');
      await keyboard.press('Escape');
      await lea.saved();
      assert.deepEqual((await lea.texts()).sort(), ['A whole sentence, with é.\nAnd another.', 'cut from here']);
    });

    journey('the list leads to a note, and from there into its text', async () => {
      await lea.moveTo(4);
      await lea.writeNote('found in the list');
      await lea.openNote('found in the list');
      await lea.page.keyboard.type(', and written on');
      await lea.page.keyboard.press('Escape');
      await lea.saved();
      assert.deepEqual(await lea.texts(), ['found in the list, and written on']);
    });

    journey('a table’s day is gone through again from its beginning to its end', async () => {
      const { words, page } = sophie;
      await sophie.button(words.board.tables).first().click();
      const card = page.locator('.wall__card').nth(2);
      await card.getByText(words.watch.notes(2)).waitFor();
      await card.getByRole('button', { name: words.watch.replay }).click();
      await until('the log is read', () => page.evaluate(() => globalThis.tablee.replay?.state.value === 'ready'));
      const shown = () => page.evaluate(() => globalThis.tablee.replay.document.order().length);
      await sophie.button(words.replay.end).click();
      await until('all notes at the end', async () => (await shown()) === 2);
      await sophie.button(words.replay.start).click();
      await until('less at the beginning', async () => (await shown()) <= 1);
    });
  });
}
