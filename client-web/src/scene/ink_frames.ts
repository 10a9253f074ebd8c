// The live line on its way to the others: what of it goes into one presence frame, and how frames become the line again. Frames
// may be lost, only the newest counts. A frame begins at a point that was told before, so that whoever has that one goes on
// from it; all but its last point stay as they are.

import { deltasOf, tenths } from './ink_points';
import type { Flat } from './ink_points';
import type { Point } from './rect';

/** Points of one frame. */
const pointsMax = 100;
/** A frame goes so many frames back, in case they were lost. */
const framesBack = 5;

export interface InkFrame {
  readonly ink: readonly number[];
  readonly inkStart: Point;
}

/** The sender's side, of one line. */
export class Telling {
  /** Points that were kept when a frame was made, the newest last. */
  private readonly told: number[] = [];

  frame(kept: Flat, tip: Flat): InkFrame {
    const count = kept.length / 3;
    const back = this.told.at(-framesBack) ?? 1;
    const from = Math.max(0, Math.min(count, Math.max(back, count - (pointsMax - 1))) - 1);
    if (this.told.at(-1) !== count) this.told.push(count);
    const points = [...Array.from(kept).slice(from * 3), ...Array.from(tip).slice(0, 3)];
    const inkStart = { x: Math.round(points[0]! / tenths), y: Math.round(points[1]! / tenths) };
    const ink = [...deltasOf(points, inkStart.x * tenths, inkStart.y * tenths)];
    return { ink, inkStart };
  }
}

/** x, y, pressure on the board, repeated. */
export function pointsOf({ ink, inkStart }: InkFrame): number[] {
  const out: number[] = [];
  let [x, y] = [inkStart.x * tenths, inkStart.y * tenths];
  for (let i = 0; i + 2 < ink.length; i += 3) {
    x += ink[i]!;
    y += ink[i + 1]!;
    out.push(x, y, ink[i + 2]!);
  }
  return out;
}

/** Where in `line` the point stands with which `frame` begins, from its end; -1: it is another line's. */
export function joint(line: Flat, frame: Flat): number {
  const [x, y] = frame as [number, number];
  for (let i = line.length - 3; i >= 0; i -= 3) if (line[i] === x && line[i + 1] === y) return i;
  return -1;
}
