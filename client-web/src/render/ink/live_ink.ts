// What others draw at this moment. A line that has ended stays until the stroke that it has become is painted, so that nothing
// jumps; a laser's fades by itself.

import { joint, pointsOf } from '../../scene/ink_frames';
import { blackInk, inkOf } from '../../scene/ink_colours';
import { tenths } from '../../scene/ink_points';
import type { Layer, Inks } from '../../scene/layer';
import type { InkMoment, Whereabouts } from '../../scene/others';
import { GrowingOutline } from './growing_outline';
import { LaserTrail } from './laser_trail';
import type { Look } from './outline';

/** A line whose stroke does not come (it was withdrawn, or refused) goes after so long, ms. */
const patience = 4_000;
/** Of the marker's colour laid over what can not be multiplied with. */
const markerAlpha = 0.6;
const laser = 2;

/** One line of one person. */
interface Live {
  readonly replica: number;
  points: number[];
  outline: GrowingOutline;
  tail: Path2D;
  endedAt: number | null;
  /** Its stroke lies on the board: what still comes of it is not painted. */
  done: boolean;
}

function lookOf(moment: InkMoment): Look {
  const [colour, width, tool] = moment.inkStyle ?? [blackInk, 40, 0];
  return { colour, width, marker: tool === 1 };
}

export class LiveInk implements Inks {
  private lines: Live[] = [];
  private readonly lasers = new Map<number, LaserTrail>();
  private now = 0;

  constructor(private readonly layer: Layer) {}

  get busy(): boolean {
    return this.lines.some(({ done }) => !done) || this.lasers.size > 0;
  }

  update(all: readonly Whereabouts[], now: number): void {
    this.now = now;
    const drawing = new Set<number>();
    for (const { replica, ink } of all) {
      if (!ink) continue;
      drawing.add(replica);
      if (ink.inkStyle?.[2] === laser) this.point(replica, ink, now);
      else this.go(replica, ink);
    }
    this.lines = this.lines.filter((line) => !line.done || drawing.has(line.replica));
    for (const line of this.lines) if (!drawing.has(line.replica)) line.endedAt ??= now;
    for (const [replica, trail] of this.lasers) if (!drawing.has(replica)) trail.lift();
  }

  made(handle: number): void {
    const { replica } = this.layer.names.of(handle);
    const line = this.lines.find((one) => one.replica === replica && !one.done);
    if (line) line.done = true;
    this.lines = this.lines.filter((one) => !one.done || one.endedAt === null);
  }

  step(now: number, still: boolean): boolean {
    this.now = now;
    const before = this.lines.length + this.lasers.size;
    this.lines = this.lines.filter(({ endedAt }) => endedAt === null || now - endedAt < patience);
    for (const [replica, trail] of this.lasers) if (!trail.step(now, still)) this.lasers.delete(replica);
    // A line that waits for its stroke needs a frame to go in, if that never comes.
    const waits = this.lines.some(({ endedAt }) => endedAt !== null);
    return waits || this.lasers.size > 0 || before !== this.lines.length + this.lasers.size;
  }

  paint(context: CanvasRenderingContext2D): void {
    context.save();
    context.scale(1 / tenths, 1 / tenths);
    for (const { outline, tail, done } of this.lines) {
      if (done) continue;
      const { colour, marker } = outline.look;
      context.fillStyle = inkOf(colour, marker);
      context.globalAlpha = marker ? markerAlpha : 1;
      for (const piece of outline.pieces) context.fill(piece);
      context.fill(tail);
    }
    context.globalAlpha = 1;
    for (const trail of this.lasers.values()) trail.paint(context, this.now);
    context.restore();
  }

  private go(replica: number, moment: InkMoment): void {
    const told = pointsOf(moment);
    const lines = this.lines.filter((one) => one.replica === replica);
    const line = lines.find((one) => joint(one.points, told) >= 0) ?? this.begin(replica, moment, lines);
    const from = Math.max(0, joint(line.points, told));
    line.points = [...line.points.slice(0, from), ...told];
    line.endedAt = null;
    line.tail = line.outline.grow(line.points.slice(0, -3), line.points.slice(-3));
  }

  private begin(replica: number, moment: InkMoment, before: readonly Live[]): Live {
    for (const line of before) line.endedAt ??= this.now;
    const outline = new GrowingOutline(lookOf(moment));
    const line: Live = { replica, points: [], outline, tail: new Path2D(), endedAt: null, done: false };
    this.lines = [...this.lines.filter((one) => !one.done || one.replica !== replica), line];
    return line;
  }

  private point(replica: number, moment: InkMoment, now: number): void {
    const trail = this.lasers.get(replica) ?? new LaserTrail();
    this.lasers.set(replica, trail);
    trail.follow(pointsOf(moment), now);
  }
}
