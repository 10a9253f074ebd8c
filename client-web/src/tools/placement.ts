// Where a new note goes, so that people never have to look for a free spot.

import { isFrame } from '../scene/item';
import type { Item } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import { frameTitleHeight, noteGap, noteSize } from '../scene/measures';
import { inflate, intersects } from '../scene/rect';
import type { Point, Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';

/** What is asked for free room: a scene, or all layers of a view. */
export interface Room {
  within(r: Rect): Item[];
  bounds(): Rect | null;
}

export function noteRect(center: Point): Rect {
  return {
    x: Math.round(center.x - noteSize / 2),
    y: Math.round(center.y - noteSize / 2),
    w: noteSize,
    h: noteSize,
  };
}

/** Whether a note there covers no other and does not lie across a frame's border. */
function isFree(room: Room, r: Rect): boolean {
  return !room.within(r).some((item) => {
    const { layer } = rulesOf(item);
    if (layer === 'mark') return false;
    if (layer === 'body') return intersects(inflate(item, noteGap / 2 - 1), r);
    return intersects(item, r) && !holds(item, r);
  });
}

/** How far beside the wanted place notes are looked at whose edges a new note could stand at. */
const nearby = 3 * noteSize;
const nearbyMax = 16;

/**
 * The free spot nearest to `wanted`: itself, else beside what is near, else on widening squares around it, else beyond
 * everything. A spot `within` comes first; covering others' notes never comes at all.
 */
export function freeSpot(room: Room, wanted: Rect, within: Rect | null = null): Rect {
  const inside = within && (besideNear(room, wanted, within) ?? onRings(room, wanted, within));
  return inside ?? besideNear(room, wanted, null) ?? onRings(room, wanted, null) ?? beyondAll(room, wanted);
}

/** Sideways before up and down, and onward before back: people read in lines. */
function effort(wanted: Rect, r: Rect): number {
  const [dx, dy] = [r.x - wanted.x, r.y - wanted.y];
  return Math.hypot(dx, dy * 1.2) + (dx < 0 ? noteGap : 0) + (dy < 0 ? noteGap : 0);
}

/** The nearest free spot in line with the edges of what lies around. */
function besideNear(room: Room, wanted: Rect, within: Rect | null): Rect | null {
  const { w, h } = wanted;
  const xs = [wanted.x];
  const ys = [wanted.y];
  const near = room.within(inflate(wanted, nearby)).sort((a, b) => effort(wanted, a) - effort(wanted, b));
  for (const item of near.slice(0, nearbyMax)) {
    xs.push(item.x - w - noteGap, item.x + item.w + noteGap);
    ys.push(item.y - h - noteGap, item.y + item.h + noteGap);
  }
  if (within) {
    xs.push(within.x, within.x + within.w - w);
    ys.push(within.y, within.y + within.h - h);
  }
  const spots = xs.flatMap((x) => ys.map((y) => ({ x: Math.round(x), y: Math.round(y), w, h })));
  spots.sort((a, b) => effort(wanted, a) - effort(wanted, b));
  return spots.find((r) => (!within || holds(within, r)) && isFree(room, r)) ?? null;
}

function onRings(room: Room, wanted: Rect, within: Rect | null): Rect | null {
  const step = noteSize + noteGap;
  for (let ring = 1; ring <= 6; ring++) {
    let best: Rect | null = null;
    for (let i = -ring; i <= ring; i++) {
      for (let j = -ring; j <= ring; j++) {
        if (Math.max(Math.abs(i), Math.abs(j)) !== ring) continue;
        const r = { ...wanted, x: wanted.x + i * step, y: wanted.y + j * step };
        if (best && effort(wanted, r) >= effort(wanted, best)) continue;
        if ((!within || holds(within, r)) && isFree(room, r)) best = r;
      }
    }
    if (best) return best;
  }
  return null;
}

/** Right of everything, or left of it at the board's end. */
function beyondAll(room: Room, wanted: Rect): Rect {
  const all = room.bounds() ?? wanted;
  const right = Math.ceil(all.x + all.w) + noteGap;
  return { ...wanted, x: right < reachMax ? right : Math.floor(all.x) - noteGap - wanted.w };
}

/** Objects lie within a million units of the origin. */
const reachMax = 990_000;

/** Where a note goes that is wanted under a finger: there, or as near as it covers nobody's; in the frame that was meant. */
export function spotAt(scene: Scene, p: Point, room: Room = scene): Rect {
  const frame = scene.frameAt(p);
  return freeSpot(room, noteRect(p), frame && insideOf(frame));
}

export function holds(outer: Rect, r: Rect): boolean {
  return r.x >= outer.x && r.y >= outer.y && r.x + r.w <= outer.x + outer.w && r.y + r.h <= outer.y + outer.h;
}

/** The place nearest to `wanted` where a rectangle covers nothing but `except`. */
export function freeArea(room: Room, wanted: Rect, except: ReadonlySet<Item>): Rect {
  const step = 112;
  const isClear = (r: Rect): boolean =>
    !room.within(r).some((item) => !except.has(item) && intersects(item, inflate(r, noteGap)));
  if (isClear(wanted)) return wanted;
  let best = beyondAll(room, wanted);
  let bestDistance = Infinity;
  for (let ring = 1; ring <= 24 && bestDistance === Infinity; ring++) {
    for (let i = -ring; i <= ring; i++) {
      for (let j = -ring; j <= ring; j++) {
        const distance = Math.hypot(i, j);
        if (Math.max(Math.abs(i), Math.abs(j)) !== ring || distance >= bestDistance) continue;
        const r = { ...wanted, x: wanted.x + i * step, y: wanted.y + j * step };
        if (isClear(r)) [best, bestDistance] = [r, distance];
      }
    }
  }
  return best;
}

/** Where the next note goes after one: beside it, in a frame in its next free row, as one writes. */
export function nextSpot(scene: Scene, after: Item, room: Room = scene): Rect {
  const step = noteSize + noteGap;
  const beside = { x: after.x + after.w + noteGap, y: after.y, w: noteSize, h: noteSize };
  const frame = scene.get(after.parent);
  if (!frame || !isFrame(frame)) return freeSpot(room, beside);
  const inner = insideOf(frame);
  if (holds(inner, beside) && isFree(room, beside)) return beside;
  for (let y = after.y; y + noteSize <= inner.y + inner.h; y += step) {
    for (let x = inner.x; x + noteSize <= inner.x + inner.w; x += step) {
      const r = { x, y, w: noteSize, h: noteSize };
      if (isFree(room, r)) return r;
    }
  }
  return freeSpot(room, beside, inner);
}

/** The part of a frame that notes are laid into. */
export function insideOf(frame: Rect): Rect {
  return {
    x: frame.x + noteGap,
    y: frame.y + frameTitleHeight + noteGap / 2,
    w: frame.w - 2 * noteGap,
    h: frame.h - frameTitleHeight - 1.5 * noteGap,
  };
}

/** Which line of reading something lies in: they are as high as half a note. */
export function lineOf({ y }: Pick<Rect, 'y'>): number {
  return Math.round(y / (noteSize / 2));
}

/** Reading order: from top to bottom in lines, from left to right in a line. */
export function readingOrder<T extends Rect>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => lineOf(a) - lineOf(b) || a.x - b.x);
}

/** Places for a group: as they lie when they lie together, else in a tidy block around their middle. */
export function gather(items: readonly Item[], options: { tidy?: boolean } = {}): Rect[] {
  const box = boxOf(items);
  const area = items.reduce((sum, item) => sum + item.w * item.h, 0);
  if (!options.tidy && box.w * box.h < 2.6 * area) return [...items];
  const columns = Math.ceil(Math.sqrt(items.length * 1.4));
  const w = Math.max(...items.map((item) => item.w)) + noteGap;
  const h = Math.max(...items.map((item) => item.h)) + noteGap;
  const rows = Math.ceil(items.length / columns);
  const x = Math.round(box.x + (box.w - columns * w) / 2);
  const y = Math.round(box.y + (box.h - rows * h) / 2);
  const order = readingOrder(items);
  return items.map((item) => {
    const i = order.indexOf(item);
    return { x: x + (i % columns) * w, y: y + Math.floor(i / columns) * h, w: item.w, h: item.h };
  });
}

export function boxOf(items: readonly Rect[]): Rect {
  const x = Math.min(...items.map((r) => r.x));
  const y = Math.min(...items.map((r) => r.y));
  return {
    x,
    y,
    w: Math.max(...items.map((r) => r.x + r.w)) - x,
    h: Math.max(...items.map((r) => r.y + r.h)) - y,
  };
}
