// The outline of a line that still grows, in pieces: those of what is kept are made once, and only the newest part is outlined
// anew with each event, however long the line is.

import type { Flat } from '../../scene/ink_points';
import { draw, outlineOf } from './outline';
import type { Look, Pencil } from './outline';

/** Points of a piece. */
const piece = 16;
/** So many of the newest points are not settled: the last may still turn. */
const loose = 3;

export class GrowingOutline<P extends Pencil = Path2D> {
  /** Settled: they never change. Tenths of a board unit. */
  readonly pieces: P[] = [];
  /** Points that were outlined so far, for who counts the cost. */
  outlined = 0;
  /** The first of its points that is not settled. */
  from = 0;

  constructor(
    readonly look: Look,
    private readonly pencil: () => P = () => new Path2D() as unknown as P,
  ) {}

  /** The newest part, behind the pieces. `tip` is not kept yet. */
  grow(kept: Flat, tip: Flat): P {
    const count = kept.length / 3;
    while (count - this.from > piece + loose) {
      this.pieces.push(this.path(kept, this.from, this.from + piece + 1));
      this.from += piece;
    }
    const rest = [...kept.slice(this.from * 3), ...tip];
    return this.path(rest, 0, rest.length / 3);
  }

  private path(points: Flat, from: number, to: number): P {
    this.outlined += to - from;
    const path = this.pencil();
    draw(path, outlineOf(points, this.look, from, to));
    return path;
  }
}
