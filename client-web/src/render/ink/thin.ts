// A line with fewer points, for who looks from further away (Ramer, Douglas, Peucker; without recursion).

import type { Flat } from '../../scene/ink_points';
import { distanceToPart } from '../../scene/ink_points';

/** The point between `a` and `b` that is furthest from the straight way, if that is further than `off`; else -1. */
function furthest(points: Flat, a: number, b: number, off: number): number {
  const [ax, ay, bx, by] = [points[3 * a]!, points[3 * a + 1]!, points[3 * b]!, points[3 * b + 1]!];
  let [worst, at] = [off, -1];
  for (let i = a + 1; i < b; i++) {
    const away = distanceToPart(points[3 * i]!, points[3 * i + 1]!, ax, ay, bx, by);
    if (away > worst) [worst, at] = [away, i];
  }
  return at;
}

/** Nothing of the line is further than `off` from what is left. */
export function thin(points: Flat, off: number): number[] {
  const count = points.length / 3;
  if (count < 3) return Array.from(points);
  const stays = new Uint8Array(count);
  stays[0] = stays[count - 1] = 1;
  const open: [number, number][] = [[0, count - 1]];
  for (let part = open.pop(); part; part = open.pop()) {
    const [a, b] = part;
    const at = furthest(points, a, b, off);
    if (at < 0) continue;
    stays[at] = 1;
    open.push([a, at], [at, b]);
  }
  return Array.from(points).filter((_, i) => stays[Math.floor(i / 3)]);
}
