// What goes wrong in a session: a few kinds of it, chosen by the seed, each at moments of chance.

/** All kinds that there are. */
export const kinds = ['network', 'people', 'server', 'keyboard', 'reload', 'tabs', 'disk', 'copied', 'database'];

/** Runs in the page. */
const toDevice = ([act, ...what]) => globalThis.device[act](...what);

export class Trouble {
  /** What went wrong and what hands did, in order: for whoever reads of a seed that failed. */
  story = [];
  count = 0;

  constructor(session) {
    this.session = session;
    const { chance } = session;
    const chosen = session.kinds.filter(() => chance.is(0.4));
    this.chosen = chosen.length > 0 ? chosen : [chance.of(session.kinds)];
  }

  /** Each kind is a list of [weight, name, act]. */
  #kinds() {
    const { ground, other, chance } = this.session;
    const { wifi } = ground;
    const page = () => this.session.tab.page;
    const device = (...what) => page().evaluate(toDevice, what);
    return {
      network: [
        [3, 'cut', () => wifi.cut()],
        [1, 'freeze', () => wifi.freeze()],
        [4, 'restore', () => wifi.restore()],
        [2, 'flood and restore', async () => {
          await other.flood();
          wifi.restore();
        }],
      ],
      people: [[4, 'other', () => other.something()]],
      disk: [
        [1, 'nearly full', () => ground.nearlyFull()],
        [1, 'room again', () => ground.disk?.clear()],
      ],
      server: [[1, 'restart', () => ground.restart()]],
      copied: [
        [1, 'copy', () => ground.copy()],
        [1, 'put back', () => ground.putBack()],
      ],
      database: [
        [2, 'database lost', () => device('loseDatabase', chance.is(0.6))],
        [1, 'device full', () => device('fill', true)],
        [2, 'device healed', () => device('heal')],
      ],
      keyboard: [
        [2, 'keyboard', () => device('keyboard', 320)],
        [2, 'no keyboard', () => device('keyboard', 0)],
        [1, 'another app', () => device('behind', true)],
        [2, 'back', () => device('behind', false)],
      ],
      reload: [[2, 'reload', () => this.session.reload()]],
      tabs: [
        [1, 'duplicate', () => this.session.duplicate()],
        [2, 'switch', () => this.session.switchTab()],
      ],
    };
  }

  async something() {
    const kinds = this.#kinds();
    const all = this.chosen.flatMap((kind) => kinds[kind].map(([weight, name, act]) => [weight, { name, act }]));
    if (all.length === 0) return;
    const { name, act } = this.session.chance.weighed(all);
    this.story.push(name);
    ++this.count;
    await act();
  }
}
