// What the other person does at the table, through the page's own board: quickly, while the hands are doing something else.
import { looksOf } from './ledger.mjs';

/** Runs in the page of the other. `act` and its arguments as below. False: nothing was done; else the note that it is about, if it is shown. */
function inPage({ act, ...what }) {
  const [board] = globalThis.tablee.boards;
  const { document } = board;
  const named = (name) => Array.from(document.order()).find((one) => document.text(one).startsWith(name)) ?? -1;
  const acts = {
    make: ({ name, x, y }) => {
      board.edit((d) => d.insertText(d.create({ kind: 1, x, y, w: 200, h: 200, colour: 3 }), 0, name));
    },
    append: ({ name, word }) => board.edit((d) => d.insertText(named(name), d.text(named(name)).length, ` ${word}`)),
    move: ({ name }) => {
      const { x, y, parent } = document.object(named(name));
      board.edit((d) => d.move(named(name), parent, x + 40, y - 30));
    },
    remove: ({ name }) => board.edit((d) => d.setAlive(named(name), false)),
    // So much that who was away is sent the whole board instead of what happened.
    flood: () => {
      let note = -1;
      board.edit((d) => (note = d.create({ kind: 1, x: -4000, y: -4000, w: 200, h: 200 })));
      const { counter, replica } = document.object(note);
      for (let i = 0; i < 40; ++i) {
        board.edit((d) => d.insertText(d.find(counter, replica), 0, 'q'.repeat(2_000)));
        board.edit((d) => d.eraseText(d.find(counter, replica), 0, 2_000));
      }
      board.edit((d) => d.setAlive(d.find(counter, replica), false));
    },
  };
  if (what.name !== undefined && act !== 'make' && named(what.name) < 0) return false;
  acts[act](what);
  return what.name === undefined || named(what.name) < 0 ? true : { ...document.object(named(what.name)) };
}

export class Other {
  #made = 0;

  constructor(page, chance, ledger) {
    this.page = page;
    this.chance = chance;
    this.ledger = ledger;
  }

  #do(act, what = {}) {
    return this.page.evaluate(inPage, { act, ...what });
  }

  async make() {
    const name = this.ledger.word();
    this.ledger.made(name, 'other', looksOf(await this.#do('make', { name, x: 260 * this.#made++, y: -600 })));
    this.ledger.typed(name, name);
  }

  async append() {
    const name = this.chance.of(this.ledger.names(({ putAway }) => !putAway));
    if (name === undefined) return;
    const word = this.ledger.word();
    if (await this.#do('append', { name, word })) this.ledger.typed(name, word);
  }

  async move() {
    const name = this.chance.of(this.ledger.names(({ by }) => by === 'other'));
    if (name === undefined) return;
    const done = await this.#do('move', { name });
    if (done) this.ledger.moved(name, 'other', looksOf(done));
  }

  async remove() {
    const name = this.chance.of(this.ledger.names());
    if (name === undefined) return;
    if (await this.#do('remove', { name })) this.ledger.putAway(name, true);
  }

  flood() {
    return this.#do('flood');
  }

  something() {
    const { chance } = this;
    return chance.weighed([
      [4, () => this.make()],
      [4, () => this.append()],
      [2, () => this.move()],
      [1, () => this.remove()],
      [2, () => this.flood()],
    ])();
  }
}
