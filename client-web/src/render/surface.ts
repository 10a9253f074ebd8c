// A canvas that is as sharp as the screen: sized in CSS pixels, painted in device pixels.

import type { Camera } from '../scene/camera';
import type { Rect } from '../scene/rect';

/** Above this the eye gains nothing and a tablet loses its frame rate. */
const ratioMax = 2.5;

export interface SurfaceOptions extends CanvasRenderingContext2DSettings {
  /** CSS pixels by which the canvas is larger than what is seen, on each side: room for panning. */
  readonly margin?: number;
}

export class Surface {
  readonly context: CanvasRenderingContext2D;
  readonly margin: number;
  /** Of what is seen, CSS pixels. */
  width = 0;
  height = 0;
  /** Device pixels per CSS pixel. */
  ratio = 1;

  constructor(
    readonly canvas: HTMLCanvasElement,
    options: SurfaceOptions = {},
  ) {
    const { margin = 0, ...settings } = options;
    this.margin = margin;
    const context = canvas.getContext('2d', settings);
    if (!context) throw new Error('this browser has no 2D canvas');
    this.context = context;
  }

  /** True when the size changed, which also clears the canvas. */
  resize(width: number, height: number, ratio: number): boolean {
    const capped = Math.min(ratio, ratioMax);
    if (width === this.width && height === this.height && capped === this.ratio) return false;
    this.width = width;
    this.height = height;
    this.ratio = capped;
    const { canvas, margin } = this;
    const [w, h] = [width + 2 * margin, height + 2 * margin];
    canvas.width = Math.max(1, Math.round(w * capped));
    canvas.height = Math.max(1, Math.round(h * capped));
    const { style } = canvas;
    [style.left, style.top, style.width, style.height] = [`${-margin}px`, `${-margin}px`, `${w}px`, `${h}px`];
    return true;
  }

  /** Where what is seen lies on the canvas when nothing is shifted, device pixels. */
  get seen(): Rect {
    const { margin, ratio } = this;
    const at = Math.round(margin * ratio);
    return { x: at, y: at, w: Math.ceil(this.width * ratio), h: Math.ceil(this.height * ratio) };
  }

  /** Moves the finished picture by device pixels; costs the compositor alone. */
  shift(x: number, y: number): void {
    const { ratio } = this;
    this.canvas.style.transform = x === 0 && y === 0 ? '' : `translate(${x / ratio}px, ${y / ratio}px)`;
  }

  /** Device pixels per board unit. */
  scale(camera: Camera): number {
    return camera.zoom * this.ratio;
  }

  /** Where the board's origin lies, in whole device pixels: a pan then moves the picture by whole pixels. */
  origin(camera: Camera): { x: number; y: number } {
    const scale = this.scale(camera);
    const margin = Math.round(this.margin * this.ratio);
    return { x: margin + Math.round(-camera.x * scale), y: margin + Math.round(-camera.y * scale) };
  }

  /** From here on the context is in board units. */
  useBoardUnits(camera: Camera): void {
    const scale = this.scale(camera);
    const origin = this.origin(camera);
    this.context.setTransform(scale, 0, 0, scale, origin.x, origin.y);
  }

  useDevicePixels(): void {
    this.context.setTransform(1, 0, 0, 1, 0, 0);
  }

  /** The device pixels that a board rectangle touches, within the canvas; null when none. */
  deviceRect(camera: Camera, r: Rect): Rect | null {
    const scale = this.scale(camera);
    const origin = this.origin(camera);
    const x = Math.max(0, Math.floor(r.x * scale + origin.x) - 1);
    const y = Math.max(0, Math.floor(r.y * scale + origin.y) - 1);
    const w = Math.min(this.canvas.width, Math.ceil((r.x + r.w) * scale + origin.x) + 1) - x;
    const h = Math.min(this.canvas.height, Math.ceil((r.y + r.h) * scale + origin.y) + 1) - y;
    return w > 0 && h > 0 ? { x, y, w, h } : null;
  }

  /** The other way round, for culling. */
  boardRect(camera: Camera, device: Rect): Rect {
    const scale = this.scale(camera);
    const origin = this.origin(camera);
    return {
      x: (device.x - origin.x) / scale,
      y: (device.y - origin.y) / scale,
      w: device.w / scale,
      h: device.h / scale,
    };
  }
}
