// WebKitGTK on a screen of its own (Xvfb), by its WebDriver; and Firefox, by Marionette. Each person has a browser process of their
// own, because a driver has one session.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Marionette } from './marionette.mjs';
import { DrivenContext } from './page.mjs';
import { WebDriver } from './webdriver.mjs';

class Browser {
  #contexts = [];
  #version = '';

  version() {
    return this.#version;
  }

  async newContext({ viewport, locale }) {
    const driver = await this.drive(locale);
    this.#version = driver.version;
    const context = await DrivenContext.of(driver, viewport);
    this.#contexts.push(context);
    return context;
  }

  async close() {
    for (const context of this.#contexts) await context.close().catch(() => undefined);
  }
}

export class Firefox extends Browser {
  drive(language) {
    return Marionette.start(process.env.FIREFOX, language);
  }
}

export class WebKit extends Browser {
  #screen;
  #display = '';

  static async launch() {
    const webkit = new WebKit();
    const options = { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] };
    webkit.#screen = spawn(process.env.XVFB, ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], options);
    const [number] = await Promise.race([
      once(webkit.#screen.stdio[3], 'data'),
      once(webkit.#screen, 'exit').then(() => Promise.reject(new Error('Xvfb has ended'))),
    ]);
    webkit.#display = `:${String(number).trim()}`;
    return webkit;
  }

  /** The system's, of which there may be no other: `Tablet` chooses on the page. */
  hasOneLanguage = true;

  drive() {
    return WebDriver.start(process.env.WEBKIT_DRIVER, {
      ...process.env,
      DISPLAY: this.#display,
      GDK_BACKEND: 'x11',
      NO_AT_BRIDGE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    });
  }

  async close() {
    await super.close();
    const ended = once(this.#screen, 'exit');
    this.#screen.kill();
    await ended;
  }
}
