// Keeps the picture of a board on a canvas, repainting what is stale and nothing else:
//   a change repaints the rectangles that it touched,
//   a pan shifts the finished picture and paints the strips that come into view,
//   a zoom paints what is seen.
// The canvas is larger than what is seen, so that most of a pan is the compositor's work alone. (Copying the
// canvas onto itself, the usual way, costs more than painting it anew.)
// What is in the air is not on this canvas; the overlay paints it.

import type { Camera } from '../scene/camera';
import type { Layer } from '../scene/layer';
import { shades } from '../scene/palette';
import { beyond, intersection, translate, union } from '../scene/rect';
import type { Point, Rect } from '../scene/rect';
import { paintItem } from './item_painter';
import type { Brush } from './item_painter';
import type { Surface } from './surface';
import type { TextCache } from './text_cache';

export interface PaintedLayer {
  readonly layer: Layer;
  readonly texts: TextCache;
}

export interface PaintSource {
  /** Bottom to top: what is of one covers all of those below. */
  readonly layers: readonly PaintedLayer[];
  readonly nameOf: (participant: number) => string;
  readonly again: () => void;
}

/** With more stale rectangles than this, one around all of them is cheaper than clipping to each. */
const rectsMax = 16;
const dotGap = 40;

export class BoardPainter {
  /** The camera that the canvas is painted for; what is seen may be shifted from it. */
  private base: Camera | null = null;
  /** The part of the canvas that is painted, device pixels. */
  private painted: Rect = { x: 0, y: 0, w: 0, h: 0 };
  private stale: Rect[] = [];

  constructor(private readonly surface: Surface) {}

  /** Marks board rectangles as stale. */
  damage(rects: readonly Rect[]): void {
    if (this.base) this.stale.push(...rects);
  }

  damageAll(): void {
    this.base = null;
    this.stale = [];
  }

  /** Brings the canvas up to date; answers how many items were painted. */
  paint(camera: Camera, source: PaintSource): number {
    const { surface } = this;
    const stale = this.stale;
    this.stale = [];
    const shift = this.shiftTo(camera);
    if (!this.base || !shift) {
      this.base = camera;
      this.painted = surface.seen;
      const count = this.paintPart(camera, this.painted, source);
      surface.shift(0, 0);
      return count;
    }
    const base = this.base;
    const seen = translate(surface.seen, -shift.x, -shift.y);
    const needed = union(this.painted, seen);
    const strips = beyond(needed, this.painted);
    const parts = stale.flatMap((r) => {
      const part = surface.deviceRect(base, r);
      return (part && intersection(part, this.painted)) ?? [];
    });
    this.painted = needed;
    const count = [...strips, ...merge(parts)].reduce((sum, r) => sum + this.paintPart(base, r, source), 0);
    surface.shift(shift.x, shift.y);
    return count;
  }

  /** How far the picture must be shifted to show `camera`; null when it does not reach that far. */
  private shiftTo(camera: Camera): Point | null {
    const { surface, base } = this;
    if (!base || base.zoom !== camera.zoom) return null;
    const from = surface.origin(base);
    const to = surface.origin(camera);
    const [x, y] = [to.x - from.x, to.y - from.y];
    const room = surface.seen.x;
    return Math.abs(x) <= room && Math.abs(y) <= room ? { x, y } : null;
  }

  private paintPart(camera: Camera, part: Rect, source: PaintSource): number {
    const { context } = this.surface;
    context.save();
    this.surface.useDevicePixels();
    context.beginPath();
    context.rect(part.x, part.y, part.w, part.h);
    context.clip();
    context.fillStyle = shades.board;
    context.fillRect(part.x, part.y, part.w, part.h);
    this.paintGrid(camera, part);
    this.surface.useBoardUnits(camera);
    const scale = this.surface.scale(camera);
    const seen = this.surface.boardRect(camera, part);
    let count = 0;
    for (const { layer, texts } of source.layers) {
      const { nameOf, again } = source;
      const countIn = (frame: number): number => layer.scene.countIn(frame);
      const brush: Brush = { context, scale, texts, nameOf, editing: layer.editing, again, countIn };
      for (const item of layer.scene.within(seen)) {
        if (layer.lifts.has(item.handle) || layer.hidden.has(item.handle)) continue;
        paintItem(brush, item, item);
        count++;
      }
    }
    context.restore();
    return count;
  }

  /** A quiet pattern of dots, so that panning over empty board is seen. */
  private paintGrid(camera: Camera, part: Rect): void {
    const { context, ratio } = this.surface;
    let gap = dotGap * this.surface.scale(camera);
    while (gap < 26 * ratio) gap *= 2;
    const origin = this.surface.origin(camera);
    const size = Math.max(1, Math.round(1.6 * ratio));
    const i0 = Math.floor((part.x - size - origin.x) / gap);
    const i1 = Math.ceil((part.x + part.w - origin.x) / gap);
    const j0 = Math.floor((part.y - size - origin.y) / gap);
    const j1 = Math.ceil((part.y + part.h - origin.y) / gap);
    context.fillStyle = shades.dot;
    for (let i = i0; i <= i1; i++) {
      for (let j = j0; j <= j1; j++) {
        context.fillRect(origin.x + Math.round(i * gap), origin.y + Math.round(j * gap), size, size);
      }
    }
  }
}

/** Joins rectangles that overlap; all of them when they are many. */
export function merge(rects: readonly Rect[]): Rect[] {
  if (rects.length > rectsMax) {
    let all: Rect | null = null;
    for (const r of rects) all = union(all, r);
    return all ? [all] : [];
  }
  const out: Rect[] = [];
  for (const r of rects) {
    let joined = r;
    for (let i = 0; i < out.length;) {
      if (intersection(out[i] as Rect, joined)) {
        joined = union(joined, out[i] as Rect);
        out.splice(i, 1);
        i = 0;
      } else {
        i++;
      }
    }
    out.push(joined);
  }
  return out;
}
