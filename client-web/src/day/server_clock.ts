// The server's clock, as a page knows it from the answers to its pings: right to half the way there and back, whatever the
// device's own clock says. Times of this device are monotonic ms.

interface Sample {
  /** Add it to this device's time: the server's. */
  readonly offset: number;
  /** The truth lies so far from it at most. */
  readonly within: number;
}

/** The last so many answers are compared. */
const samplesMax = 8;

export class ServerClock {
  private samples: Sample[] = [];

  /** Whether anything is known. */
  get known(): boolean {
    return this.samples.length > 0;
  }

  /** The server's time, ms since 1970; 0 while nothing is known. */
  now(here: number): number {
    const best = this.best;
    return best ? here + best.offset : 0;
  }

  /** The server said `told` in answer to what was sent at `sent` and answered at `heard`. */
  told(told: number, sent: number, heard: number): void {
    const within = (heard - sent) / 2;
    const sample = { offset: told - (sent + within), within };
    // Where two can not both be true, this device's clock stood still meanwhile (it slept): only the newest counts.
    const best = this.best;
    const agree = !best || Math.abs(best.offset - sample.offset) <= best.within + sample.within + 50;
    this.samples = agree ? [...this.samples, sample].slice(-samplesMax) : [sample];
  }

  /** A new connection: what was known is good until the next answer, and no longer. */
  forget(): void {
    const best = this.best;
    this.samples = best ? [{ ...best, within: Infinity }] : [];
  }

  private get best(): Sample | null {
    return this.samples.reduce<Sample | null>((a, b) => (a && a.within < b.within ? a : b), null);
  }
}
