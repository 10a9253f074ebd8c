// A browser's page behind the part of Playwright's interface that `Tablet` and the journeys use, for browsers that Playwright can not drive.
// A driver (webdriver.mjs, marionette.mjs) has one browser with one page.
//
// What is not here: touch, errors thrown before the page was loaded.

/** The name under which an answer carries an element. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
const keys = {
  Control: '\uE009', Shift: '\uE008', Alt: '\uE00A', Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004',
  Backspace: '\uE003', Delete: '\uE017', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014',
  ArrowDown: '\uE015', End: '\uE010', Home: '\uE011',
};
const waitMs = 20_000;

/** Runs in the page: the elements that a locator means, as Playwright finds them. */
function find({ css, role, name, text, hasText, index, scope }) {
  const roots = scope ? [find(scope)].filter(Boolean) : [document];
  const roles = { button: 'button,[role=button]', dialog: 'dialog,[role=dialog]', checkbox: 'input[type=checkbox]' };
  const flat = (some) => (some ?? '').replace(/\s+/g, ' ').trim();
  const named = (one) => flat(one.getAttribute('aria-label') ?? one.textContent);
  const says = (one, what) => flat(one.textContent).toLowerCase().includes(flat(what).toLowerCase());
  const all = roots.flatMap((root) => [...root.querySelectorAll(css ?? roles[role] ?? '*')]);
  const found = all.filter((one) => {
    if (role !== undefined && name !== undefined && named(one) !== name) return false;
    if (hasText !== undefined && !says(one, hasText)) return false;
    // The innermost that says it.
    return text === undefined || (says(one, text) && ![...one.children].some((inner) => says(inner, text)));
  });
  return index === 'count' ? found.length : (found.at(index) ?? null);
}

class Locator {
  constructor(page, what) {
    this.page = page;
    this.what = { index: 0, ...what };
  }

  first() {
    return this.nth(0);
  }

  nth(index) {
    return new Locator(this.page, { ...this.what, index });
  }

  locator(css, options) {
    return new Locator(this.page, { css, ...options, scope: this.what });
  }

  getByRole(role, { name }) {
    return new Locator(this.page, { role, name, scope: this.what });
  }

  getByText(text) {
    return new Locator(this.page, { text, scope: this.what });
  }

  count() {
    return this.page.run(find, { ...this.what, index: 'count' });
  }

  /** Until it is there and has a size; `detached`: until there is none. */
  async waitFor({ state = 'visible' } = {}) {
    if (state === 'detached') return this.#gone();
    const end = Date.now() + waitMs;
    const script = `(what) => { ${find}; const one = find(what); return one && one.getClientRects().length > 0 ? one : null; }`;
    for (;;) {
      const element = await this.page.run(script, this.what);
      if (element) return element[elementKey];
      if (Date.now() > end) throw new Error(`in ${waitMs} ms it was not there: ${JSON.stringify(this.what)}`);
    }
  }

  async #gone() {
    const end = Date.now() + waitMs;
    while ((await this.count()) > 0) {
      if (Date.now() > end) throw new Error(`in ${waitMs} ms it did not go: ${JSON.stringify(this.what)}`);
    }
  }

  async click() {
    await this.page.driver.command('ElementClick', { id: await this.waitFor() });
  }

  async fill(text) {
    const id = await this.waitFor();
    await this.page.driver.command('ElementClear', { id });
    await this.page.driver.command('ElementSendKeys', { id, text });
  }

  async innerText() {
    await this.waitFor();
    return this.#ask('(one) => one.innerText');
  }

  async inputValue() {
    await this.waitFor();
    return this.#ask('(one) => one.value');
  }

  async boundingBox() {
    await this.waitFor();
    return this.#ask('(one) => { const { x, y, width, height } = one.getBoundingClientRect(); return { x, y, width, height }; }');
  }

  #ask(question) {
    return this.page.run(`(what) => { ${find}; return (${question})(find(what)); }`, this.what);
  }
}

class Keyboard {
  constructor(page) {
    this.page = page;
  }

  async #act(actions) {
    await this.page.driver.command('PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async type(text) {
    const actions = [...text].flatMap((sign) => {
      const value = sign === '\n' ? keys.Enter : sign;
      return [{ type: 'keyDown', value }, { type: 'keyUp', value }];
    });
    await this.#act(actions);
  }

  /** `Enter`, `Control+a`. */
  async press(chord) {
    const values = chord.split('+').map((name) => keys[name] ?? name);
    const down = values.map((value) => ({ type: 'keyDown', value }));
    const up = values.toReversed().map((value) => ({ type: 'keyUp', value }));
    await this.#act([...down, ...up]);
  }
}

class Mouse {
  #at = { x: 0, y: 0 };

  constructor(page) {
    this.page = page;
  }

  async #act(actions) {
    const pointer = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
    await this.page.driver.command('PerformActions', { actions: [pointer] });
  }

  async move(x, y, { steps = 1 } = {}) {
    const from = this.#at;
    const actions = Array.from({ length: steps }, (_, i) => {
      const part = (i + 1) / steps;
      const [px, py] = [from.x + (x - from.x) * part, from.y + (y - from.y) * part];
      return { type: 'pointerMove', duration: 0, x: Math.round(px), y: Math.round(py) };
    });
    this.#at = { x, y };
    await this.#act(actions);
  }

  down() {
    return this.#act([{ type: 'pointerDown', button: 0 }]);
  }

  up() {
    return this.#act([{ type: 'pointerUp', button: 0 }]);
  }

  async click(x, y) {
    await this.move(x, y);
    await this.down();
    await this.up();
  }
}

class Page {
  #heard = { pageerror: [], request: [] };

  constructor(driver) {
    this.driver = driver;
    this.keyboard = new Keyboard(this);
    this.mouse = new Mouse(this);
  }

  on(what, call) {
    this.#heard[what]?.push(call);
  }

  async goto(address) {
    await this.driver.command('Navigate', { url: address });
    await this.#listen();
  }

  /** By the page itself: the drivers' own command goes past the service worker in Firefox. */
  async reload() {
    await this.run(() => {
      window.isOld = true;
      setTimeout(() => location.reload());
    });
    const loaded = () => this.run(() => !window.isOld && document.readyState === 'complete').catch(() => false);
    for (const end = Date.now() + waitMs; !(await loaded()); ) {
      if (Date.now() > end) throw new Error('the page is not loaded again');
    }
    await this.#listen();
  }

  async #listen() {
    await this.run(() => {
      window.seenErrors = [];
      addEventListener('error', ({ message }) => window.seenErrors.push(message));
      addEventListener('unhandledrejection', ({ reason }) => window.seenErrors.push(String(reason)));
    });
  }

  /** Tells those who listen what the page did since it was loaded. */
  async report() {
    const { errors, asked } = await this.run(() => ({
      errors: window.seenErrors,
      asked: performance.getEntriesByType('resource').map(({ name }) => name),
    }));
    for (const message of errors) this.#heard.pageerror.forEach((call) => call({ message }));
    for (const url of asked) this.#heard.request.forEach((call) => call({ url: () => url }));
  }

  url() {
    return this.driver.command('GetCurrentURL');
  }

  /** Calls `act` in the page with one argument; its answer, also a promised one, or an element. */
  async run(act, argument) {
    const script = `const [argument, done] = arguments;
      Promise.resolve().then(() => (${act})(argument)).then(
        (value) => done({ value: value === undefined ? null : value }),
        (error) => done({ error: String(error?.stack ?? error) }));`;
    const { value, error } = await this.driver.command('ExecuteAsyncScript', { script, args: [argument ?? null] });
    if (error !== undefined) throw new Error(`in the page: ${error}`);
    return value;
  }

  evaluate(act, argument) {
    return this.run(act, argument);
  }

  locator(css, options) {
    return new Locator(this, { css, ...options });
  }

  getByRole(role, { name } = {}) {
    return new Locator(this, { role, name });
  }

  getByText(text) {
    return new Locator(this, { text });
  }
}

export class DrivenContext {
  /** A page as large as `viewport` in the window of a driver's browser. */
  static async of(driver, { width, height }) {
    const context = new DrivenContext();
    context.page = new Page(driver);
    await driver.command('SetWindowRect', { x: 0, y: 0, width, height });
    // The window is larger than the page by its bars.
    const inner = await context.page.run(() => ({ width: innerWidth, height: innerHeight }));
    await driver.command('SetWindowRect', { x: 0, y: 0, width: 2 * width - inner.width, height: 2 * height - inner.height });
    return context;
  }

  on(what, call) {
    this.page.on(what, call);
  }

  newPage() {
    return this.page;
  }

  async close() {
    await this.page.driver.end();
  }
}
