// While something is carried to the edge of the screen, the board moves along, so that one can carry it further
// than one can see.

import type { Viewport } from '../../scene/camera';
import type { Point } from '../../scene/rect';

/** Width of the edge, and speed at its very end: CSS pixels, and those a millisecond. */
const edge = 36;
const speed = 0.7;

/** How fast the board moves for a finger at `at`; nothing in the middle. Pure. */
export function edgeSpeed(at: Point, viewport: Viewport): Point {
  const along = (p: number, length: number): number => {
    if (p < edge) return ((edge - Math.max(0, p)) / edge) * speed;
    if (p > length - edge) return -((edge - Math.max(0, length - p)) / edge) * speed;
    return 0;
  };
  return { x: along(at.x, viewport.w), y: along(at.y, viewport.h) };
}

export class EdgePan {
  private frame = 0;
  private at: Point | null = null;

  constructor(
    private readonly viewport: () => Viewport,
    private readonly move: (dx: number, dy: number) => void,
  ) {}

  /** Where the finger that carries something is; null when nothing is carried. */
  carry(at: Point | null): void {
    this.at = at;
    if (at === null) {
      cancelAnimationFrame(this.frame);
      this.frame = 0;
    } else if (this.frame === 0 && this.speed !== null) {
      this.run(performance.now());
    }
  }

  private get speed(): Point | null {
    const v = this.at && edgeSpeed(this.at, this.viewport());
    return v && (v.x !== 0 || v.y !== 0) ? v : null;
  }

  private run(last: number): void {
    this.frame = requestAnimationFrame((now) => {
      this.frame = 0;
      const { speed: v } = this;
      if (!v) return;
      const elapsed = Math.min(40, Math.max(0, now - last));
      this.move(v.x * elapsed, v.y * elapsed);
      this.run(now);
    });
  }
}
