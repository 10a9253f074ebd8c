// How often the server may be asked: it lets one person ask so much at once, and so much a second from then on. Whoever drags
// the knob over a long day asks for more than that; what waits here is asked for when it is still wanted.

/** Less than the server's (limits.h: asks_max, ask_interval): a turn is two questions at most, and the rest of the page asks too. */
const atOnce = 48;
const intervalMs = 230;
/** So often somebody who was told to wait asks again. */
const triesMax = 6;

export interface Clock {
  now(): number;
  after(ms: number): Promise<void>;
}

const own: Clock = {
  now: () => performance.now(),
  after: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

export class Pace {
  private free = atOnce;
  private since: number;
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly clock: Clock = own) {
    this.since = clock.now();
  }

  /** Resolves when one more may be asked; in order. */
  turn(): Promise<void> {
    this.fill();
    if (this.free >= 1) {
      this.free--;
      return Promise.resolve();
    }
    this.last = this.last.then(async () => {
      for (this.fill(); this.free < 1; this.fill()) await this.clock.after(intervalMs * (1 - this.free));
      this.free--;
    });
    return this.last;
  }

  /** Asks, and again after as long as the server says while it wants to be asked later. */
  async patient<T>(ask: () => Promise<T>, waitOf: (error: unknown) => number | null): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await ask();
      } catch (error) {
        const wait = waitOf(error);
        if (wait === null || tries >= triesMax) throw error;
        await this.clock.after(wait);
      }
    }
  }

  private fill(): void {
    const now = this.clock.now();
    this.free = Math.min(atOnce, this.free + (now - this.since) / intervalMs);
    this.since = now;
  }
}
