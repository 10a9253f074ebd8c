// A quick pan runs on and slows down, as paper on a table does; not for people who prefer less motion.

/** What is left of the speed after a millisecond. */
const keep = 0.995;
/** Slower than this it stands still, CSS pixels a millisecond. */
const still = 0.02;

export class Inertia {
  private frame = 0;

  constructor(private readonly move: (dx: number, dy: number) => void) {}

  /** CSS pixels a millisecond. */
  start(vx: number, vy: number): void {
    this.stop();
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    let last = performance.now();
    let [x, y] = [vx, vy];
    const step = (now: number): void => {
      const elapsed = Math.min(40, Math.max(0, now - last));
      last = now;
      this.move(x * elapsed, y * elapsed);
      const left = Math.pow(keep, elapsed);
      [x, y] = [x * left, y * left];
      this.frame = Math.hypot(x, y) > still ? requestAnimationFrame(step) : 0;
    };
    this.frame = requestAnimationFrame(step);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }
}
