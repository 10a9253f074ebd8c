// WebDriver (W3C) over HTTP: one browser session of one driver process, as commands and answers.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Commands by the names that the specification gives them. */
const commands = {
  Navigate: ['POST', '/url'],
  GetCurrentURL: ['GET', '/url'],
  ExecuteAsyncScript: ['POST', '/execute/async'],
  ElementClick: ['POST', '/element/:id/click'],
  ElementClear: ['POST', '/element/:id/clear'],
  ElementSendKeys: ['POST', '/element/:id/value'],
  PerformActions: ['POST', '/actions'],
  SetWindowRect: ['POST', '/window/rect'],
  DeleteSession: ['DELETE', ''],
};

async function freePort() {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

export class WebDriver {
  #process;
  #base = '';
  version = '';

  /** Starts the driver `program`, which takes --port, and a browser by it. */
  static async start(program, env) {
    const driver = new WebDriver();
    const port = await freePort();
    driver.#base = `http://127.0.0.1:${port}`;
    driver.#process = spawn(program, [`--port=${port}`], { env, stdio: 'ignore' });
    await driver.#listening();
    const made = await driver.#request('POST', '/session', { capabilities: {} });
    driver.#base += `/session/${made.sessionId}`;
    driver.version = made.capabilities.browserVersion;
    return driver;
  }

  async #listening() {
    for (let tries = 0; tries < 400; ++tries) {
      const there = await fetch(`${this.#base}/status`).then((answer) => answer.ok, () => false);
      if (there) return;
      if (this.#process.exitCode !== null) break;
      await pause(25);
    }
    throw new Error('the driver does not answer');
  }

  async #request(method, path, body) {
    const options = { method, ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }) };
    const answer = await fetch(this.#base + path, options);
    const { value } = await answer.json();
    if (answer.ok) return value;
    throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  }

  command(name, { id, ...what } = {}) {
    const [method, path] = commands[name];
    return this.#request(method, path.replace(':id', id), what);
  }

  async end() {
    await this.command('DeleteSession').catch(() => undefined);
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill();
    await ended;
  }
}
