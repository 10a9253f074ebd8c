// Connectors: arrows and lines from a thing or a point to another. An end that is bound lies at a share of its target's size,
// wherever that is; the line begins at the target's edge. An end whose target is deleted stays where it was.

import type { End } from '../../core/view';
import { Kind } from '../item';
import type { Connector } from '../item';
import { contains } from '../rect';
import type { Point, Rect } from '../rect';
import { layoutToFit } from '../text_layout';
import type { Rules } from './rules';
import { crosses, distanceTo, leaves } from './segment';

/** Between an arrow and the edge of what it points at, board units. */
const gap = 6;
/** Of the line, where the document has none. */
export const connectorWidth = 4;

/** What `shape` says of a connector. */
export const heads = { finish: 0, none: 1, both: 2 } as const;

/** Where the line runs. `placeOf`: of a target, as it is shown. */
export function lineOf(
  ends: readonly [End, End],
  origin: Point,
  placeOf: (target: number) => Rect | undefined,
): [Point, Point] {
  const targets = ends.map(({ target }) => (target < 0 ? undefined : placeOf(target)));
  const at = (i: 0 | 1): Point => {
    const end = ends[i];
    const r = targets[i];
    if (!r) return { x: origin.x + end.x, y: origin.y + end.y };
    return { x: r.x + (r.w * end.anchorX) / 1000, y: r.y + (r.h * end.anchorY) / 1000 };
  };
  const points = [at(0), at(1)] as const;
  const edge = (i: 0 | 1): Point => {
    const r = targets[i];
    const [own, other] = [points[i], points[1 - i] as Point];
    return (r && contains(r, own) && leaves(r, own, other, gap)) || own;
  };
  return [edge(0), edge(1)];
}

export function around([a, b]: readonly [Point, Point]): Rect {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}

export const connector: Rules<Connector> = {
  make(common, view, source) {
    const ends = source.ends();
    const line = lineOf(ends, source.origin, (target) => source.placeOf(target));
    const { shape, width } = view;
    return { ...common, ...around(line), kind: Kind.connector, ends, line, shape, width };
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
  listed: 'mark',
  can: { vote: false, ungroup: false, write: false, resize: false },
};
