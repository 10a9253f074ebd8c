// A real server on a port and data folder of its own, started and ended by a test.
import { spawn, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const binary = process.env.TABLEE;
const eventFile = new URL('../../deploy/demo/barcamp-2016.json', import.meta.url).pathname;

/** Runs `tablee` to its end; what it printed. */
export function tablee(...args) {
  return execFileSync(binary, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

export class Server {
  port = 0;
  /** What the banner told: address, join code, links. */
  banner = '';
  /** Standard output and error of all its lives, for when a test fails. */
  log = '';
  #process = null;
  #settings;
  #given;

  /**
   * A new data folder with the real event in it, or that of another `event` file; `notes`: with the file's notes on the
   * boards; null: no event at all. `folder`: where, if not in a new one. `settings`: further arguments of `tablee serve`.
   */
  constructor({ notes = false, event = eventFile, folder, settings = [] } = {}) {
    this.#given = folder !== undefined;
    this.folder = folder ?? mkdtempSync(join(tmpdir(), 'tablee-e2e-'));
    this.data = join(this.folder, 'data');
    this.#settings = settings;
    if (event !== null) tablee('event', 'import', event, '--data', this.data, ...(notes ? ['--with-notes'] : []));
  }

  static async started(options) {
    const server = new Server(options);
    await server.start();
    return server;
  }

  get address() {
    return `http://127.0.0.1:${this.port}`;
  }
  get code() {
    return /Join code\s+(\S+)/.exec(this.banner)[1];
  }
  /** The fragment that brings the key for making events: #n=… */
  get makingFragment() {
    return /New event\s+\S+?(#\S+)/.exec(this.banner)[1];
  }
  /** The fragment that opens the event to a moderator: #m=… */
  get moderatorFragment() {
    return /Moderate\s+\S+?(#\S+)/.exec(this.banner)[1];
  }

  /** Starts it, after the first time on the same port. Resolves when it accepts connections. */
  async start() {
    const args = ['serve', '--data', this.data, '--address', '127.0.0.1', '--port', String(this.port), ...this.#settings];
    this.#process = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.banner = '';
    createInterface({ input: this.#process.stderr }).on('line', (line) => (this.log += `${line}\n`));
    const lines = createInterface({ input: this.#process.stdout });
    await new Promise((resolve, reject) => {
      this.#process.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${this.log}`)));
      lines.on('line', (line) => {
        this.banner += `${line}\n`;
        this.log += `${line}\n`;
        if (/Moderate\s|no event yet/.test(line)) resolve();
      });
    });
    this.port = Number(/Address\s+http:\/\/127\.0\.0\.1:(\d+)/.exec(this.banner)[1]);
  }

  /** SIGTERM by default; resolves with the exit code (null when it was killed). */
  async stop(signal = 'SIGTERM') {
    const process = this.#process;
    if (!process) return null;
    this.#process = null;
    const ended = once(process, 'exit');
    process.kill(signal);
    const [code] = await ended;
    return code;
  }

  /** Ends it and takes its data away; a folder that was given stays. */
  async close() {
    await this.stop();
    rmSync(this.#given ? this.data : this.folder, { recursive: true, force: true });
  }
}
