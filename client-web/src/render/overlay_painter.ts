// Paints what changes all the time above the board: what is in the air, who holds what, pointers, the lasso.
// Cleared and painted whole; there is never much of it.

import type { Camera } from '../scene/camera';
import { rectToScreen, toScreen, visible } from '../scene/camera';
import type { Item } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import type { Other } from '../scene/others';
import { accentColour, personColour } from '../scene/palette';
import { inflate, intersects } from '../scene/rect';
import type { Point, Rect } from '../scene/rect';
import type { PaintSource } from './board_painter';
import { fontStack } from './fonts';
import { paintItem } from './item_painter';
import type { Surface } from './surface';

export interface OverlaySource extends PaintSource {
  readonly selection: ReadonlySet<number>;
  /** The frame that what I drag would fall into, or -1. */
  readonly target: number;
  readonly others: readonly Other[];
  /** Board units. */
  readonly lasso: Rect | null;
  readonly showCorner: boolean;
  /** "Ana is writing". */
  readonly writes: (name: string) => string;
}

/** Smaller things are too small to be resized by a finger, CSS pixels. */
const cornerFrom = 64;

export class OverlayPainter {
  private empty = false;

  constructor(private readonly surface: Surface) {}

  paint(camera: Camera, source: OverlaySource): void {
    const busy =
      source.lifts.size + source.selection.size + source.others.length > 0 || source.lasso !== null;
    if (!busy && this.empty) return;
    this.empty = !busy;
    // A layer without opacity is left out by the compositor, and still takes the pointers.
    this.surface.canvas.style.opacity = busy ? '1' : '0';
    const { context, canvas } = this.surface;
    this.surface.useDevicePixels();
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (!busy) return;
    this.paintLifted(camera, source);
    const { ratio } = this.surface;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.paintTarget(camera, source);
    this.paintOthersHolds(camera, source);
    this.paintSelection(camera, source);
    if (source.lasso) this.paintLasso(rectToScreen(camera, source.lasso));
    for (const other of source.others) this.paintPointer(camera, other, source.nameOf(other.participant));
  }

  private paintLifted(camera: Camera, source: OverlaySource): void {
    const seen = visible(camera, { w: this.surface.width, h: this.surface.height });
    const lifted: Item[] = [];
    for (const handle of source.lifts.handles()) {
      const item = source.scene.get(handle);
      if (item && intersects(source.lifts.shown(item), seen)) lifted.push(item);
    }
    this.surface.useBoardUnits(camera);
    const brush = { context: this.surface.context, scale: this.surface.scale(camera), ...source };
    for (const item of source.scene.sorted(lifted)) paintItem(brush, item, source.lifts.shown(item), true);
  }

  private paintTarget(camera: Camera, source: OverlaySource): void {
    const frame = source.scene.get(source.target);
    if (!frame) return;
    const r = rectToScreen(camera, source.lifts.shown(frame));
    this.outline(r, rulesOf(frame).radius * camera.zoom, accentColour, 4);
  }

  private paintSelection(camera: Camera, source: OverlaySource): void {
    const { context } = this.surface;
    for (const handle of source.selection) {
      const item = source.scene.get(handle);
      if (!item) continue;
      const r = rectToScreen(camera, source.lifts.shown(item));
      this.outline(inflate(r, 3), rulesOf(item).radius * camera.zoom + 3, accentColour, 3);
      if (!source.showCorner || source.selection.size !== 1 || r.w < cornerFrom) continue;
      context.beginPath();
      context.arc(r.x + r.w + 2, r.y + r.h + 2, 9, 0, 2 * Math.PI);
      context.fillStyle = '#fff';
      context.fill();
      context.lineWidth = 3;
      context.stroke();
    }
  }

  private paintOthersHolds(camera: Camera, source: OverlaySource): void {
    for (const other of source.others) {
      const colour = personColour(other.participant);
      const name = source.nameOf(other.participant);
      for (const handle of new Set([...other.selected, ...other.dragged])) {
        const item = source.scene.get(handle);
        if (!item) continue;
        const r = rectToScreen(camera, source.lifts.shown(item));
        this.outline(inflate(r, 2), rulesOf(item).radius * camera.zoom + 2, colour, 2);
      }
      const written = source.scene.get(other.editing);
      if (!written) continue;
      const r = rectToScreen(camera, source.lifts.shown(written));
      this.outline(inflate(r, 3), rulesOf(written).radius * camera.zoom + 3, colour, 3);
      this.flag({ x: r.x, y: r.y - 30 }, source.writes(name), colour);
    }
  }

  private paintLasso(r: Rect): void {
    const { context } = this.surface;
    context.fillStyle = 'rgba(11, 95, 90, 0.10)';
    context.strokeStyle = accentColour;
    context.lineWidth = 2;
    context.fillRect(r.x, r.y, r.w, r.h);
    context.strokeRect(r.x, r.y, r.w, r.h);
  }

  private paintPointer(camera: Camera, other: Other, name: string): void {
    if (!other.shown) return;
    const { context } = this.surface;
    const p = toScreen(camera, other.shown);
    if (p.x < -200 || p.y < -60 || p.x > this.surface.width + 20 || p.y > this.surface.height + 20) return;
    const colour = personColour(other.participant);
    context.save();
    context.translate(p.x, p.y);
    context.beginPath();
    context.moveTo(0, 0);
    context.lineTo(5, 17);
    context.lineTo(9, 10);
    context.lineTo(17, 7);
    context.closePath();
    context.restore();
    context.lineJoin = 'round';
    context.fillStyle = colour;
    context.strokeStyle = '#fff';
    context.lineWidth = 3;
    context.stroke();
    context.fill();
    if (name !== '' && other.editing < 0) this.flag({ x: p.x + 14, y: p.y + 14 }, name, colour);
  }

  private flag(at: Point, text: string, colour: string): void {
    const { context } = this.surface;
    context.font = `600 13px ${fontStack}`;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    const w = Math.min(180, context.measureText(text).width) + 14;
    context.fillStyle = colour;
    context.beginPath();
    context.roundRect(at.x, at.y, w, 24, 7);
    context.fill();
    context.fillStyle = '#fff';
    context.fillText(text, at.x + 7, at.y + 12.5, 180);
  }

  private outline(r: Rect, radius: number, colour: string, width: number): void {
    const { context } = this.surface;
    context.beginPath();
    context.roundRect(r.x, r.y, r.w, r.h, radius);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}
