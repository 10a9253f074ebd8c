// Fingers that come down together: whether they only touch, or pan and zoom.

/** Longer than this is a hand at rest, ms. */
const touchMs = 350;
/** How far all of them together may go and still only touch, CSS pixels. */
const farMax = 9;

export class Together {
  private at = 0;
  private count = 0;
  private far = 0;

  /** Two are down; the first since `at`, -Infinity when that had moved the board already. */
  begin(at: number): void {
    this.at = at;
    this.count = 2;
    this.far = at === -Infinity ? Infinity : 0;
  }

  add(): void {
    this.count++;
  }

  /** One of them has moved by `far`: whether they still only touch. */
  still(far: number): boolean {
    this.far += far;
    return this.far <= farMax;
  }

  /** The first of them was lifted: how many touched; 0: they did more than that. */
  lifted(time: number): number {
    return this.far <= farMax && time - this.at <= touchMs ? this.count : 0;
  }
}
