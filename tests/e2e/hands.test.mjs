// What hands do on a board: undo means one act, keys reach what they are meant for, a field lets go of nothing.
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { started } from './started.mjs';
import { Tablet, until } from './tablet.mjs';

const { server, browser } = await started();
const ana = await Tablet.open(browser, server.address);
await ana.join(server.code, 'Ana');
await ana.sit(1);
after(() => ana.behaved());

const { page, words } = ana;
const field = page.locator('.note-editor');

const texts = async () => Object.keys(await ana.places()).sort();
const count = () => page.evaluate(() => [...globalThis.tablee.boards][0].document.order().length);
const writing = () => field.evaluate((one) => !one.hidden);

/** A new note by its key, after nothing else is selected. */
async function begin() {
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await until('the field is open', writing);
}

/** What a paste leaves in the field, over all that was there. */
const paste = (letter, length) =>
  field.evaluate(
    (one, [letter, length]) => {
      one.select();
      one.setRangeText(letter.repeat(length), 0, one.value.length, 'end');
      one.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste' }));
    },
    [letter, length],
  );

test('keys are the board’s after a click on a bar’s button', async () => {
  await ana.writeNote('un');
  await ana.button(words.board.fit).first().click();
  await page.keyboard.press('n');
  await until('the field is open', writing);
  await page.keyboard.type('deux');
  await page.keyboard.press('Escape');
  assert.deepEqual(await texts(), ['deux', 'un']);
});

test('undo of an arrow press is not undo of the note’s creation', async () => {
  const before = await ana.places();
  await page.keyboard.press('ArrowRight');
  await until('it moved', async () => (await ana.places()).deux.x !== before.deux.x);
  await page.keyboard.press('Control+z');
  await until('it is back', async () => (await ana.places()).deux?.x === before.deux.x);
});

test('undo in a fresh note takes it away without a word of others', async () => {
  await begin();
  await page.keyboard.press('Control+z');
  await until('the field is closed', async () => !(await writing()));
  assert.equal(await count(), 2);
  assert.equal(await page.locator('.toast').count(), 0);
});

test('another window does not end writing, and takes no fresh note away', async () => {
  await begin();
  await field.evaluate((one) => {
    document.hasFocus = () => false;
    one.dispatchEvent(new FocusEvent('blur'));
    delete document.hasFocus;
  });
  assert.equal(await writing(), true);
  await page.keyboard.type('trois');
  await page.keyboard.press('Escape');
  assert.deepEqual(await texts(), ['deux', 'trois', 'un']);
});

test('the way back of a deletion brings back what was deleted, whatever was done since', async () => {
  await ana.openNote('un');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await until('it is deleted', async () => !(await texts()).includes('un'));
  await begin();
  await page.keyboard.type('quatre');
  await page.keyboard.press('Escape');
  await page.locator('.toast__action').click();
  await until('it is back', async () => (await texts()).length === 4);
});

test('Enter of an Android keyboard goes on to the next note, Shift and Enter to the next line', async () => {
  await begin();
  await page.keyboard.type('cinq');
  const before = await count();
  await field.evaluate((one) => {
    const key = { key: 'Unidentified', keyCode: 229, bubbles: true };
    one.dispatchEvent(new KeyboardEvent('keydown', key));
    const line = { inputType: 'insertLineBreak', cancelable: true, bubbles: true };
    one.dispatchEvent(new InputEvent('beforeinput', line));
  });
  await until('the next note is there', async () => (await count()) === before + 1);
  await page.keyboard.type('six');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('sept');
  await page.keyboard.press('Escape');
  assert.ok((await texts()).includes('six\nsept'));
});

test('keys do nothing to the board behind a dialog', async () => {
  await ana.openNote('un');
  await page.keyboard.press('Escape');
  await page.locator('.here').click();
  await page.locator('dialog[open]').waitFor();
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  assert.ok((await texts()).includes('un'));
});

test('a table that is left, and a page that is loaded again, leave no empty note', async () => {
  const before = await count();
  await begin();
  await ana.button(words.board.tables).first().click();
  await page.locator('.table-card').first().waitFor();
  await ana.sit(1);
  await until('there is no empty one', async () => (await count()) === before);
  await begin();
  await page.reload();
  await page.locator('.board__canvas').waitFor();
  await ana.saved();
  await until('there is no empty one', async () => (await count()) === before);
});

test('a paste that is too long erases nothing, stays in the field, and is kept when that closes', async () => {
  await ana.openNote('deux');
  await paste('x', 200_001);
  await page.locator('.toast', { hasText: words.board.tooLong }).waitFor();
  assert.equal((await field.inputValue()).length, 200_001);
  await page.keyboard.press('Control+z');
  assert.equal(await field.inputValue(), 'deux');
  await paste('y', 200_001);
  await page.keyboard.press('Escape');
  await page.locator('.status__refused').waitFor();
  assert.ok((await texts()).includes('deux'));
});
