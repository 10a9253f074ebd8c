// What an eraser leaves of a stroke: the line parted where a round rubber of some reach went over it.

import { distanceToPart } from '../../scene/ink_points';
import type { Flat } from '../../scene/ink_points';

/** The way of the rubber between two samples; a point when both ends are one. Tenths of a unit, as all here. */
export interface Rub {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  /** Half of the rubber's width and half of the line's. */
  readonly reach: number;
}

/** A line is looked at in steps of this part of the reach. */
const stepPart = 0.35;
/** What is shorter is a crumb, and goes as well. */
const crumb = 12;

function isUnder(rub: Rub, x: number, y: number): boolean {
  return distanceToPart(x, y, rub.ax, rub.ay, rub.bx, rub.by) <= rub.reach;
}

/** Whether the rubber touches the line. */
export function touches(points: Flat, rub: Rub): boolean {
  for (let i = 0; i + 2 < points.length; i += 3) {
    const j = Math.max(0, i - 3);
    const [ax, ay, bx, by] = [points[j]!, points[j + 1]!, points[i]!, points[i + 1]!];
    if (isUnder(rub, bx, by)) return true;
    // Lines that cross have an end of one near the other, or meet between: both are looked for in steps.
    const steps = Math.ceil(Math.hypot(bx - ax, by - ay) / Math.max(1, rub.reach * stepPart));
    for (let k = 1; k < steps; k++) {
      if (isUnder(rub, ax + ((bx - ax) * k) / steps, ay + ((by - ay) * k) / steps)) return true;
    }
  }
  return false;
}

function lengthOf(points: Flat): number {
  let long = 0;
  for (let i = 3; i + 2 < points.length; i += 3) {
    long += Math.hypot(points[i]! - points[i - 3]!, points[i + 1]! - points[i - 2]!);
  }
  return long;
}

/** Collects what stays, piece by piece. */
class Pieces {
  readonly done: number[][] = [];
  private now: number[] = [];

  add(x: number, y: number, p: number): void {
    this.now.push(Math.round(x), Math.round(y), Math.round(p));
  }

  end(): void {
    if (this.now.length > 3 && lengthOf(this.now) >= crumb) this.done.push(this.now);
    this.now = [];
  }
}

/** The pieces that are left; null: nothing of the line was touched. */
export function rubbed(points: Flat, rub: Rub): number[][] | null {
  if (!touches(points, rub)) return null;
  const pieces = new Pieces();
  let inside = isUnder(rub, points[0]!, points[1]!);
  if (!inside) pieces.add(points[0]!, points[1]!, points[2]!);
  for (let i = 3; i + 2 < points.length; i += 3) {
    const [ax, ay, ap] = [points[i - 3]!, points[i - 2]!, points[i - 1]!];
    const [bx, by, bp] = [points[i]!, points[i + 1]!, points[i + 2]!];
    const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / Math.max(1, rub.reach * stepPart)));
    for (let k = 1; k <= steps; k++) {
      const t = k / steps;
      const [x, y] = [ax + (bx - ax) * t, ay + (by - ay) * t];
      const under = isUnder(rub, x, y);
      // Between its own points a line is straight: only its ends and where it is cut are kept.
      if (under !== inside) {
        const cut = under ? (k - 1) / steps : t;
        if (cut > 0 && cut < 1) pieces.add(ax + (bx - ax) * cut, ay + (by - ay) * cut, ap + (bp - ap) * cut);
        if (under) pieces.end();
        inside = under;
      }
      if (k === steps && !under) pieces.add(bx, by, bp);
    }
  }
  pieces.end();
  return pieces.done;
}
