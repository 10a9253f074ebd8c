// Paints strokes: the outline of each, made once and kept for as long as its points are the same. From further away it is that
// of a line with fewer points, and from where one can not tell any more it is the line alone.

import { inkOf } from '../../scene/ink_colours';
import { shades } from '../../scene/palette';
import { tenths } from '../../scene/ink_points';
import type { Flat } from '../../scene/ink_points';
import type { Stroke } from '../../scene/item';
import type { Rect } from '../../scene/rect';
import type { Brush, Painter } from '../brush';
import { draw, outlineOf } from './outline';
import { thin } from './thin';

/** What may be off on the screen, device pixels. */
const offMax = 0.4;
/** A line that is narrower on the screen has no outline, device pixels. */
const narrow = 1.6;
const levelMax = 6;
/** A marker that is carried is seen through without what lies under it. */
const carriedMarker = 0.6;
/** On a dark ground nothing shines through what is multiplied. */
const darkMarker = 0.4;

interface Kept {
  readonly width: number;
  /** By how far away one is: twice as far with each. */
  readonly outlines: (Path2D | undefined)[];
  readonly lines: (Path2D | undefined)[];
}

const cache = new WeakMap<Int32Array, Kept>();
/** Outlines and lines made, for who counts. */
export const made = { paths: 0 };

function keptOf({ points, width }: Stroke): Kept {
  let kept = cache.get(points);
  if (!kept || kept.width !== width) cache.set(points, (kept = { width, outlines: [], lines: [] }));
  return kept;
}

function pointsAt(item: Stroke, level: number): Flat {
  return level === 0 ? item.points : thin(item.points, offMax * tenths * 2 ** level);
}

function outlineAt(item: Stroke, level: number): Path2D {
  const { outlines } = keptOf(item);
  let path = outlines[level];
  if (path) return path;
  outlines[level] = path = new Path2D();
  made.paths++;
  draw(path, outlineOf(pointsAt(item, level), item));
  return path;
}

function lineAt(item: Stroke, level: number): Path2D {
  const { lines } = keptOf(item);
  let path = lines[level];
  if (path) return path;
  lines[level] = path = new Path2D();
  made.paths++;
  const points = pointsAt(item, level);
  for (let i = 0; i + 2 < points.length; i += 3) path.lineTo(points[i]!, points[i + 1]!);
  return path;
}

function paint({ context, scale }: Brush, item: Stroke, at: Rect, lifted: boolean): void {
  const level = Math.max(0, Math.min(levelMax, Math.floor(Math.log2(1 / scale))));
  const colour = inkOf(item.colour, item.marker);
  context.save();
  context.translate(at.x, at.y);
  // While its corner is pulled; let go of, it is outlined anew.
  const [sx, sy] = [item.w > 0 ? at.w / item.w : 1, item.h > 0 ? at.h / item.h : 1];
  context.scale(sx / tenths, sy / tenths);
  if (item.marker && lifted) context.globalAlpha = carriedMarker;
  else if (item.marker && shades.dark) context.globalAlpha = darkMarker;
  else if (item.marker) context.globalCompositeOperation = 'multiply';
  if ((item.width / tenths) * scale < narrow && item.points.length > 3) {
    context.strokeStyle = colour;
    context.lineWidth = Math.max(item.width, (0.9 * tenths) / scale);
    context.lineCap = context.lineJoin = 'round';
    context.stroke(lineAt(item, level));
  } else {
    context.fillStyle = colour;
    context.fill(outlineAt(item, level));
  }
  context.restore();
}

export const inkPainter: Painter<Stroke> = { paint };
