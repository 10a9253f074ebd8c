// A line that is longer than a stroke may be comes as several: each begins with the point with which the one before ends, so
// that there is no gap.

import type { Flat } from '../../scene/ink_points';

/** Numbers of one stroke (server/base/limits.h, stroke_numbers_max). */
export const numbersMax = 24_576;

export function pieces(points: Flat, max = numbersMax): number[][] {
  const all = Array.from(points);
  const step = max - 3;
  const out: number[][] = [];
  for (let from = 0; from === 0 || from + 3 < all.length; from += step) out.push(all.slice(from, from + max));
  return out;
}
