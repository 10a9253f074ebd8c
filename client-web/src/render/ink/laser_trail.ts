// The way of a laser: the newest part of it, fading. Where less motion is wanted it is a dot where it points, and nothing else.

import { laserColour } from '../../scene/ink_colours';
import { joint } from '../../scene/ink_frames';

/** How long a point is seen, ms. */
const lasts = 1_100;
/** How long the dot stays when it is lifted, ms. */
const dotLasts = 350;
/** Tenths of a board unit. */
const width = 70;

interface Glow {
  readonly x: number;
  readonly y: number;
  readonly at: number;
  /** Begins anew: no line leads here. */
  readonly fresh: boolean;
}

export class LaserTrail {
  private glow: Glow[] = [];
  private liftedAt: number | null = null;
  private fresh = true;
  private still = false;

  /** Tenths of a unit. */
  add(x: number, y: number, now: number): void {
    this.glow.push({ x, y, at: now, fresh: this.fresh });
    this.fresh = false;
    this.liftedAt = null;
  }

  /** What a frame tells; what was told before is not told again. */
  follow(told: readonly number[], now: number): void {
    const known = this.glow.flatMap(({ x, y }) => [x, y, 0]);
    let from = 0;
    // All that is known already stands at the frame's beginning.
    while (from < told.length && joint(known, told.slice(from, from + 3)) >= 0) from += 3;
    for (let i = from; i + 2 < told.length; i += 3) this.add(told[i]!, told[i + 1]!, now);
    if (from === told.length) this.liftedAt = null;
  }

  lift(): void {
    this.fresh = true;
    this.liftedAt ??= this.glow.at(-1)?.at ?? 0;
  }

  /** False: nothing of it is seen any more. */
  step(now: number, still: boolean): boolean {
    this.still = still;
    const last = this.glow.at(-1);
    this.glow = this.glow.filter((one) => one === last || now - one.at < lasts);
    if (this.liftedAt === null) return last !== undefined;
    const left = Math.max(now - (last?.at ?? 0), 0);
    return last !== undefined && left < (still ? dotLasts : lasts);
  }

  /** The context is in tenths of a board unit. */
  paint(context: CanvasRenderingContext2D, now: number): void {
    context.strokeStyle = context.fillStyle = laserColour;
    context.lineCap = context.lineJoin = 'round';
    const last = this.glow.at(-1);
    if (!last) return;
    for (let i = 1; i < this.glow.length && !this.still; i++) {
      const [a, b] = [this.glow[i - 1]!, this.glow[i]!];
      if (b.fresh) continue;
      const share = Math.max(0, 1 - (now - b.at) / lasts);
      context.globalAlpha = share;
      context.lineWidth = width * (0.35 + 0.65 * share);
      context.beginPath();
      context.moveTo(a.x, a.y);
      context.lineTo(b.x, b.y);
      context.stroke();
    }
    context.globalAlpha = this.liftedAt === null ? 1 : Math.max(0, 1 - (now - last.at) / dotLasts);
    context.beginPath();
    context.arc(last.x, last.y, width * 0.8, 0, 2 * Math.PI);
    context.fill();
    context.globalAlpha = 1;
  }
}
