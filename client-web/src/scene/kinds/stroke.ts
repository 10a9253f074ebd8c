// Strokes: drawn lines. Their points never change; moving, colouring and pulling them makes a new item around the same ones.

import { boxOfPoints, isNear, standing, tenths } from '../ink_points';
import { Kind } from '../item';
import type { Item, ObjectFields, Stroke } from '../item';
import { contains, inflate, intersects } from '../rect';
import { unwritten } from './unwritten';
import type { Rules, Source } from './rules';

/** Tenths of a unit. */
const ownWidth = { pen: 40, marker: 200 };

type Shaped = Pick<Stroke, 'raw' | 'points' | 'w' | 'h'>;

/** As large as the document says; where that says nothing, as the points are. */
function shaped(raw: Int32Array, w: number, h: number): Shaped {
  const points = standing(raw);
  const box = boxOfPoints(points);
  const size = { w: w || box.x + box.w, h: h || box.y + box.h };
  const [sx, sy] = [w > 0 && box.w > 0 ? w / box.w : 1, h > 0 && box.h > 0 ? h / box.h : 1];
  if (sx === 1 && sy === 1) return { raw, points, ...size };
  return { raw, points: points.map((value, i) => value * ([sx, sy, 1][i % 3] as number)), ...size };
}

function shapeOf(view: ObjectFields, source: Source): Shaped {
  const before: Item | undefined = source.before;
  if (before?.kind !== Kind.stroke) return shaped(source.points(), view.w, view.h);
  const same = before.w === view.w && before.h === view.h;
  return same ? before : shaped(before.raw, view.w, view.h);
}

export const stroke: Rules<Stroke> = {
  make(common, view, source) {
    const { raw, points, w, h } = shapeOf(view, source);
    const marker = view.shape === 1;
    const width = view.width || (marker ? ownWidth.marker : ownWidth.pen);
    return { ...common, kind: Kind.stroke, w, h, raw, points, marker, width };
  },
  layer: 'mark',
  radius: 4,
  sizeMin: 8,
  hit(item, p, slop) {
    const reach = slop + item.width / tenths / 2;
    if (!contains(inflate(item, reach), p)) return false;
    return isNear(item.points, (p.x - item.x) * tenths, (p.y - item.y) * tenths, reach * tenths);
  },
  lassoed(item, lasso) {
    if (!intersects(item, lasso)) return false;
    const { points } = item;
    for (let i = 0; i + 2 < points.length; i += 3) {
      const at = {
        x: item.x + (points[i] as number) / tenths,
        y: item.y + (points[i + 1] as number) / tenths,
      };
      if (contains(lasso, at)) return true;
    }
    return false;
  },
  text: unwritten,
  listed: 'none',
  can: { vote: false, ungroup: false, write: false, resize: true },
};
