// Ink that is still wet: what is drawn at this moment, on two canvases between the board and what lies above it. One has what
// is settled of the line, to which each event adds; the other has the newest part, which is painted anew. Painted within the
// event, so that it is seen with the next frame; wiped once the board has been painted with the stroke on it.

import type { Camera } from '../../scene/camera';
import { inkOf } from '../../scene/ink_colours';
import { shades } from '../../scene/palette';
import { boxOfPoints, tenths } from '../../scene/ink_points';
import type { Flat } from '../../scene/ink_points';
import type { Stroke } from '../../scene/item';
import { inflate } from '../../scene/rect';
import type { Point, Rect } from '../../scene/rect';
import { Surface } from '../surface';
import { GrowingOutline } from './growing_outline';
import { LaserTrail } from './laser_trail';
import { draw, outlineOf } from './outline';
import type { Look } from './outline';

/** Of the picture that it lies over. */
export interface WetView {
  readonly camera: Camera;
  readonly viewport: { readonly w: number; readonly h: number };
}

interface Rubbed {
  readonly item: Stroke;
  readonly left: readonly (readonly number[])[];
}

/** A marker's line among others, where it can not be multiplied with what it lies on. */
const markerAlpha = 0.6;

export class WetInk {
  private readonly box = document.createElement('div');
  private readonly settled: Surface;
  private readonly newest: Surface;
  private outline: GrowingOutline | null = null;
  private tail: Path2D | null = null;
  /** Pieces that stand on the canvas already. */
  private painted = 0;
  /** What of the canvas of the newest part is not empty, board units. */
  private dirty: Rect | null = null;
  private base: Camera | null = null;
  private trail: LaserTrail | null = null;
  private frame = 0;
  private readonly lefts = new WeakMap<readonly number[], Path2D>();

  constructor(
    private readonly view: WetView,
    before: Element,
  ) {
    this.box.className = 'wet';
    const canvases = [document.createElement('canvas'), document.createElement('canvas')] as const;
    this.box.append(...canvases);
    before.before(this.box);
    this.settled = new Surface(canvases[0]);
    this.newest = new Surface(canvases[1]);
  }

  begin(look: Look): void {
    this.fitIn();
    this.clear();
    this.box.classList.toggle('wet--marker', look.marker);
    this.outline = new GrowingOutline(look);
    this.painted = 0;
  }

  show(kept: Flat, tip: Flat): void {
    const { outline } = this;
    if (!outline) return;
    this.tail = outline.grow(kept, tip);
    this.paint(outline, [...kept.slice(outline.from * 3), ...tip]);
  }

  dry(): void {
    this.outline = null;
    // The board's own frame was asked for before: it is painted with the stroke when this one comes.
    requestAnimationFrame(() => {
      if (!this.outline) this.clear();
    });
  }

  wipe(): void {
    this.outline = null;
    this.clear();
  }

  point(at: Point | null): void {
    this.fitIn();
    this.box.classList.remove('wet--marker');
    this.trail ??= new LaserTrail();
    if (at) this.trail.add(at.x * tenths, at.y * tenths, performance.now());
    else this.trail.lift();
    if (this.frame === 0) this.frame = requestAnimationFrame((now) => this.glow(now));
  }

  rub(at: Point | null, reach: number, left: readonly Rubbed[]): void {
    this.fitIn();
    this.box.classList.remove('wet--marker');
    if (!at) {
      requestAnimationFrame(() => !this.outline && this.clear());
      return;
    }
    this.clear();
    const { camera } = this.view;
    this.units(this.settled, camera);
    for (const { item, left: lines } of left) {
      this.settled.context.fillStyle = inkOf(item.colour, item.marker);
      this.settled.context.globalAlpha = item.marker ? markerAlpha : 1;
      for (const line of lines) this.settled.context.fill(this.leftOf(line, item));
    }
    this.settled.context.globalAlpha = 1;
    this.ring(at, reach / camera.zoom, camera);
  }

  /** Nothing is drawn for now: its canvases take no room. */
  release(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.outline = this.trail = null;
    this.clear();
    for (const surface of [this.settled, this.newest]) surface.resize(0, 0, 1);
  }

  close(): void {
    this.release();
    this.box.remove();
  }

  private fitIn(): void {
    const { w, h } = this.view.viewport;
    for (const surface of [this.settled, this.newest]) surface.resize(w, h, window.devicePixelRatio || 1);
  }

  private units(surface: Surface, camera: Camera): void {
    surface.useBoardUnits(camera);
    surface.context.scale(1 / tenths, 1 / tenths);
  }

  private paint(outline: GrowingOutline, rest: Flat): void {
    const { camera } = this.view;
    const { look, pieces } = outline;
    if (camera !== this.base) this.clear();
    this.base = camera;
    this.units(this.settled, camera);
    this.settled.context.fillStyle = inkOf(look.colour, look.marker);
    for (; this.painted < pieces.length; this.painted++) this.settled.context.fill(pieces[this.painted]!);
    this.wipeNewest(camera);
    this.units(this.newest, camera);
    this.newest.context.fillStyle = inkOf(look.colour, look.marker);
    if (this.tail) this.newest.context.fill(this.tail);
    this.dirty = inflate(boxOfPoints(rest), look.width / tenths + 2);
  }

  private wipeNewest(camera: Camera): void {
    const part = this.dirty && this.newest.deviceRect(camera, this.dirty);
    this.dirty = null;
    if (!part) return;
    this.newest.useDevicePixels();
    this.newest.context.clearRect(part.x, part.y, part.w, part.h);
  }

  private clear(): void {
    for (const surface of [this.settled, this.newest]) {
      surface.useDevicePixels();
      surface.context.clearRect(0, 0, surface.canvas.width, surface.canvas.height);
    }
    this.painted = 0;
    this.dirty = null;
  }

  private glow(now: number): void {
    this.frame = 0;
    const { trail, newest } = this;
    if (!trail) return;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    newest.useDevicePixels();
    newest.context.clearRect(0, 0, newest.canvas.width, newest.canvas.height);
    if (!trail.step(now, still)) {
      this.trail = null;
      return;
    }
    this.units(newest, this.view.camera);
    trail.paint(newest.context, now);
    this.frame = requestAnimationFrame((next) => this.glow(next));
  }

  private leftOf(line: readonly number[], look: Look): Path2D {
    let path = this.lefts.get(line);
    if (path) return path;
    this.lefts.set(line, (path = new Path2D()));
    draw(path, outlineOf(line, look));
    return path;
  }

  private ring(at: Point, radius: number, camera: Camera): void {
    const { context } = this.newest;
    this.newest.useBoardUnits(camera);
    context.beginPath();
    context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    context.fillStyle = shades.glass;
    context.strokeStyle = shades.muted;
    context.lineWidth = 1.5 / camera.zoom;
    context.fill();
    context.stroke();
  }
}
