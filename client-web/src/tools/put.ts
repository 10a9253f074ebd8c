// The writes that all edits are made of: a thing at a place of the board, in whatever frame.

import type { BoardWriting } from '../core/document';
import { noParent, placeOf } from '../scene/item';
import type { Item } from '../scene/item';
import type { Point, Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';

/** Where the children of a frame count from. */
export function originOf(scene: Scene, parent: number): Point {
  return scene.get(parent) ?? { x: 0, y: 0 };
}

export function create(
  d: BoardWriting,
  scene: Scene,
  kind: number,
  at: Rect,
  parent: number,
  colour: number,
  role?: number,
): number {
  const origin = originOf(scene, parent);
  const { w, h } = at;
  const x = Math.round(at.x - origin.x);
  const y = Math.round(at.y - origin.y);
  const lies = parent === noParent ? {} : { parent };
  return d.create({ kind, x, y, w, h, colour, ...lies, ...(role === undefined ? {} : { role }) });
}

/** Moves an item to a board position as the child of `parent`. */
export function place(d: BoardWriting, scene: Scene, handle: number, parent: number, at: Point): void {
  const origin = originOf(scene, parent);
  d.move(handle, parent, Math.round(at.x - origin.x), Math.round(at.y - origin.y));
}

/** The same for the corner of what is seen of it: lines count their place from elsewhere. */
export function placeBox(d: BoardWriting, scene: Scene, item: Item, parent: number, at: Point): void {
  const { x, y } = placeOf(item);
  place(d, scene, item.handle, parent, { x: x + at.x - item.x, y: y + at.y - item.y });
}
