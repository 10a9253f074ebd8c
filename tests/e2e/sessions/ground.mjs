// What random sessions are held on: a server whose disk is small, with a board for each session, and another person who sits at all of
// them in turn, whose network and device never fail. What that person sees in the end is the truth.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server } from '../server.mjs';
import { SmallDisk } from '../small_disk.mjs';
import { Tablet, until } from '../tablet.mjs';
import { Wifi } from '../wifi.mjs';

/** Tables of an event, at most. */
const boardsMax = 64;
/** Room on the disk that the server keeps, MiB; it gives it up below a quarter of that. */
const reserve = 8;

export class Ground {
  #boards = [];
  #copy = null;
  #browser;

  constructor(browser) {
    this.#browser = browser;
  }

  /** The next session's board, on a new server when the last one has none left. */
  async nextBoard() {
    if (this.#boards.length === 0) await this.#begin();
    return this.#boards.pop();
  }

  async #begin() {
    await this.close();
    this.disk = SmallDisk.mounted(256);
    const tables = Array.from({ length: boardsMax }, (_, i) => ({ number: i + 1, question: `Table ${i + 1}`, clusters: [] }));
    const event = { title: 'Random', date: '2016-11-17', place: 'Here', language: 'fr', participants: 40, principles: [] };
    const folder = this.disk?.folder;
    const file = join(folder ?? process.env.ARTEFACTS, 'event.json');
    writeFileSync(file, JSON.stringify({ event, tables }));
    const settings = ['--reserve-mib', String(this.disk ? reserve : 0), '--hosts', '*'];
    this.server = await Server.started({ event: file, folder, settings });
    this.wifi = await Wifi.to(this.server);
    this.other = await Tablet.open(this.#browser, this.server.address, { reducedMotion: 'reduce' });
    await this.other.join(this.server.code, 'Other');
    this.#boards = await this.other.page.evaluate(() => globalThis.tablee.session.event.value.tables.map(({ board }) => board));
  }

  /** A page's own host: another than 127.0.0.1 is no secure context, as plain http on a venue's network is none. */
  address(secure) {
    return secure ? this.wifi.address : this.wifi.address.replace('127.0.0.1', 'tablee.test');
  }

  async seat(board) {
    await this.other.page.goto(`${this.server.address}/#/board/${board}`);
    await until('the other sits there', async () => {
      const { id, connection } = await this.other.page.evaluate(() => {
        const [open] = globalThis.tablee.boards;
        return { id: open?.id, connection: open?.status.value.connection };
      });
      return id === board && connection === 'online';
    });
  }

  // --- What goes wrong ---------------------------------------------------------------------------

  async restart() {
    await this.server.stop('SIGKILL');
    await this.server.start();
  }

  nearlyFull() {
    this.disk?.fill(reserve / 8);
  }

  /** A copy of the data folder is made, as by `cp -r` beside a stopped server. */
  async copy() {
    await this.server.stop();
    // Not on the disk that is small.
    this.#forgetCopy();
    this.#copy = mkdtempSync(join(tmpdir(), 'tablee-copy-'));
    cpSync(this.server.data, this.#copy, { recursive: true, force: true });
    await this.server.start();
  }

  /** The copy takes the place of the data. */
  async putBack() {
    if (!this.#copy) return;
    await this.server.stop();
    this.disk?.clear();
    rmSync(this.server.data, { recursive: true });
    cpSync(this.#copy, this.server.data, { recursive: true });
    await this.server.start();
  }

  /** All that went wrong here is over. */
  heal() {
    this.wifi.restore();
    this.disk?.clear();
    this.#forgetCopy();
  }

  #forgetCopy() {
    if (this.#copy) rmSync(this.#copy, { recursive: true });
    this.#copy = null;
  }

  async close() {
    this.#forgetCopy();
    await this.other?.close();
    this.wifi?.close();
    await this.server?.close();
    this.disk?.unmount();
    this.other = this.wifi = this.server = this.disk = null;
  }
}
