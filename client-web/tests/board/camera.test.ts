import { describe, expect, it } from 'vitest';
import {
  fit,
  fitZoomMax,
  panBy,
  reveal,
  toBoard,
  toScreen,
  tween,
  zoomAt,
  zoomMax,
  zoomMin,
} from '../../src/scene/camera';

const camera = { x: 100, y: -50, zoom: 0.5 };
const viewport = { w: 800, h: 600 };
const insets = { top: 20, right: 10, bottom: 100, left: 30 };

describe('Camera', () => {
  it('turns screen into board and back', () => {
    const p = { x: 321, y: 77 };
    const back = toScreen(camera, toBoard(camera, p));
    expect(back.x).toBeCloseTo(p.x);
    expect(back.y).toBeCloseTo(p.y);
  });

  it('keeps the point under the fingers while zooming', () => {
    const at = { x: 200, y: 300 };
    const before = toBoard(camera, at);
    const after = toBoard(zoomAt(camera, at, 1.7), at);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });

  it('lets content follow the finger', () => {
    const p = { x: 0, y: 0 };
    const before = toScreen(camera, p);
    const after = toScreen(panBy(camera, 30, -12), p);
    expect(after.x - before.x).toBeCloseTo(30);
    expect(after.y - before.y).toBeCloseTo(-12);
  });

  it('stays within its zooms and the reach of the board', () => {
    expect(zoomAt(camera, { x: 0, y: 0 }, 1e9).zoom).toBe(zoomMax);
    expect(zoomAt(camera, { x: 0, y: 0 }, 1e-9).zoom).toBe(zoomMin);
    expect(panBy(camera, -1e12, 0).x).toBeLessThan(2e6);
  });

  it('fits content into what the chrome leaves free', () => {
    const content = { x: -1000, y: 400, w: 4000, h: 900 };
    const c = fit(content, viewport, insets);
    const a = toScreen(c, content);
    const b = toScreen(c, { x: content.x + content.w, y: content.y + content.h });
    expect(a.x).toBeGreaterThanOrEqual(insets.left - 0.01);
    expect(a.y).toBeGreaterThanOrEqual(insets.top - 0.01);
    expect(b.x).toBeLessThanOrEqual(viewport.w - insets.right + 0.01);
    expect(b.y).toBeLessThanOrEqual(viewport.h - insets.bottom + 0.01);
  });

  it('does not blow up a single note', () => {
    expect(fit({ x: 0, y: 0, w: 10, h: 10 }, viewport, insets).zoom).toBe(fitZoomMax);
  });

  it('moves no more than it must to show something', () => {
    const seen = { x: 200, y: 100, w: 100, h: 100 };
    expect(reveal(camera, seen, viewport, insets)).toEqual(camera);
    const below = { x: 200, y: 2000, w: 200, h: 200 };
    const c = reveal(camera, below, viewport, insets);
    expect(c.x).toBe(camera.x);
    expect(toScreen(c, { x: 0, y: 2200 }).y).toBeCloseTo(viewport.h - insets.bottom);
  });

  it('glides from one view to another without leaving the ends', () => {
    const to = { x: 900, y: 900, zoom: 2 };
    const start = tween(camera, to, 0, viewport);
    expect(start.x).toBeCloseTo(camera.x);
    expect(start.zoom).toBeCloseTo(camera.zoom);
    expect(tween(camera, to, 1, viewport)).toEqual(to);
    const half = tween(camera, to, 0.5, viewport);
    expect(half.zoom).toBeCloseTo(1);
    expect(Number.isFinite(half.x)).toBe(true);
  });
});
