// One tablet's network: a TCP proxy in front of the server that a test can cut. A browser's own "offline" leaves open
// WebSockets alone; this does to them what a real Wi-Fi does.
import { connect, createServer } from 'node:net';
import { once } from 'node:events';

export class Wifi {
  #pairs = new Set();
  state = 'up';
  #listener;

  constructor(server) {
    this.#listener = createServer((near) => this.#accept(near, server));
  }

  static async to(server) {
    const wifi = new Wifi(server);
    wifi.#listener.listen(0, '127.0.0.1');
    await once(wifi.#listener, 'listening');
    // A test that failed leaves it open: the file ends all the same, and says so at once.
    wifi.#listener.unref();
    return wifi;
  }

  get address() {
    return `http://127.0.0.1:${this.#listener.address().port}`;
  }

  #accept(near, server) {
    near.on('error', () => near.destroy());
    if (this.state === 'cut') return near.destroy();
    const far = connect(server.port, '127.0.0.1');
    const pair = [near, far];
    this.#pairs.add(pair);
    for (const [from, to] of [[near, far], [far, near]]) {
      from.on('data', (bytes) => {
        if (this.state === 'up') to.write(bytes);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        this.#pairs.delete(pair);
      });
    }
  }

  /** Connections break and no new ones are made. */
  cut() {
    this.state = 'cut';
    this.#drop();
  }

  /** Nothing passes any more, and nobody is told: out of reach. */
  freeze() {
    this.state = 'frozen';
  }

  restore() {
    this.state = 'up';
    this.#drop();
  }

  #drop() {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    this.#pairs.clear();
  }

  close() {
    this.#drop();
    this.#listener.close();
  }
}
