// A person without a browser (tests/tools/headless.cpp), told what to do by lines.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export class Headless {
  #process;
  #answers;

  constructor(server, { name, table, seed }) {
    const args = [server.port, server.code, name, table, seed].map(String);
    this.#process = spawn(process.env.HEADLESS, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  say(line) {
    this.#process.stdin.write(`${line}\n`);
  }

  /** {connected, saved, cursor, keyframe (hexadecimal), texts} */
  async state() {
    this.say('state');
    const { value, done } = await this.#answers.next();
    if (done) throw new Error('the headless client has ended');
    return JSON.parse(value);
  }

  async close() {
    if (this.#process.exitCode !== null) return;
    this.say('quit');
    await once(this.#process, 'exit');
  }
}
