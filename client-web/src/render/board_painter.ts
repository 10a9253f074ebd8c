// Keeps the picture of a board on a canvas, repainting what is stale and nothing else:
//   a change repaints the rectangles that it touched,
//   a pan moves the picture and paints the strips that come into view,
//   a zoom paints the whole.
// What is in the air is not on this canvas; the overlay paints it.

import type { Camera } from '../scene/camera';
import type { Lifts } from '../scene/lifts';
import { boardColour, dotColour } from '../scene/palette';
import { intersection, union } from '../scene/rect';
import type { Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import { paintItem } from './item_painter';
import type { Brush } from './item_painter';
import type { Surface } from './surface';
import type { TextCache } from './text_cache';

export interface PaintSource {
  readonly scene: Scene;
  readonly lifts: Lifts;
  readonly texts: TextCache;
  readonly nameOf: (participant: number) => string;
  readonly editing: number;
}

/** With more stale rectangles than this, one around all of them is cheaper than clipping to each. */
const rectsMax = 16;
const dotGap = 40;

export class BoardPainter {
  private painted: Camera | null = null;
  private stale: Rect[] = [];

  constructor(private readonly surface: Surface) {}

  /** Marks board rectangles as stale. */
  damage(rects: readonly Rect[]): void {
    if (this.painted) this.stale.push(...rects);
  }

  damageAll(): void {
    this.painted = null;
    this.stale = [];
  }

  /** Brings the canvas up to date; answers how many items were painted. */
  paint(camera: Camera, source: PaintSource): number {
    const { canvas } = this.surface;
    const whole: Rect = { x: 0, y: 0, w: canvas.width, h: canvas.height };
    const stale = this.stale;
    this.stale = [];
    const before = this.painted;
    this.painted = camera;
    if (!before || before.zoom !== camera.zoom) return this.paintPart(camera, whole, source);
    const strips = this.scroll(before, camera);
    if (!strips) return this.paintPart(camera, whole, source);
    const parts = stale.flatMap((r) => this.surface.deviceRect(camera, r) ?? []);
    return [...strips, ...merge(parts)].reduce((sum, part) => sum + this.paintPart(camera, part, source), 0);
  }

  /** Moves the picture from one camera to another; the strips that are missing, or null when nothing is left of it. */
  private scroll(from: Camera, to: Camera): Rect[] | null {
    const { context, canvas } = this.surface;
    const a = this.surface.origin(from);
    const b = this.surface.origin(to);
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    if (dx === 0 && dy === 0) return [];
    if (Math.abs(dx) >= canvas.width || Math.abs(dy) >= canvas.height) return null;
    this.surface.useDevicePixels();
    context.globalCompositeOperation = 'copy';
    context.drawImage(canvas, dx, dy);
    context.globalCompositeOperation = 'source-over';
    const strips: Rect[] = [];
    const { width, height } = canvas;
    if (dx !== 0) strips.push({ x: dx > 0 ? 0 : width + dx, y: 0, w: Math.abs(dx), h: height });
    if (dy !== 0) strips.push({ x: 0, y: dy > 0 ? 0 : height + dy, w: width, h: Math.abs(dy) });
    return strips;
  }

  private paintPart(camera: Camera, part: Rect, source: PaintSource): number {
    const { context } = this.surface;
    context.save();
    this.surface.useDevicePixels();
    context.beginPath();
    context.rect(part.x, part.y, part.w, part.h);
    context.clip();
    context.fillStyle = boardColour;
    context.fillRect(part.x, part.y, part.w, part.h);
    this.paintGrid(camera, part);
    this.surface.useBoardUnits(camera);
    const scale = this.surface.scale(camera);
    const brush: Brush = { context, scale, ...source };
    const items = source.scene.within(this.surface.boardRect(camera, part));
    let count = 0;
    for (const item of items) {
      if (source.lifts.has(item.handle)) continue;
      paintItem(brush, item, item);
      count++;
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
    context.fillStyle = dotColour;
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
