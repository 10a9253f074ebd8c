// Chance from a seed (Mulberry32, Tommy Ettinger).
export class Chance {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** 0 to n - 1. */
  below(n) {
    return Math.floor(this.next() * n);
  }

  of(list) {
    return list[this.below(list.length)];
  }

  /** True so often. */
  is(share) {
    return this.next() < share;
  }

  /** One of [weight, value]s. */
  weighed(list) {
    let left = this.next() * list.reduce((sum, [weight]) => sum + weight, 0);
    return list.find(([weight]) => (left -= weight) < 0)[1];
  }
}
