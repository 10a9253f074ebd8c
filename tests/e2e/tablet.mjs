// One person with a browser: what they do with fingers and keys, and what their page knows.
//
// Pages are driven by what people see (words of the catalogues, roles); what is on the board is read from
// `globalThis.tablee`, because a canvas says nothing.
import assert from 'node:assert/strict';
import { join } from 'node:path';

const catalogues = {
  en: (await import('../../client-web/src/i18n/en.ts')).en,
  fr: (await import('../../client-web/src/i18n/fr.ts')).fr,
};

export const sizes = {
  tablet: { width: 1180, height: 820 },
  phone: { width: 390, height: 844 },
};

/** Waits until `look` answers something true; the answer. */
export async function until(what, look, { timeout = 20_000 } = {}) {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await look();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`in ${timeout} ms it did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export class Tablet {
  /** Addresses of other hosts that the page asked for; must stay empty. */
  strangers = [];
  /** Errors that the page threw. */
  errors = [];

  constructor(context, page, address, language) {
    this.context = context;
    this.page = page;
    this.address = address;
    this.words = catalogues[language];
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (/^(http|ws)s?:$/.test(url.protocol) && url.origin !== address) this.strangers.push(url.href);
    });
    page.on('pageerror', (error) => this.errors.push(error.message));
  }

  /** `script` runs in each page before anything else. */
  static async open(browser, address, options = {}) {
    const { language = 'en', size = sizes.tablet, touch = false, fragment = '', script, ...more } = options;
    const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
    const context = await browser.newContext({ viewport: size, locale, hasTouch: touch, ...more });
    if (script) await context.addInitScript(script);
    const page = await context.newPage();
    const tablet = new Tablet(context, page, address, language);
    await page.goto(`${address}/${fragment}`);
    if (browser.hasOneLanguage) await tablet.button(language.toUpperCase()).click();
    return tablet;
  }

  /** A moderator, by the link, which leads to the desk. */
  static async atDesk(browser, server, name, options = {}) {
    const moderator = await Tablet.open(browser, server.address, { fragment: server.moderatorFragment, ...options });
    await moderator.page.locator('#name').fill(name);
    await moderator.button(moderator.words.join.go).click();
    await moderator.page.locator('.desk').waitFor();
    return moderator;
  }

  /** Fails when the page asked another host or threw an error. */
  async behaved() {
    await this.page.report?.();
    assert.deepEqual(this.strangers, [], 'asked another host');
    assert.deepEqual(this.errors, [], 'errors on the page');
  }

  /** A second tab of the same browser, at the same place. */
  async beside() {
    const page = await this.context.newPage();
    await page.goto(this.page.url());
    const tablet = new Tablet(this.context, page, this.address, 'en');
    tablet.words = this.words;
    return tablet;
  }

  async close() {
    await this.context.close();
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  async join(code, name) {
    await this.page.locator('#code').fill(code);
    await this.enter(name);
  }

  /** After a link has brought the code along. Moderators come to their desk, and go on to the tables. */
  async enter(name) {
    await this.page.locator('#name').fill(name);
    await this.button(this.words.join.go).click();
    await this.page.locator('.table-card, .desk').first().waitFor();
    if ((await this.page.locator('.desk').count()) === 0) return;
    await this.button(this.words.board.tables).click();
    await this.page.locator('.table-card').first().waitFor();
  }

  /** From one table to another, by the list of them. */
  async moveTo(table) {
    await this.button(this.words.board.tables).first().click();
    await this.sit(table);
  }

  async sit(table) {
    await this.page.locator('.table-card', { hasText: this.words.tables.table(table) }).first().click();
    await this.page.locator('.board__canvas').waitFor();
    await this.saved();
  }

  /** One tap, then keys, then away from it. */
  async writeNote(text) {
    await this.button(this.words.board.newNoteShort).click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Escape');
  }

  get listing() {
    return this.page.getByRole('region', { name: this.words.list.title });
  }

  async openList() {
    if ((await this.listing.count()) === 0) await this.button(this.words.board.list).click();
    await this.listing.waitFor();
  }

  async closeList() {
    if ((await this.listing.count()) === 0) return;
    await this.button(this.words.board.list).click();
    await this.listing.waitFor({ state: 'detached' });
  }

  /** Selects the thing that says `text` by the list, which is closed again, and looks at it. */
  async choose(text) {
    await this.openList();
    await this.page.locator('.list__note', { hasText: text }).first().click();
    await this.closeList();
  }

  /** Opens the text of the note that says `text`, the caret at its end. */
  async openNote(text) {
    await this.choose(text);
    await this.button(this.words.selection.edit).click();
    await this.page.locator('.note-editor').waitFor();
  }

  /** Opens what stands over the board, the search or the sheet of keys: beside the zoom, on a phone in the panel of who is here. */
  async openOver(label) {
    const phone = this.page.viewportSize().width < 700;
    if (phone) await this.page.locator('.here').click();
    await (phone ? this.page.getByRole('dialog') : this.page.locator('.corner')).getByRole('button', { name: label, exact: true }).click();
  }

  /** Where the shown things lie on the board, by their texts. */
  places() {
    return this.page.evaluate(() => {
      const { document } = [...globalThis.tablee.boards][0];
      const place = ({ parent, x, y, w, h }) => ({ parent, x, y, w, h });
      return Object.fromEntries(Array.from(document.order(), (one) => [document.text(one), place(document.object(one))]));
    });
  }

  /** Where the middle of the note that says `text` is on the screen once it is looked at, and how large a unit is. */
  async middleOf(text) {
    await this.openNote(text);
    const field = this.page.locator('.note-editor');
    let box = null;
    await until('the view is at rest', async () => {
      const before = box;
      box = await field.boundingBox();
      return before !== null && before.x === box.x && before.y === box.y && before.width === box.width;
    });
    await this.page.keyboard.press('Escape');
    const { w } = (await this.places())[text];
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2), zoom: box.width / w };
  }

  async drag(from, to) {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 8 });
    await mouse.up();
  }

  statusText() {
    return this.page.locator('.status__text').innerText();
  }

  /** The words may be a frame behind what the page knows. */
  async saved() {
    const { saved } = this.words.status;
    await until('everything is saved', async () => (await this.status()).saved && (await this.statusText()) === saved);
  }

  /** {connection, unsent, saved, …} of the open board; connection 'none' while the page still starts. */
  status() {
    return this.page.evaluate(() => [...(globalThis.tablee?.boards ?? [])][0]?.status.value ?? { connection: 'none' });
  }

  /** Texts of the shown notes and frames, in paint order; none while the page still starts. */
  texts() {
    return this.page.evaluate(() => {
      const [board] = globalThis.tablee?.boards ?? [];
      if (!board) return [];
      const { document } = board;
      return Array.from(document.order(), (handle) => document.text(handle));
    });
  }

  /** The whole board in hexadecimal. */
  keyframe() {
    return this.page.evaluate(() =>
      Array.from([...globalThis.tablee.boards][0].document.keyframe(), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    );
  }

  identity() {
    return this.page.evaluate(() => globalThis.tablee.session.identity.value);
  }

  async reload() {
    await this.page.reload();
  }

  /** Resolves when the service worker holds the page, so that it can be reloaded without a network. */
  async installed() {
    await this.page.evaluate(() => navigator.serviceWorker.ready);
  }

  async picture(name) {
    await this.page.screenshot({ path: join(process.env.ARTEFACTS, `${name}.png`) });
  }
}
