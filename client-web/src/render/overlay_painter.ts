// Paints what changes all the time above the board: what is in the air, who holds what, pointers, the lasso.
// Cleared and painted whole; there is never much of it.

import type { Camera } from '../scene/camera';
import { rectToScreen, toScreen, visible } from '../scene/camera';
import type { Item } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import type { Layer } from '../scene/layer';
import type { Other } from '../scene/others';
import { chalk, personColour, shades } from '../scene/palette';
import { inflate, intersects } from '../scene/rect';
import type { Point, Rect } from '../scene/rect';
import type { PaintedLayer, PaintSource } from './board_painter';
import { fontStack } from './fonts';
import { paintItem } from './item_painter';
import type { Brush } from './item_painter';
import type { Surface } from './surface';

export interface OverlaySource extends PaintSource {
  /** Board units. */
  readonly lasso: Rect | null;
  /** What is about to be made, in board units: painted as if it were there. */
  readonly drafts: readonly Item[];
  /** What tools show above the board. */
  readonly above: Iterable<Above>;
  readonly showCorner: boolean;
  /** "Ana is writing". */
  readonly writes: (name: string) => string;
}

/** Painted last, in CSS pixels; whatever a tool needs to show. */
export interface Above {
  readonly busy: boolean;
  paint(context: CanvasRenderingContext2D, camera: Camera): void;
}

/** Smaller things are too small to be resized by a finger, CSS pixels. */
const cornerFrom = 64;

function isBusy({ layer }: PaintedLayer): boolean {
  return layer.lifts.size + layer.selected.size + layer.others.list().length > 0 || !!layer.inks?.busy;
}

export class OverlayPainter {
  private empty = false;

  constructor(private readonly surface: Surface) {}

  paint(camera: Camera, source: OverlaySource): void {
    const busy =
      source.lasso !== null ||
      source.drafts.length > 0 ||
      source.layers.some(isBusy) ||
      [...source.above].some((one) => one.busy);
    if (!busy && this.empty) return;
    this.empty = !busy;
    // A layer without opacity is left out by the compositor, and still takes the pointers.
    this.surface.canvas.style.opacity = busy ? '1' : '0';
    const { context, canvas } = this.surface;
    this.surface.useDevicePixels();
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (!busy) return;
    for (const pane of source.layers) this.paintLifted(camera, source, pane);
    this.paintDrafts(camera, source);
    const { ratio } = this.surface;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const selected = source.layers.reduce((sum, { layer }) => sum + layer.selected.size, 0);
    for (const { layer } of source.layers) {
      this.paintTarget(camera, layer);
      this.paintOthersHolds(camera, source, layer);
      this.paintSelection(camera, layer, source.showCorner && selected === 1);
    }
    for (const one of source.above) if (one.busy) one.paint(context, camera);
    if (source.lasso) this.paintLasso(rectToScreen(camera, source.lasso));
    for (const { layer } of source.layers) {
      for (const other of layer.others.list())
        this.paintPointer(camera, other, source.nameOf(other.participant));
    }
  }

  private paintLifted(camera: Camera, source: OverlaySource, { layer, texts }: PaintedLayer): void {
    const { lifts, scene, editing, inks } = layer;
    const seen = visible(camera, { w: this.surface.width, h: this.surface.height });
    const lifted: Item[] = [];
    for (const handle of lifts.handles()) {
      const item = scene.get(handle);
      const now = item && !scene.isFolded(handle) && lifts.now(item, scene);
      if (now && intersects(now === item ? lifts.shown(item) : now, seen)) lifted.push(now);
    }
    this.surface.useBoardUnits(camera);
    const scale = this.surface.scale(camera);
    const { nameOf, again } = source;
    const countIn = (frame: number): number => scene.countIn(frame);
    const brush = { context: this.surface.context, scale, texts, nameOf, editing, again, countIn };
    for (const item of scene.sorted(lifted)) paintItem(brush, item, lifts.shown(item), true);
    inks?.paint(brush.context);
  }

  private paintDrafts(camera: Camera, source: OverlaySource): void {
    const [pane] = source.layers;
    if (!pane || source.drafts.length === 0) return;
    this.surface.useBoardUnits(camera);
    const { context } = this.surface;
    const scale = this.surface.scale(camera);
    const { again } = source;
    const brush: Brush = {
      context,
      scale,
      texts: pane.texts,
      nameOf: () => '',
      editing: -1,
      again,
      countIn: () => 0,
    };
    for (const draft of source.drafts) {
      context.globalAlpha = 0.6;
      paintItem(brush, draft, draft, true);
    }
    context.globalAlpha = 1;
  }

  private paintTarget(camera: Camera, { scene, lifts, target }: Layer): void {
    const frame = scene.get(target);
    if (!frame) return;
    const r = rectToScreen(camera, lifts.shown(frame));
    this.outline(r, rulesOf(frame).radius * camera.zoom, shades.accent, 4);
  }

  /** `corner`: by which it is resized, where it is large enough. */
  private paintSelection(camera: Camera, { scene, lifts, selected }: Layer, corner: boolean): void {
    const { context } = this.surface;
    for (const handle of selected) {
      const item = scene.get(handle);
      if (!item) continue;
      const now = lifts.now(item, scene);
      if ('line' in now) {
        this.paintPickedLine(camera, now.line);
        continue;
      }
      const r = rectToScreen(camera, lifts.shown(item));
      this.outline(inflate(r, 3), rulesOf(item).radius * camera.zoom + 3, shades.accent, 3);
      if (!corner || !rulesOf(item).can.resize || r.w < cornerFrom) continue;
      context.beginPath();
      context.arc(r.x + r.w + 2, r.y + r.h + 2, 9, 0, 2 * Math.PI);
      context.fillStyle = shades.grip;
      context.fill();
      context.lineWidth = 3;
      context.stroke();
    }
  }

  /** A line that is selected shows its ends: by these it is taken. */
  private paintPickedLine(camera: Camera, line: readonly [Point, Point]): void {
    const { context } = this.surface;
    const [a, b] = [toScreen(camera, line[0]), toScreen(camera, line[1])];
    context.strokeStyle = shades.accent;
    context.lineWidth = 2;
    context.setLineDash([6, 5]);
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
    context.stroke();
    context.setLineDash([]);
    context.lineWidth = 3;
    for (const { x, y } of [a, b]) {
      context.beginPath();
      context.arc(x, y, 8, 0, 2 * Math.PI);
      context.fillStyle = shades.grip;
      context.fill();
      context.stroke();
    }
  }

  private paintOthersHolds(camera: Camera, source: OverlaySource, layer: Layer): void {
    const { scene, lifts } = layer;
    for (const other of layer.others.list()) {
      const colour = personColour(other.participant);
      const name = source.nameOf(other.participant);
      for (const handle of new Set([...other.selected, ...other.dragged])) {
        const item = scene.get(handle);
        if (!item) continue;
        const r = rectToScreen(camera, lifts.shown(item));
        this.outline(inflate(r, 2), rulesOf(item).radius * camera.zoom + 2, colour, 2);
      }
      const written = scene.get(other.editing);
      if (!written) continue;
      const r = rectToScreen(camera, lifts.shown(written));
      this.outline(inflate(r, 3), rulesOf(written).radius * camera.zoom + 3, colour, 3);
      this.flag({ x: r.x, y: r.y - 30 }, source.writes(name), colour);
    }
  }

  private paintLasso(r: Rect): void {
    const { context } = this.surface;
    context.fillStyle = shades.lasso;
    context.strokeStyle = shades.accent;
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
    context.strokeStyle = chalk;
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
    context.fillStyle = chalk;
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
