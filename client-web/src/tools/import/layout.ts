// How what comes would lie: each group a block of its own, the blocks in rows, all of it beside what is on the board. Pure.

import { noteGap, noteSize } from '../../scene/measures';
import type { Point, Rect } from '../../scene/rect';
import { frameAround } from '../frame_edits';
import type { PlannedGroup } from './plan';

export interface LaidGroup extends PlannedGroup {
  /** Null: they lie in none. */
  readonly frame: Rect | null;
  readonly places: readonly Rect[];
}

export interface Laid {
  readonly groups: readonly LaidGroup[];
  readonly box: Rect;
}

const step = noteSize + noteGap;
const apart = 2 * noteGap;
/** Objects lie within a million units of the origin. */
const reachMax = 990_000;

function block(count: number): Rect[] {
  const columns = Math.max(1, Math.ceil(Math.sqrt(count * 1.4)));
  return Array.from({ length: count }, (_, i) => ({
    x: (i % columns) * step,
    y: Math.floor(i / columns) * step,
    w: noteSize,
    h: noteSize,
  }));
}

const moved = (r: Rect, { x, y }: Point): Rect => ({ ...r, x: r.x + x, y: r.y + y });

/** A block's own corner is at the origin, with its frame's where it has one. */
function laidAlone(group: PlannedGroup): {
  readonly laid: LaidGroup;
  readonly w: number;
  readonly h: number;
} {
  const places = block(group.texts.length);
  const around = frameAround(places);
  const back = { x: -around.x, y: -around.y };
  if (group.title !== '') {
    const frame = moved(around, back);
    const laid = { ...group, frame, places: places.map((r) => moved(r, back)) };
    return { laid, w: frame.w, h: frame.h };
  }
  const w = Math.max(...places.map((r) => r.x + r.w));
  const h = Math.max(...places.map((r) => r.y + r.h));
  return { laid: { ...group, frame: null, places }, w, h };
}

/** `bounds`: of what is on the board; null: nothing is, and it lies around `middle`. */
export function layOut(groups: readonly PlannedGroup[], bounds: Rect | null, middle: Point): Laid {
  const blocks = groups.map(laidAlone);
  const area = blocks.reduce((sum, { w, h }) => sum + (w + apart) * (h + apart), 0);
  const wide = Math.max(Math.sqrt(area * 1.5), ...blocks.map(({ w }) => w));
  let [x, y, high, right] = [0, 0, 0, 0];
  const corners = blocks.map(({ w, h }) => {
    if (x > 0 && x + w > wide) [x, y, high] = [0, y + high + apart, 0];
    const corner = { x, y };
    right = Math.max(right, x + w);
    high = Math.max(high, h);
    x += w + apart;
    return corner;
  });
  const size = { w: right, h: y + high };
  const at = beside(size, bounds, middle);
  const laid = blocks.map(({ laid }, i) => {
    const by = { x: at.x + corners[i]!.x, y: at.y + corners[i]!.y };
    const frame = laid.frame && moved(laid.frame, by);
    return { ...laid, frame, places: laid.places.map((r) => moved(r, by)) };
  });
  return { groups: laid, box: { ...at, ...size } };
}

/** Right of everything, where the board ends there left of it. */
function beside({ w, h }: { w: number; h: number }, bounds: Rect | null, middle: Point): Point {
  if (!bounds) return { x: Math.round(middle.x - w / 2), y: Math.round(middle.y - h / 2) };
  const right = Math.ceil(bounds.x + bounds.w) + 2 * apart;
  const x = right + w < reachMax ? right : Math.floor(bounds.x - w) - 2 * apart;
  return { x, y: Math.round(Math.min(bounds.y, reachMax - h)) };
}
