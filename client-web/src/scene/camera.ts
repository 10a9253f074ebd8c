// What part of the board is seen: a value. Screen units are CSS pixels from the canvas's top left corner,
// board units are the document's.

import type { Point, Rect } from './rect';

export interface Camera {
  /** Board point at the canvas's top left corner. */
  readonly x: number;
  readonly y: number;
  /** CSS pixels per board unit. */
  readonly zoom: number;
}

export interface Viewport {
  readonly w: number;
  readonly h: number;
}

/** What chrome covers at each side, in CSS pixels: content is fitted into the rest. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What hands zoom to. */
export const zoomMin = 0.04;
export const zoomMax = 4;
/** Of a board whose notes lie at its opposite ends; seeing everything goes as far as that. */
const fitZoomMin = 0.0001;
/** Fitting a board with two notes must not blow them up. */
export const fitZoomMax = 1.1;
/** A board pans at most this far from its origin (the document's range, and a little). */
const reach = 1_100_000;

export function toBoard(c: Camera, p: Point): Point {
  return { x: c.x + p.x / c.zoom, y: c.y + p.y / c.zoom };
}

export function toScreen(c: Camera, p: Point): Point {
  return { x: (p.x - c.x) * c.zoom, y: (p.y - c.y) * c.zoom };
}

export function rectToScreen(c: Camera, r: Rect): Rect {
  return { x: (r.x - c.x) * c.zoom, y: (r.y - c.y) * c.zoom, w: r.w * c.zoom, h: r.h * c.zoom };
}

export function visible(c: Camera, v: Viewport): Rect {
  return { x: c.x, y: c.y, w: v.w / c.zoom, h: v.h / c.zoom };
}

function clamp(value: number, min: number, max: number): number {
  return value < min ? min : value > max ? max : value;
}

/** Moves what is seen by screen pixels: content follows the finger. */
export function panBy(c: Camera, dx: number, dy: number): Camera {
  return {
    x: clamp(c.x - dx / c.zoom, -reach, reach),
    y: clamp(c.y - dy / c.zoom, -reach, reach),
    zoom: c.zoom,
  };
}

/** Zooms by a factor; the board point under `at` stays under it. */
export function zoomAt(c: Camera, at: Point, factor: number): Camera {
  // What sees everything may be farther off than hands go: from there they only come closer.
  const zoom = clamp(c.zoom * factor, Math.min(zoomMin, c.zoom), zoomMax);
  const fixed = toBoard(c, at);
  return { x: fixed.x - at.x / zoom, y: fixed.y - at.y / zoom, zoom };
}

/** What the chrome leaves free. */
export function freeRoom(v: Viewport, insets: Insets): Viewport {
  return {
    w: Math.max(40, v.w - insets.left - insets.right),
    h: Math.max(40, v.h - insets.top - insets.bottom),
  };
}

/** Shows the whole of `content` in what the chrome leaves free. */
export function fit(content: Rect, v: Viewport, insets: Insets, max = fitZoomMax): Camera {
  const { w, h } = freeRoom(v, insets);
  const zoom = clamp(Math.min(w / Math.max(1, content.w), h / Math.max(1, content.h)), fitZoomMin, max);
  return {
    x: content.x + content.w / 2 - (insets.left + w / 2) / zoom,
    y: content.y + content.h / 2 - (insets.top + h / 2) / zoom,
    zoom,
  };
}

/** The least change that brings `r` into the free part; zooms only when `zoom` is given. */
export function reveal(c: Camera, r: Rect, v: Viewport, insets: Insets, zoom = c.zoom): Camera {
  const free: Rect = {
    x: insets.left,
    y: insets.top,
    w: Math.max(1, v.w - insets.left - insets.right),
    h: Math.max(1, v.h - insets.top - insets.bottom),
  };
  const middle = { x: free.x + free.w / 2, y: free.y + free.h / 2 };
  const scaled = zoom === c.zoom ? c : fitCenter(r, middle, zoom);
  const s = rectToScreen(scaled, r);
  const dx = slide(s.x, s.w, free.x, free.w);
  const dy = slide(s.y, s.h, free.y, free.h);
  return dx === 0 && dy === 0 ? scaled : panBy(scaled, dx, dy);
}

function fitCenter(r: Rect, middle: Point, zoom: number): Camera {
  return {
    x: r.x + r.w / 2 - middle.x / zoom,
    y: r.y + r.h / 2 - middle.y / zoom,
    zoom,
  };
}

/** How far a span must move to lie in another; when it is longer, its beginning counts. */
function slide(at: number, length: number, from: number, room: number): number {
  if (length > room || at < from) return from - at;
  const over = at + length - (from + room);
  return over > 0 ? -over : 0;
}

/** A point on the way between two cameras: zoom moves geometrically, so that the way looks even. */
export function tween(a: Camera, b: Camera, t: number, v: Viewport): Camera {
  if (t >= 1) return b;
  const zoom = a.zoom * Math.pow(b.zoom / a.zoom, t);
  const middle = { x: v.w / 2, y: v.h / 2 };
  const from = toBoard(a, middle);
  const to = toBoard(b, middle);
  // The weight of the pan follows the zoom, else a long zoom drifts sideways first.
  const share = Math.abs(b.zoom - a.zoom) < 1e-6 ? t : (1 / a.zoom - 1 / zoom) / (1 / a.zoom - 1 / b.zoom);
  const x = from.x + (to.x - from.x) * share;
  const y = from.y + (to.y - from.y) * share;
  return { x: x - middle.x / zoom, y: y - middle.y / zoom, zoom };
}
