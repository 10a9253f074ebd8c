// An HTTP proxy in front of the server, as venues and hosts put one there: right, or wrong in one of the ways that people get wrong.
import { createServer, request } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';

export class Proxy {
  #listener;
  #open = new Set();
  #how = 'right';

  /**
   * `right`: passes everything on; `deaf`: without Upgrade, as a proxy that knows HTTP alone; `mute`: nothing but the answer to it;
   * `renaming`: asks the server under the server's own address; `stranger`: under a name that the server does not know; `portal`: a page of its own for everything.
   */
  static async to(server) {
    const proxy = new Proxy();
    proxy.#listener = createServer((near, answer) => proxy.#pass(server, near, answer));
    proxy.#listener.on('upgrade', (near, socket, head) => proxy.#upgrade(server, near, socket, head));
    proxy.#listener.on('connection', (socket) => {
      proxy.#open.add(socket);
      socket.on('close', () => proxy.#open.delete(socket));
    });
    proxy.#listener.listen(0, '127.0.0.1');
    await once(proxy.#listener, 'listening');
    return proxy;
  }

  get address() {
    return `http://127.0.0.1:${this.#listener.address().port}`;
  }

  /** From now on, and what is open ends. */
  become(how) {
    this.#how = how;
    for (const socket of this.#open) socket.destroy();
  }

  close() {
    this.become('right');
    this.#listener.close();
  }

  #headers(server, { headers }) {
    const host = { renaming: `127.0.0.1:${server.port}`, stranger: 'inside.invalid' }[this.#how] ?? headers.host;
    return { ...headers, host };
  }

  #options(server, near) {
    const { method, url: path } = near;
    return { host: '127.0.0.1', port: server.port, method, path, headers: this.#headers(server, near) };
  }

  #pass(server, near, answer) {
    if (this.#how === 'portal') return answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Welcome to our Wi-Fi</h1>');
    const options = this.#options(server, near);
    for (const one of ['upgrade', 'connection']) delete options.headers[one];
    const far = request(options, (from) => {
      answer.writeHead(from.statusCode, from.headers);
      from.pipe(answer);
    });
    far.on('error', () => answer.destroy());
    near.pipe(far);
  }

  /** What a proxy without Upgrade passes on is an ordinary request. */
  #upgrade(server, near, socket, head) {
    socket.on('error', () => socket.destroy());
    const { method, path, headers } = this.#options(server, near);
    const left = this.#how === 'deaf' || this.#how === 'portal' ? ['upgrade', 'connection'] : [];
    const lines = Object.entries(headers).filter(([name]) => !left.includes(name));
    const far = connect(server.port, '127.0.0.1');
    far.on('error', () => socket.destroy());
    far.on('close', () => socket.destroy());
    socket.on('close', () => far.destroy());
    far.write(`${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
    far.write(head);
    if (this.#how === 'mute') return far.once('data', (bytes) => socket.write(bytes.subarray(0, bytes.indexOf('\r\n\r\n') + 4)));
    socket.pipe(far).pipe(socket);
  }
}
