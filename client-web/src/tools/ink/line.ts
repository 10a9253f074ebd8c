// A line as it is drawn: what the pointer says, made smooth and thinned as it comes. What is kept stays as it is, so that
// whoever paints or sends it has only the newest part to look at, and the stroke that is made of it at the end is the line that
// was seen. Smoothing is by time, not by sample: a pen of 240 Hz and a finger of 60 Hz lag alike.

import { tenths } from '../../scene/ink_points';
import type { Point } from '../../scene/rect';

/** How fast the line follows the pointer, ms. */
const lagMs = 7;
/** Least ms between two samples: browsers give several the same time. */
const stepMs = 2;
/** A point is kept at least each so many: what is looked back over is bounded. */
const windowMax = 48;
/** What a kept line may be off the drawn one, tenths of a unit; less where one looks closer. */
const offMax = 3;
/** … CSS pixels. */
const offMaxSeen = 0.4;
/** Of what has no pressure: from the speed, CSS pixels a ms, that is quick. */
const quick = 2.4;
export const evenPressure = 500;

export interface Stroked extends Point {
  /** Ms. */
  readonly time: number;
  /** 0 to 1; null: of a pointer that knows none. */
  readonly pressure: number | null;
}

export interface LineOptions {
  /** CSS pixels for a board unit. */
  readonly zoom: number;
  /** Tenths of a unit. */
  readonly width: number;
  /** A marker's: pressure changes nothing. */
  readonly even: boolean;
}

interface At {
  x: number;
  y: number;
  p: number;
}

export class Line {
  /** x, y, pressure, repeated; tenths of a unit on the board. */
  readonly kept: number[] = [];
  private seen: number[] = [];
  private now: At = { x: 0, y: 0, p: evenPressure };
  private raw: Stroked | null = null;
  private readonly off: number;

  constructor(private readonly options: LineOptions) {
    this.off = Math.min(offMax, (offMaxSeen * tenths) / options.zoom);
  }

  /** Board units. */
  add(sample: Stroked): void {
    const { raw } = this;
    const target = this.targetOf(sample);
    if (!raw) {
      this.now = target;
      this.keep(target);
    } else {
      const share = 1 - Math.exp(-Math.max(stepMs, sample.time - raw.time) / lagMs);
      this.now = between(this.now, target, share);
      this.take(this.now);
    }
    this.raw = sample;
  }

  /** The line goes where the pointer was lifted. */
  finish(): void {
    const { raw } = this;
    if (!raw) return;
    const end = this.targetOf(raw);
    this.take({ ...end, p: this.now.p });
    const tip = this.seen.slice(-3);
    if (tip.length === 3) this.keep({ x: tip[0]!, y: tip[1]!, p: tip[2]! });
  }

  /** What is drawn behind what is kept: it may still change. */
  tip(predicted: readonly Point[] = []): number[] {
    const out = this.seen.slice(-3);
    let at = this.now;
    for (const one of predicted) {
      at = between(at, { x: one.x * tenths, y: one.y * tenths, p: at.p }, 0.7);
      out.push(Math.round(at.x), Math.round(at.y), Math.round(at.p));
    }
    return out;
  }

  private targetOf(sample: Stroked): At {
    return { x: sample.x * tenths, y: sample.y * tenths, p: this.pressureOf(sample) };
  }

  private pressureOf({ x, y, time, pressure }: Stroked): number {
    if (this.options.even) return evenPressure;
    if (pressure !== null) return Math.max(40, Math.min(1000, pressure * 1000));
    const { raw } = this;
    if (!raw) return evenPressure;
    const way = Math.hypot(x - raw.x, y - raw.y) * this.options.zoom;
    const speed = Math.min(1, way / Math.max(stepMs, time - raw.time) / quick);
    return this.now.p + (620 - 340 * speed - this.now.p) * 0.25;
  }

  /** Of the points since the last that is kept: the one before `at` is kept when a line past it would miss one of them. */
  private take(at: At): void {
    const { seen } = this;
    const [x, y, p] = [Math.round(at.x), Math.round(at.y), Math.round(at.p)];
    const last = seen.length > 0 ? seen : this.kept;
    if (x === last[last.length - 3] && y === last[last.length - 2]) return;
    if (seen.length >= windowMax * 3 || this.misses(x, y, p)) {
      const [bx, by, bp] = seen.slice(-3) as [number, number, number];
      this.keep({ x: bx, y: by, p: bp });
    }
    this.seen.push(x, y, p);
  }

  private misses(x: number, y: number, p: number): boolean {
    const { kept, seen } = this;
    const [ax, ay, ap] = kept.slice(-3) as [number, number, number];
    const [dx, dy] = [x - ax, y - ay];
    const long = dx * dx + dy * dy;
    // Half a width is what the whole range of pressure makes of a line.
    const heavy = this.options.width / 2 / 1000;
    for (let i = 0; i < seen.length; i += 3) {
      const [sx, sy, sp] = [seen[i]!, seen[i + 1]!, seen[i + 2]!];
      const t = long === 0 ? 0 : Math.max(0, Math.min(1, ((sx - ax) * dx + (sy - ay) * dy) / long));
      const away = Math.hypot(sx - ax - t * dx, sy - ay - t * dy);
      if (away > this.off || Math.abs(sp - ap - t * (p - ap)) * heavy > this.off) return true;
    }
    return false;
  }

  private keep({ x, y, p }: At): void {
    this.kept.push(Math.round(x), Math.round(y), Math.round(p));
    this.seen = [];
  }
}

function between(from: At, to: At, share: number): At {
  return {
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
    p: from.p + (to.p - from.p) * share,
  };
}
