// Hands on one tab: they write, drag, stretch, push, delete, undo, and go on whatever happens in between. What they did
// is written into the ledger as the page took it: a letter counts as typed when an open text field got it.
import { looksOf } from './ledger.mjs';

/** Runs in the page. Name of the note that the open field is of, null: none is open. */
function openName() {
  const field = document.querySelector('.note-editor');
  if (!field || field.hidden || document.activeElement !== field) return null;
  return field.value.match(/^[A-Z][a-z]*/)?.[0] ?? '';
}

/** Runs in the page: the shown notes that can be touched in their middle. */
function touchable() {
  const { stage, boards } = globalThis.tablee;
  const [board] = boards;
  if (!stage || !board) return [];
  const { x: cx, y: cy, zoom } = stage.view.camera;
  const canvas = document.querySelector('.board__canvas');
  const corner = canvas.getBoundingClientRect();
  const all = Array.from(board.document.order(), (one) => ({ ...board.document.object(one), text: board.document.text(one) }));
  const covers = (a, p) => p.x >= a.x && p.x <= a.x + a.w && p.y >= a.y && p.y <= a.y + a.h;
  return all.flatMap((one, i) => {
    const middle = { x: one.x + one.w / 2, y: one.y + one.h / 2 };
    const at = { x: (middle.x - cx) * zoom + corner.x, y: (middle.y - cy) * zoom + corner.y };
    if (all.slice(i + 1).some((above) => covers(above, middle))) return [];
    if (document.elementFromPoint(at.x, at.y) !== canvas) return [];
    const name = one.text.match(/^[A-Z][a-z]*/)?.[0] ?? '';
    return [{ name, ...at, w: one.w * zoom, h: one.h * zoom }];
  });
}

/** Runs in the page: the note as it is shown; null: it is not. */
function shown(name) {
  const [{ document }] = globalThis.tablee.boards;
  const found = Array.from(document.order()).find((one) => document.text(one).startsWith(name));
  return found === undefined ? null : { ...document.object(found) };
}

/** Runs in the page: what lies in the same frame as the note, as it is shown; a note let go over another is in one with it. */
function framedWith(name) {
  const [{ document }] = globalThis.tablee.boards;
  const all = Array.from(document.order(), (one) => ({ ...document.object(one), text: document.text(one) }));
  const parent = all.find(({ text }) => text.startsWith(name))?.parent ?? -1;
  return parent < 0 ? [] : all.filter((one) => one.parent === parent && !one.text.startsWith(name));
}

let tabs = 0;

export class Hands {
  /** `trouble`: what may happen in the middle of acts. */
  constructor(tablet, chance, ledger, trouble) {
    this.tablet = tablet;
    this.page = tablet.page;
    this.chance = chance;
    this.ledger = ledger;
    this.name = `tab ${++tabs}`;
    this.trouble = () => trouble.something();
    this.tell = (what) => trouble.story.push(what);
  }

  #click(name) {
    return this.tablet.button(name).click({ timeout: 1_000 }).then(() => true, () => false);
  }

  /** Types into the open field; what of it the field got. */
  async #type(text) {
    const { page, chance } = this;
    const split = chance.is(0.3) ? 1 + chance.below(text.length - 1) : text.length;
    let taken = await this.#send(text.slice(0, split), chance.is(0.1));
    if (split === text.length) return taken;
    await this.trouble();
    if ((await page.evaluate(openName)) !== null) taken += await this.#send(text.slice(split), false);
    return taken;
  }

  /** A page that is loaded again in between begins to listen anew. */
  async #send(text, atOnce) {
    const { page } = this;
    await page.evaluate(() => (globalThis.device.typed = ''));
    await (atOnce ? page.keyboard.insertText(text) : page.keyboard.type(text));
    return page.evaluate(() => globalThis.device.typed);
  }

  /** Out of the field by one of the ways that there are; or it stays open. */
  async #leaveField() {
    const { page, chance, tablet } = this;
    const ways = [
      [4, () => page.keyboard.press('Escape')],
      [3, () => this.#click(tablet.words.editor.done)],
      [1, () => page.evaluate(() => globalThis.device.behind(true)).then(() => page.evaluate(() => globalThis.device.behind(false)))],
      [2, () => undefined],
    ];
    await chance.weighed(ways)();
  }

  async #closeField() {
    if ((await this.page.evaluate(openName)) !== null) await this.page.keyboard.press('Escape');
  }

  async write() {
    const { page, chance, ledger, tablet } = this;
    let name = await page.evaluate(openName);
    if (name !== null && name !== '' && ledger.notes.has(name) && chance.is(0.6)) return this.#goOn(name);
    await this.#closeField();
    if (!(await this.#click(tablet.words.board.newNoteShort))) return;
    await this.#fresh();
    if (chance.is(0.3) && (await page.evaluate(openName)) !== null) {
      await page.keyboard.press('Enter');
      await this.#fresh();
    }
    await this.#leaveField();
  }

  /** The first word of a new note, whose field should be open. */
  async #fresh() {
    if ((await this.page.evaluate(openName)) !== '') return;
    const name = await this.#type(this.ledger.word());
    if (name === '') return;
    this.ledger.made(name, 'hands', looksOf(await this.page.evaluate(shown, name)));
    this.ledger.typed(name, name);
    this.tell(`new ${name}`);
  }

  async #goOn(name) {
    await this.page.keyboard.press('Control+End');
    const part = (await this.#type(` ${this.ledger.word()}`)).trim();
    if (part !== '') this.ledger.typed(name, part);
    this.tell(`${name} ${part}`);
    await this.#leaveField();
  }

  async #touchSome() {
    await this.#closeField();
    const some = (await this.page.evaluate(touchable)).filter(({ name }) => this.ledger.notes.has(name));
    return this.chance.of(some) ?? null;
  }

  async writeOn() {
    const note = await this.#touchSome();
    if (!note) return;
    await this.page.mouse.click(note.x, note.y);
    await this.page.keyboard.press('Enter');
    if ((await this.page.evaluate(openName)) === note.name) await this.#goOn(note.name);
  }

  async drag() {
    const { page, chance } = this;
    const note = await this.#touchSome();
    if (!note) return;
    await page.keyboard.press('Escape');
    this.tell(`drag ${note.name}`);
    await this.#carry(note.name, note, { x: note.x + chance.below(300) - 150, y: note.y + chance.below(200) - 100 });
  }

  async stretch() {
    const { page } = this;
    const note = await this.#touchSome();
    if (!note || note.w < 80) return;
    await page.keyboard.press('Escape');
    await page.mouse.click(note.x, note.y);
    this.tell(`stretch ${note.name}`);
    const corner = { x: note.x + note.w / 2 - 4, y: note.y + note.h / 2 - 4 };
    await this.#carry(note.name, corner, { x: corner.x + 40, y: corner.y + 30 });
  }

  /** Holds what is there, while things happen, and lets it go elsewhere. */
  async #carry(name, from, to) {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 2 });
    if (this.chance.is(0.7)) await this.trouble();
    await mouse.move(to.x, to.y, { steps: 2 });
    await mouse.up();
    await this.#moved(name);
  }

  /** What the page shows is what must be in the end, if nobody else moves it. */
  async #moved(name) {
    this.ledger.moved(name, this.name, looksOf(await this.page.evaluate(shown, name)));
    for (const beside of await this.page.evaluate(framedWith, name)) {
      const other = beside.text.match(/^[A-Z][a-z]*/)?.[0];
      if (this.ledger.notes.has(other)) this.ledger.moved(other, this.name, looksOf(beside));
    }
  }

  async push() {
    const note = await this.#touchSome();
    if (!note) return;
    await this.page.mouse.click(note.x, note.y);
    this.tell(`push ${note.name}`);
    await this.page.keyboard.press('ArrowRight');
    await this.#moved(note.name);
  }

  async remove() {
    const note = await this.#touchSome();
    if (!note) return;
    await this.page.keyboard.press('Escape');
    await this.page.mouse.click(note.x, note.y);
    this.tell(`remove ${note.name}`);
    await this.page.keyboard.press('Delete');
    this.ledger.putAway(note.name, (await this.page.evaluate(shown, note.name)) === null);
    if (this.chance.is(0.5)) await this.trouble();
    if (!this.chance.is(0.6)) return;
    this.ledger.cameBack();
    if (await this.#click(this.tablet.words.board.bringBack)) this.tell('bring back');
  }

  /** There and back is nothing. */
  async undoAndRedo() {
    await this.#closeField();
    const { undo, redo } = this.tablet.words.board;
    if (await this.tablet.button(undo).isDisabled().catch(() => true)) return;
    this.ledger.cameBack();
    // With patience: a click that came late all the same would be half of it.
    for (const name of [undo, redo]) {
      await this.tablet.button(name).click({ timeout: 20_000 });
      this.tell(name);
    }
  }

  something() {
    return this.chance.weighed([
      [6, () => this.write()],
      [3, () => this.writeOn()],
      [4, () => this.drag()],
      [1, () => this.stretch()],
      [1, () => this.push()],
      [1, () => this.remove()],
      [1, () => this.undoAndRedo()],
    ])();
  }

  /** Nothing is in the hands any more, and the page is told to try again. */
  async rest() {
    await this.page.evaluate(() => globalThis.device.heal());
    await this.#closeField();
  }
}
