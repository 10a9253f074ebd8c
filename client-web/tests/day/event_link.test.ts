import { describe, expect, it } from 'vitest';
import { EventLink, type Came } from '../../src/day/event_link';
import { ServerClock } from '../../src/day/server_clock';
import { MarkKind, Reason } from '../../src/wire/day_frames';
import { entry, frame, run, sent, snapshot, welcome } from './kit';

class Page {
  ids = 40n;
  wall = 0;
  readonly link = new EventLink({
    token: 'secret',
    instance: 5n,
    watcher: false,
    random: () => 0.5,
    draw: () => ++this.ids,
    wall: () => this.wall,
  });

  /** What it wants now: kinds of effects, and the bodies of frames. */
  wants(): string[] {
    return this.bodies().map((body) => (typeof body === 'string' ? body : body.$case));
  }

  bodies() {
    return this.link
      .takeEffects()
      .filter(({ kind }) => kind !== 'changed')
      .map((effect) => (effect.kind === 'send' ? sent(effect.bytes) : effect.kind));
  }

  live(now = 0): this {
    this.link.start(now);
    this.link.opened(now);
    this.link.received(frame(welcome({ head: 3n, snapshot: snapshot(3) })), now);
    this.link.takeEffects();
    return this;
  }
}

describe('The event socket', () => {
  // D17
  it('greets with nothing, and from then on with what it has', () => {
    const page = new Page();
    page.link.start(0);
    expect(page.wants()).toEqual(['connect']);
    page.link.opened(0);
    expect(page.bodies()).toMatchObject([{ value: { token: 'secret', version: 1, epoch: 0n, cursor: 0n } }]);
    page.link.received(frame(welcome({ head: 3n, snapshot: snapshot(3) })), 10);
    page.link.received(frame({ entries: [entry(4, { $case: 'run', value: run(4, 'Share') })] }), 20);
    expect(page.link.day?.runs.get(4)?.phase?.title).toBe('Share');
    page.link.closed(1006, 30);
    page.link.tick(page.link.deadline!);
    page.link.takeEffects();
    page.link.opened(2000);
    expect(page.bodies()).toMatchObject([{ value: { epoch: 7n, cursor: 4n } }]);
    // Nothing but what came since.
    page.link.received(frame({ ...welcome({ head: 5n }), entries: [entry(5, undefined)] }), 2010);
    expect(page.link.day?.runs.size).toBe(1);
    expect(page.link.live).toBe(true);
  });

  it('begins anew when an entry is missing, and shows what it had meanwhile', () => {
    const page = new Page().live();
    page.link.received(frame({ entries: [entry(5, undefined)] }), 10);
    expect(page.wants()).toEqual(['disconnect']);
    expect(page.link.day?.offset).toBe(3);
    page.link.tick(page.link.deadline!);
    page.link.takeEffects();
    page.link.opened(900);
    expect(page.bodies()).toMatchObject([{ value: { epoch: 0n, cursor: 0n } }]);
  });

  it('takes what is told twice once', () => {
    const page = new Page().live();
    const twice = entry(4, { $case: 'freeze', value: { table: 0, on: true } });
    page.link.received(frame({ entries: [twice] }), 10);
    page.link.received(frame({ entries: [twice, entry(5, undefined)] }), 20);
    expect(page.link.day?.offset).toBe(5);
  });

  // D4
  it('sends a command again under the same id until it is answered, once', () => {
    const page = new Page().live();
    const answers: Came[] = [];
    page.link.command({ kind: 'freeze', table: 0, on: true }, (came) => answers.push(came), 5);
    const [first] = page.bodies();
    page.link.closed(1006, 10);
    page.link.tick(page.link.deadline!);
    page.link.opened(1000);
    page.link.takeEffects();
    page.link.received(frame(welcome({ head: 3n })), 1010);
    expect(page.bodies()).toContainEqual(first);
    const answer = { id: 41n, reason: Reason.DONE, offset: 4n };
    page.link.received(frame({ entries: [entry(4, undefined)], answers: [answer] }), 1020);
    page.link.received(frame({ answers: [answer] }), 1030);
    expect(answers).toEqual([Reason.DONE]);
    expect(page.link.unanswered).toBe(0);
  });

  it('does nothing behind the back of who pressed it a while ago, and says that nobody knows', () => {
    const page = new Page().live();
    const answers: Came[] = [];
    page.link.command({ kind: 'freeze', table: 0, on: true }, (came) => answers.push(came), 5);
    page.link.command({ kind: 'mark', mark: MarkKind.HAND, on: true }, () => undefined, 5);
    page.link.closed(1006, 10);
    page.link.takeEffects();
    // The connection stays away: known no later than 10 s after the press, while the next attempt is on its way.
    while (page.link.deadline! < 10_005) page.link.tick(page.link.deadline!);
    expect(answers).toEqual([]);
    page.link.tick(page.link.deadline!);
    expect(answers).toEqual(['lost']);
    page.link.opened(10_100);
    page.link.takeEffects();
    page.link.received(frame(welcome({ head: 3n })), 10_110);
    expect(
      page.bodies().filter((body) => typeof body !== 'string' && body.$case === 'command'),
    ).toMatchObject([{ value: { what: { $case: 'mark' } } }]);
    expect(answers).toEqual(['lost']);
  });

  it('does nothing that was pressed before the device slept, however short the sleep seems to be', () => {
    const page = new Page().live();
    const answers: Came[] = [];
    page.link.command({ kind: 'freeze', table: 0, on: true }, (came) => answers.push(came), 5);
    page.link.closed(1006, 10);
    page.wall = 40 * 60_000;
    page.link.tick(page.link.deadline!);
    page.link.opened(1_000);
    page.link.takeEffects();
    page.link.received(frame(welcome({ head: 3n })), 1_010);
    expect(answers).toEqual(['lost']);
    expect(page.wants()).not.toContain('command');
  });

  it('keeps what was asked before there was a connection', () => {
    const page = new Page();
    page.link.command({ kind: 'mark', mark: MarkKind.DONE, on: true }, () => undefined, 0);
    expect(page.wants()).toEqual([]);
    page.link.start(0);
    page.link.opened(0);
    page.link.takeEffects();
    page.link.received(frame(welcome({ head: 3n, snapshot: snapshot(3) })), 0);
    expect(page.wants()).toEqual(['ping', 'command']);
  });

  // D6
  it('knows names and who is here, and forgets those who are not named at the next welcome', () => {
    const page = new Page().live();
    const here = (participant: number, is: boolean) => ({
      participant,
      here: is,
      board: 1n,
      unsent: false,
      since: 0n,
    });
    page.link.received(
      frame({ names: [{ participant: 1, name: 'Ada' }], here: [here(1, true), here(2, true)] }),
      1,
    );
    page.link.received(frame({ here: [here(2, false)] }), 2);
    expect([...page.link.here.keys()]).toEqual([1]);
    expect(page.link.here.get(1)?.board).toBe('0000000000000001');
    page.link.received(frame({ names: [{ participant: 1, name: '' }] }), 3);
    expect(page.link.names.has(1)).toBe(false);
    page.link.received(frame(welcome({ head: 3n, here: [here(2, true)] })), 4);
    expect([...page.link.here.keys()]).toEqual([2]);
  });

  it('pings each 5 s, and gives a silent connection up', () => {
    const page = new Page().live();
    page.link.tick(5_000);
    expect(page.wants()).toEqual(['ping']);
    page.link.tick(9_500);
    expect(page.wants()).toEqual(['disconnect']);
    expect(page.link.state.name).toBe('waiting');
  });

  it('stops where coming back would not help, and comes back where it may', () => {
    for (const [code, state] of [
      [4102, 'stopped'],
      [4103, 'stopped'],
      [4001, 'waiting'],
      [1006, 'waiting'],
    ] as const) {
      const page = new Page().live();
      page.link.closed(code, 10);
      expect(page.link.state.name, String(code)).toBe(state);
    }
  });

  // D13
  it('sets its clock by the quickest answer', () => {
    const page = new Page();
    page.link.start(0);
    page.link.opened(0);
    page.link.received(frame(welcome({ head: 3n, snapshot: snapshot(3), now: 1_000_000n })), 3_000);
    // Half of 3 s there and back.
    expect(page.link.clock.now(3_000)).toBe(1_001_500);
    page.link.received(frame({ pong: { nonce: 1n, head: 3n, now: 1_000_100n } }), 3_100);
    expect(page.link.clock.now(3_100)).toBe(1_000_150);
  });
});

describe("The server's clock", () => {
  it('is right within 200 ms over a thin network, whatever the device believes', () => {
    const clock = new ServerClock();
    // Truth: the server is 5,000,000 ahead. There and back takes what a crowded Wi-Fi takes.
    const ways: [number, number][] = [
      [900, 100],
      [40, 60],
      [30, 700],
      [150, 150],
      [400, 90],
    ];
    ways.forEach(([there, back], index) => {
      const at = index * 5_000;
      clock.told(5_000_000 + at + there, at, at + there + back);
      if (index > 0) expect(Math.abs(clock.now(at) - (5_000_000 + at))).toBeLessThan(200);
    });
  });

  it('starts over when this device slept', () => {
    const clock = new ServerClock();
    clock.told(1_000_020, 0, 40);
    // An hour of sleep in which the monotonic clock stood still; the next answer takes longer.
    clock.told(4_600_000 + 1_000_250, 100, 600);
    expect(Math.abs(clock.now(600) - (4_600_000 + 1_000_500))).toBeLessThan(200);
  });

  it('lets what it knew before a new connection give way to whatever comes', () => {
    const clock = new ServerClock();
    clock.told(1_000_020, 0, 40);
    clock.forget();
    expect(clock.now(40)).toBe(1_000_040);
    clock.told(2_000_100, 100, 300);
    expect(clock.now(300)).toBe(2_000_200);
  });

  // D21, D22
  describe('keeps ballots', () => {
    const vote = (id: number, began = 1n) => ({
      id: BigInt(id),
      title: 'Which?',
      board: 1n,
      candidates: [{ counter: 1n, replica: 9 }],
      dots: 3,
      most: 3,
      live: false,
      names: 1 as const,
      began,
      ends: 0n,
      state: 1 as const,
      shown: false,
      hands: 0,
      given: [],
      openedBy: 1,
      putAway: false,
    });
    const cast = (dots: number) =>
      ({ kind: 'cast', vote: 4, began: 1, candidate: 0, dots, hands: false }) as const;
    const voting = () => {
      const page = new Page().live();
      page.link.received(frame({ entries: [entry(4, { $case: 'vote', value: vote(4) })] }), 10);
      page.link.takeEffects();
      return page;
    };
    const mine = (page: Page) => page.link.ballots.mine.get(4)?.get(0) ?? 0;

    it('shows what was given at once, and then what the server says', () => {
      const page = voting();
      page.link.command(cast(2), () => undefined, 20);
      expect(mine(page)).toBe(2);
      page.link.received(frame({ ballots: [{ vote: 4n, participant: 3, given: [0, 2] }] }), 30);
      page.link.received(frame({ answers: [{ id: page.ids, reason: 0, offset: 5n }] }), 30);
      expect(mine(page)).toBe(2);
      expect(page.link.unanswered).toBe(0);
      page.link.received(frame({ ballots: [{ vote: 4n, participant: 3, given: [] }] }), 40);
      expect(mine(page)).toBe(0);
    });

    it('as long as there is no network, the newest of each candidate', () => {
      const page = voting();
      page.link.closed(1006, 20);
      const came: Came[] = [];
      for (const dots of [1, 2, 3]) page.link.command(cast(dots), (what) => came.push(what), 30);
      expect(came).toEqual([Reason.SO_ALREADY, Reason.SO_ALREADY]);
      page.link.tick(60_000);
      expect(page.link.unanswered).toBe(1);
      page.link.takeEffects();
      page.link.opened(60_000);
      page.link.received(frame(welcome({ head: 4n })), 60_010);
      const sent = page.bodies().filter((body) => typeof body !== 'string' && body.$case === 'command');
      expect(sent).toMatchObject([{ value: { what: { value: { dots: 3 } } } }]);
    });

    it('and says so when their vote is another one by now', () => {
      const page = voting();
      page.link.closed(1006, 20);
      const came: Came[] = [];
      page.link.command(cast(1), (what) => came.push(what), 30);
      page.link.tick(page.link.deadline!);
      page.link.opened(3000);
      const votes = [vote(4, 2n)];
      page.link.received(frame(welcome({ epoch: 8n, head: 4n, snapshot: snapshot(4, { votes }) })), 3010);
      expect(came).toEqual([Reason.UNKNOWN]);
      expect(mine(page)).toBe(0);
    });

    it('through a server that is too busy, or can not write', () => {
      const page = voting();
      const came: Came[] = [];
      page.link.command(cast(1), (what) => came.push(what), 20);
      page.link.received(frame({ answers: [{ id: page.ids, reason: Reason.SLOW_DOWN, offset: 0n }] }), 30);
      expect(came).toEqual([]);
      page.link.takeEffects();
      page.link.tick(page.link.deadline!);
      expect(page.wants()).toContain('command');
      page.link.received(frame({ answers: [{ id: page.ids, reason: Reason.VOTE_CLOSED, offset: 0n }] }), 40);
      expect(came).toEqual([Reason.VOTE_CLOSED]);
    });
  });
});
