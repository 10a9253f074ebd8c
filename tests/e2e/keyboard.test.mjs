// A tablet's keyboard covers the page without resizing it. Here it is played: the visual viewport says what a real one
// would leave. Whatever comes (keyboard, rotation, another height, the browser moving the page), the line that is
// written and the bar of writing stay in what is free.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started();

/** Runs in the page before its own script: a visual viewport that a test sets. */
function playViewport() {
  const viewport = new EventTarget();
  const state = { height: null, offsetTop: 0, scale: 1 };
  const whole = () => document.documentElement.clientHeight;
  Object.defineProperties(viewport, {
    height: { get: () => state.height ?? whole() },
    width: { get: () => document.documentElement.clientWidth },
    offsetTop: { get: () => state.offsetTop },
    offsetLeft: { get: () => 0 },
    scale: { get: () => state.scale },
  });
  Object.defineProperty(globalThis, 'visualViewport', { value: viewport });
  globalThis.playKeyboard = (covered, offsetTop = 0) => {
    state.height = covered === 0 ? null : whole() - covered;
    state.offsetTop = offsetTop;
    viewport.dispatchEvent(new Event('resize'));
  };
}

/** Upper and lower edge of the caret's line (lines are broken by hand), of the bar's top and of what is free. */
function look() {
  const field = document.querySelector('.note-editor');
  const box = field.getBoundingClientRect();
  const scale = box.height / field.offsetHeight;
  const style = getComputedStyle(field);
  const line = Number.parseFloat(style.lineHeight);
  const before = field.value.slice(0, field.selectionEnd).split('\n').length - 1;
  const top = box.top + (Number.parseFloat(style.paddingTop) + before * line - field.scrollTop) * scale;
  const bar = document.querySelector('.bars--writing .bar').getBoundingClientRect();
  const { offsetTop, height } = globalThis.visualViewport;
  const head = document.querySelector('.board__head').getBoundingClientRect().bottom;
  return {
    top,
    bottom: top + line * scale,
    bar: { top: bar.top, bottom: bar.bottom },
    free: { top: Math.max(head, offsetTop), bottom: offsetTop + height },
  };
}

async function inSight(tablet, when) {
  let seen;
  await until(`the line is in sight ${when}: ${JSON.stringify(seen)}`, async () => {
    seen = await tablet.page.evaluate(look);
    const { top, bottom, bar, free } = seen;
    return top >= free.top - 1 && bottom <= bar.top + 1 && bar.bottom <= free.bottom + 1;
  }).catch((error) => assert.fail(`${error.message} ${JSON.stringify(seen)}`));
}

for (const [size, language] of [
  ['tablet', 'en'],
  ['phone', 'fr'],
]) {
  test(`what is written on a ${size} stays above the keyboard, whatever it does`, async () => {
    const options = { size: sizes[size], touch: true, language, script: playViewport };
    const tablet = await Tablet.open(browser, server.address, options);
    await tablet.join(server.code, 'Inès');
    await tablet.sit(4);
    const { page } = tablet;
    await tablet.button(tablet.words.board.newNoteShort).tap();
    await page.locator('.note-editor').waitFor();
    const play = (covered, offsetTop) => page.evaluate(([c, o]) => globalThis.playKeyboard(c, o), [covered, offsetTop]);
    const covered = Math.round(sizes[size].height * 0.4);
    await play(covered);
    await inSight(tablet, 'when the keyboard has come');
    for (let i = 0; i < 12; i++) {
      await page.keyboard.type(`line ${i}`);
      await tablet.button(tablet.words.editor.newLine).tap();
    }
    await page.keyboard.type('end');
    await inSight(tablet, 'after many lines');
    await play(covered + 90);
    await inSight(tablet, 'when the keyboard is higher');
    await play(covered, 120);
    await inSight(tablet, 'when the browser has moved the page');
    await page.keyboard.press('Home');
    for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowUp');
    await inSight(tablet, 'in the first line');
    const { width, height } = sizes[size];
    await page.setViewportSize({ width: height, height: Math.max(width, 600) });
    await play(Math.round(Math.max(width, 600) * 0.4));
    await inSight(tablet, 'after the device was turned');
    await page.keyboard.press('Escape');
    await play(0);
    await tablet.saved();
    assert.deepEqual(tablet.errors, []);
    await tablet.close();
  });
}
