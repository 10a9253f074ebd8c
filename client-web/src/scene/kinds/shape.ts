// Shapes: rectangle, ellipse, diamond, with a text in the middle; and lines of logs from before arrows had free ends.

import { Kind, ShapeKind } from '../item';
import type { Shape } from '../item';
import { center, contains, inflate, intersects } from '../rect';
import type { Point, Rect } from '../rect';
import { layoutAt, layoutToFit } from '../text_layout';
import type { Rules, TextRules } from './rules';
import { distanceTo } from './segment';

/** Of the outline, where the document has none, board units. */
export const outlineWidth = 3;
export const shapeSizeMin = 24;
const textSizeMax = 32;

/** The share of a shape's sides in which its text has room: the widest rectangle in an ellipse and in a diamond. */
const insetOf: Readonly<Record<number, number>> = { [ShapeKind.ellipse]: 0.15, [ShapeKind.diamond]: 0.25 };

export function shapeText(shape: number): TextRules {
  return {
    font: 'regular',
    align: 'center',
    title: false,
    box(w, h) {
      const inset = insetOf[shape] ?? 0;
      const [x, y] = [Math.max(8, w * inset), Math.max(6, h * inset)];
      return { x, y, w: Math.max(1, w - 2 * x), h: Math.max(1, h - 2 * y) };
    },
    layout(text, w, h, size, measure) {
      const box = this.box(w, h);
      if (size > 0) return layoutAt(text, box.w, size, measure, box.h);
      return layoutToFit(text, box.w, box.h, textSizeMax, measure);
    },
  };
}

/** How far out of the middle a point is: 1 is the edge. */
function reach(item: Shape, p: Point, r: Rect): number {
  const c = center(r);
  const [x, y] = [Math.abs(p.x - c.x) / (r.w / 2 || 1), Math.abs(p.y - c.y) / (r.h / 2 || 1)];
  if (item.shape === ShapeKind.ellipse) return Math.hypot(x, y);
  return item.shape === ShapeKind.diamond ? x + y : Math.max(x, y);
}

const rulesFor = (shape: number): Rules<Shape> => ({
  make: (common, { shape, width, rotation, textSize }) => ({
    ...common,
    kind: Kind.shape,
    shape,
    width,
    rotation,
    textSize,
  }),
  layer: 'body',
  radius: 4,
  sizeMin: shapeSizeMin,
  hit(item, p, slop) {
    if (item.shape !== ShapeKind.line) return reach(item, p, inflate(item, slop / 2)) <= 1;
    const { x, y, w, h } = item;
    return (
      distanceTo(p, [
        { x, y },
        { x: x + w, y: y + h },
      ]) <=
      slop + 4
    );
  },
  lassoed: (item, lasso) => intersects(item, lasso) || contains(lasso, item),
  text: shapeText(shape),
  listed: 'entry',
  can: { vote: true, ungroup: false, write: true, resize: true },
});

const figures = new Map(Object.values(ShapeKind).map((kind) => [kind as number, rulesFor(kind)]));

export const shape: Rules<Shape> = {
  ...rulesFor(ShapeKind.rectangle),
  of: (item) => figures.get(item.shape) ?? rulesFor(ShapeKind.rectangle),
};
