// The last way of what pans: how fast it went when it was let go of.

import type { Gesture, Spot } from './gesture';

const flingMs = 90;

export class Trail {
  private spots: (Spot & { readonly time: number })[] = [];

  begin(): void {
    this.spots = [];
  }

  add(x: number, y: number, time: number): void {
    this.spots.push({ x, y, time });
  }

  fling(time: number): Gesture[] {
    const recent = this.spots.filter((spot) => time - spot.time < flingMs);
    const first = recent[0];
    const last = recent.at(-1);
    if (!first || !last || last.time - first.time < 8) return [];
    const span = time - first.time;
    return [{ kind: 'fling', vx: (last.x - first.x) / span, vy: (last.y - first.y) / span }];
  }
}
