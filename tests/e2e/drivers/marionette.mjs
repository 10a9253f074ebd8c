// The same commands to a Firefox as it is installed, by the socket of its own that drivers use ("Marionette"): a message is its length, a
// colon and JSON, [0, number, command, what] one way and [1, number, error, answer] the other.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Nothing is fetched from elsewhere, asked, or shown beside the page. */
const preferences = {
  'marionette.port': 0,
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

export class Marionette {
  #process;
  #profile;
  #socket;
  #unread = Buffer.alloc(0);
  #asked = new Map();
  #number = 0;
  version = '';

  /** Starts `program` with a profile of its own that wants `language`. */
  static async start(program, language) {
    const firefox = new Marionette();
    firefox.#profile = mkdtempSync(join(tmpdir(), 'tablee-firefox-'));
    const wanted = { ...preferences, 'intl.accept_languages': language };
    const lines = Object.entries(wanted).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
    writeFileSync(join(firefox.#profile, 'user.js'), lines.join(''));
    const args = ['--headless', '--no-remote', '--marionette', '--profile', firefox.#profile];
    firefox.#process = spawn(program, args, { stdio: 'ignore' });
    firefox.#socket = connect(await firefox.#port(), '127.0.0.1');
    firefox.#socket.on('data', (bytes) => firefox.#read(bytes));
    await once(firefox.#socket, 'connect');
    const { capabilities } = await firefox.#ask('WebDriver:NewSession', {});
    firefox.version = capabilities.browserVersion;
    return firefox;
  }

  /** It writes the port into its profile once it listens. */
  async #port() {
    for (let tries = 0; tries < 800; ++tries) {
      try {
        const port = Number(readFileSync(join(this.#profile, 'MarionetteActivePort'), 'utf8'));
        if (port > 0) return port;
      } catch {
        // Not yet.
      }
      if (this.#process.exitCode !== null) break;
      await pause(50);
    }
    throw new Error('Firefox does not listen');
  }

  #read(bytes) {
    this.#unread = Buffer.concat([this.#unread, bytes]);
    for (;;) {
      const colon = this.#unread.indexOf(':');
      const end = colon + 1 + Number(this.#unread.subarray(0, Math.max(0, colon)));
      if (colon < 0 || this.#unread.length < end) return;
      const message = JSON.parse(this.#unread.subarray(colon + 1, end));
      this.#unread = this.#unread.subarray(end);
      if (!Array.isArray(message)) continue; // its greeting
      const [, number, error, answer] = message;
      const { resolve, reject, name } = this.#asked.get(number);
      this.#asked.delete(number);
      if (error) reject(new Error(`${name}: ${error.error}: ${error.message}`));
      else resolve(answer);
    }
  }

  #ask(name, what) {
    const number = ++this.#number;
    const text = JSON.stringify([0, number, name, what]);
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((resolve, reject) => this.#asked.set(number, { resolve, reject, name }));
  }

  async command(name, what = {}) {
    const answer = await this.#ask(`WebDriver:${name}`, what);
    return answer?.value ?? answer;
  }

  async end() {
    const ended = once(this.#process, 'exit');
    this.#socket.destroy();
    this.#process.kill();
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
