// What drawing does to a board, as writes to the document. As in edits.ts, each function is one act inside one edit, and what
// the board has no room for is answered with false.

import { NumberField } from '../core/document';
import type { BoardWriting } from '../core/document';
import { boxOfPoints, deltasOf, tenths } from '../scene/ink_points';
import type { Flat } from '../scene/ink_points';
import { Kind, noParent } from '../scene/item';
import type { Stroke } from '../scene/item';
import { contains } from '../scene/rect';
import type { Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import { pieces } from './ink/cut';

export interface InkLook {
  readonly colour: number;
  /** Tenths of a board unit. */
  readonly width: number;
  readonly marker: boolean;
}

/** The frame that holds all of it: it moves with that. */
function holderOf(scene: Scene, box: Rect): number {
  const frame = scene.frameAt({ x: box.x + box.w / 2, y: box.y + box.h / 2 });
  const whole = frame && contains(frame, box) && contains(frame, { x: box.x + box.w, y: box.y + box.h });
  return whole ? frame.handle : noParent;
}

/** A line on the board: tenths of a unit. The handles; null: there is no room. */
export function createStroke(d: BoardWriting, scene: Scene, points: Flat, look: InkLook): number[] | null {
  const parts = pieces(points);
  if (parts.length > d.room) return null;
  const box = boxOfPoints(points);
  const parent = holderOf(scene, box);
  return parts.map((part) => put(d, scene, part, look, parent));
}

function put(d: BoardWriting, scene: Scene, points: Flat, look: InkLook, parent: number): number {
  const { x, y, w, h } = boxOfPoints(points);
  const origin = scene.get(parent) ?? { x: 0, y: 0 };
  const handle = d.create({
    kind: Kind.stroke,
    x: x - origin.x,
    y: y - origin.y,
    w,
    h,
    colour: look.colour,
    shape: look.marker ? 1 : 0,
    points: deltasOf(points, x * tenths, y * tenths),
    ...(parent === noParent ? {} : { parent }),
  });
  if (handle >= 0) d.setNumber(handle, NumberField.width, look.width);
  return handle;
}

/** What is left of a stroke where a rubber went: tenths of a unit on the board. */
export interface Rubbed {
  readonly item: Stroke;
  readonly left: readonly (readonly number[])[];
}

/** What is rubbed out goes, what is left of it stays in its place. The handles that are new; null: there is no room. */
export function rubOut(d: BoardWriting, scene: Scene, rubbed: readonly Rubbed[]): number[] | null {
  if (rubbed.reduce((sum, { left }) => sum + left.length, 0) > d.room) return null;
  const made: number[] = [];
  for (const { item, left } of rubbed) {
    let below = item.handle;
    for (const part of left) {
      const handle = put(d, scene, part, item, item.parent);
      if (handle < 0) continue;
      const above = next(d, below, handle);
      if (above >= 0) d.putBetween(handle, below, above);
      below = handle;
      made.push(handle);
    }
    d.setAlive(item.handle, false);
  }
  return made;
}

/** The sibling right above; -1: there is none but `except`. */
function next(d: BoardWriting, handle: number, except: number): number {
  const order = d.order();
  const { parent } = d.object(handle);
  for (let i = order.indexOf(handle) + 1; i < order.length; i++) {
    const other = order[i] as number;
    if (other !== except && d.object(other).parent === parent) return other;
  }
  return -1;
}
