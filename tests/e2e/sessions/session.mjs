// One random session: a board, a device with one or more tabs on it, another person, and what goes wrong; and at the end, when all
// is well again, what must be true.
import assert from 'node:assert/strict';
import { Tablet, until } from '../tablet.mjs';
import { faults } from './device.mjs';
import { Hands } from './hands.mjs';
import { Ledger } from './ledger.mjs';
import { Other } from './other.mjs';
import { Chance } from './random.mjs';
import { Trouble } from './trouble.mjs';

const acts = 14;
const tabsMax = 3;

/** Runs in the page: texts of the whole board, deleted notes as well, and what lies in this tab's tray. */
function board() {
  const [{ document, tray }] = globalThis.tablee.boards;
  const objects = Array.from({ length: document.size }, (_, one) => {
    return { ...document.object(one), text: document.text(one) };
  });
  return { objects, tray: tray.value.flatMap(({ texts }) => texts).join('') };
}

/** Runs in the page: for whoever reads of a seed that failed. */
function told() {
  const [board] = globalThis.tablee.boards;
  const { document, status, tray } = board;
  const texts = Array.from({ length: document.size }, (_, one) => document.text(one));
  return JSON.stringify({ texts, status: status.value, tray: tray.value, unsent: globalThis.tablee.session.unsent.value });
}

/** Runs in the page: whether the server has all that this device had, or refused it. Does what the page says where it is stuck. */
function drained() {
  const { boards, session } = globalThis.tablee;
  const [board] = boards;
  if (!board) return false;
  const { connection, saved, stop } = board.status.value;
  if (connection === 'offline' || connection === 'empty') board.retry();
  if (stop !== null) location.reload();
  return connection === 'online' && saved && session.unsent.value === 0;
}

function allSent(page) {
  return until('all is with the server, or in the tray', () => page.evaluate(drained).catch(() => false), { timeout: 45_000 });
}

export class Session {
  #tabs = [];

  /** `kinds`: of trouble, from which the seed chooses. */
  constructor(ground, browser, seed, kinds) {
    this.ground = ground;
    this.browser = browser;
    this.chance = new Chance(seed);
    this.kinds = kinds;
    this.ledger = new Ledger();
  }

  get tab() {
    return this.#tabs[0];
  }

  async #begin() {
    const { ground, chance, browser } = this;
    this.board = await ground.nextBoard();
    await ground.seat(this.board);
    this.secure = chance.is(0.5);
    const address = ground.address(this.secure);
    const tablet = await Tablet.open(browser, address, { reducedMotion: 'reduce', script: faults });
    this.context = tablet.context;
    await tablet.join(ground.server.code, 'Hands');
    await tablet.page.goto(`${address}/#/board/${this.board}`);
    this.other = new Other(ground.other.page, chance, this.ledger);
    this.trouble = new Trouble(this);
    await this.#seated(tablet);
    if (this.secure) await tablet.installed();
    for (let i = 0; i < 2; ++i) await this.other.make();
  }

  async #seated(tablet) {
    await until('the board is there', async () => {
      return (await tablet.page.evaluate(() => globalThis.tablee?.stage?.loaded.value === true).catch(() => false));
    });
    this.#tabs.unshift(new Hands(tablet, this.chance, this.ledger, this.trouble));
  }

  /** A page that asks before it goes is not left: what is on it would be lost. */
  async reload() {
    if (this.ground.wifi.state === 'frozen' || (!this.secure && this.ground.wifi.state !== 'up')) return;
    const { page } = this.tab;
    let asked = false;
    page.once('dialog', (dialog) => {
      asked = true;
      void dialog.dismiss();
    });
    await page.evaluate(() => (globalThis.old = true));
    await page.evaluate(() => void setTimeout(() => location.reload()));
    await until('the page is loaded again', async () => {
      return asked || (await page.evaluate(() => !globalThis.old && globalThis.tablee?.stage?.loaded.value).catch(() => false));
    });
  }

  /** As the browser's menu does: with what the tab remembers. */
  async duplicate() {
    if (this.#tabs.length >= tabsMax || this.ground.wifi.state !== 'up') return;
    const { tablet } = this.tab;
    const [page] = await Promise.all([
      this.context.waitForEvent('page'),
      tablet.page.evaluate(() => void globalThis.open(location.href)),
    ]);
    const twin = new Tablet(this.context, page, tablet.address, 'en');
    await this.#seated(twin);
  }

  switchTab() {
    this.#tabs.push(this.#tabs.shift());
  }

  async #settle() {
    this.ground.heal();
    for (const tab of this.#tabs) await tab.rest();
    const { other } = this.ground;
    for (const { page } of [...this.#tabs, other]) await allSent(page);
    await until('all hold the same', async () => {
      const frames = await Promise.all([other, ...this.#tabs.map(({ tablet }) => tablet)].map((one) => one.keyframe()));
      return frames.every((frame) => frame === frames[0]);
    });
  }

  /** What was wrong is thrown; else what ended in the tray, and how many words were written and notes moved. */
  async run() {
    try {
      await this.#begin();
      for (let i = 0; i < acts; ++i) {
        if (this.chance.is(0.4)) await this.trouble.something();
        await this.tab.something();
      }
      await this.#settle();
      const { objects } = await this.ground.other.page.evaluate(board);
      let tray = '';
      for (const { page } of this.#tabs) tray += (await page.evaluate(board)).tray;
      this.ledger.check(objects, tray);
      for (const { tablet } of this.#tabs) assert.deepEqual(tablet.errors, [], 'errors on a page');
      return { tray, troubles: this.trouble.count, ...this.ledger.count() };
    } catch (error) {
      const { chosen, story } = this.trouble ?? { chosen: [], story: [] };
      error.message += `\nbefore (${chosen.join(', ')}; ${this.secure ? 'https' : 'http'}): ${story.join(', ')}`;
      for (const { tablet } of this.#tabs) error.message += `\n${await tablet.page.evaluate(told).catch((reason) => reason)}`;
      throw error;
    } finally {
      this.ground.heal();
      await this.context?.close();
    }
  }
}
