// The outline of a line, by perfect-freehand (Steve Ruiz, MIT). It works in tenths of a board unit: its own thresholds, which
// are whole numbers, are then too small to be seen. Smoothing is the line's own (tools/ink/line.ts), so that a part of a line
// has the outline that it has in the whole.

import { getStrokeOutlinePoints } from 'perfect-freehand';
import type { Flat } from '../../scene/ink_points';

export interface Look {
  readonly colour: number;
  /** Tenths of a board unit. */
  readonly width: number;
  readonly marker: boolean;
}

/** A corner of an outline is rounded so far from it, tenths of a unit. */
const rounding = 40;

type Spot = [number, number];

/** Where a line goes from each of its points, as perfect-freehand wants it: back to the one before. */
function wayOf(points: Flat, from: number, to: number) {
  const way: { point: Spot; pressure: number; vector: Spot; distance: number; runningLength: number }[] = [];
  for (let i = from * 3; i < to * 3; i += 3) {
    const point: Spot = [points[i] as number, points[i + 1] as number];
    const pressure = (points[i + 2] as number) / 1000;
    const before = way.at(-1);
    if (!before) {
      way.push({ point, pressure, vector: [1, 1], distance: 0, runningLength: 0 });
      continue;
    }
    const [dx, dy] = [before.point[0] - point[0], before.point[1] - point[1]];
    const distance = Math.hypot(dx, dy);
    if (distance === 0) continue;
    const runningLength = before.runningLength + distance;
    way.push({ point, pressure, vector: [dx / distance, dy / distance], distance, runningLength });
  }
  const [first, second] = way;
  if (first && second) first.vector = second.vector;
  return way;
}

/** The corners of the outline around the points [from, to) of a line. */
export function outlineOf(points: Flat, look: Look, from = 0, to = points.length / 3): Spot[] {
  return getStrokeOutlinePoints(wayOf(points, from, to), {
    size: look.width,
    thinning: look.marker ? 0 : 0.5,
    smoothing: 0.25,
    simulatePressure: false,
    last: true,
  }) as Spot[];
}

/** What a canvas' path is drawn with; Path2D is one. */
export interface Pencil {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  closePath(): void;
}

/** Draws an outline with its corners rounded: where it is dense that makes it a curve, where it is not it stays what it is. */
export function draw(pencil: Pencil, corners: readonly Spot[]): void {
  const count = corners.length;
  if (count < 3) return;
  for (let i = 0; i < count; i++) {
    const [before, at, after] = [corners[(i + count - 1) % count]!, corners[i]!, corners[(i + 1) % count]!];
    const [a, b] = [toward(at, before), toward(at, after)];
    if (i === 0) pencil.moveTo(a[0], a[1]);
    else pencil.lineTo(a[0], a[1]);
    pencil.quadraticCurveTo(at[0], at[1], b[0], b[1]);
  }
  pencil.closePath();
}

function toward(from: Spot, to: Spot): Spot {
  const long = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const share = long === 0 ? 0 : Math.min(0.5, rounding / long);
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}
