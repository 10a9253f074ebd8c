// Connectors: arrows and lines from a thing or a point to another. An end that is bound lies at a share of its target's size,
// wherever that is; the line begins at the target's edge. An end whose target is deleted stays where it was.

import type { End } from '../../core/view';
import { Kind } from '../item';
import type { Connector } from '../item';
import { contains } from '../rect';
import type { Point, Rect } from '../rect';
import { layoutToFit } from '../text_layout';
import { inkOf } from './inks';
import type { Rules } from './rules';
import { crosses, distanceTo, leaves } from './segment';

/** Between an arrow and the edge of what it points at, board units. */
const gap = 6;
/** Of the line, where the document has none. */
export const connectorWidth = 4;

/** What `shape` says of a connector. */
export const heads = { finish: 0, none: 1, both: 2 } as const;

type Pair = readonly [Point, Point];

/** A point of a target, at an end's share of its size. */
function anchored({ anchorX, anchorY }: End, r: Rect): Point {
  return { x: r.x + (r.w * anchorX) / 1000, y: r.y + (r.h * anchorY) / 1000 };
}

/** The line between two points, each from the edge of what it is bound to on. */
function lineBetween(points: Pair, targets: readonly (Rect | undefined)[]): Pair {
  const edge = (i: 0 | 1): Point => {
    const r = targets[i];
    const [own, other] = [points[i], points[1 - i] as Point];
    return (r && contains(r, own) && leaves(r, own, other, gap)) || own;
  };
  return [edge(0), edge(1)];
}

function around([a, b]: Pair): Rect {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}

function made(item: Connector, points: Pair, targets: readonly (Rect | undefined)[]): Connector {
  const line = lineBetween(points, targets);
  return { ...item, ...around(line), points, line };
}

export const connector: Rules<Connector> = {
  make(common, view, source) {
    const ends = source.ends();
    const { shape, width } = view;
    const origin = { x: common.x, y: common.y };
    const free = (end: End): Point => ({ x: origin.x + end.x, y: origin.y + end.y });
    const places = ends.map(({ target }) => (target < 0 ? undefined : source.placeOf(target)));
    const at = (i: 0 | 1): Point => (places[i] ? anchored(ends[i], places[i]) : free(ends[i]));
    const points: Pair = [at(0), at(1)];
    const bare = { ...common, kind: Kind.connector, ends, origin, points, line: points, shape, width };
    return made(bare, points, places);
  },
  follow(item, by, shown) {
    const targets = item.ends.map(({ target }) => (target < 0 ? undefined : shown(target)));
    const at = (i: 0 | 1): Point => {
      const r = targets[i];
      if (r) return anchored(item.ends[i], r);
      const p = item.points[i];
      // What it hung on is gone: that end stays where it was.
      if (item.ends[i].target >= 0) return item.line[i];
      return { x: p.x + by.x, y: p.y + by.y };
    };
    return made(item, [at(0), at(1)], targets);
  },
  layer: 'mark',
  radius: 4,
  sizeMin: 0,
  hit: (item, p, slop) => distanceTo(p, item.line) <= slop + 4,
  lassoed: (item, lasso) => crosses(item.line, lasso),
  text: {
    font: 'regular',
    align: 'center',
    title: false,
    box: (w, h) => ({ x: 0, y: 0, w: Math.max(1, w), h: Math.max(1, h) }),
    layout: (text, w, h, _size, measure) => layoutToFit(text, Math.max(1, w), Math.max(1, h), 20, measure),
  },
  swatch: inkOf,
  listed: 'mark',
  can: { vote: false, ungroup: false, write: false, resize: false },
};
