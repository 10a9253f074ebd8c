// Puts what was copied onto a board, as writes to the document: one act inside one edit, as in `edits.ts`.

import type { BoardWriting } from '../core/document';
import { Kind, NumberField } from '../core/view';
import { noParent } from '../scene/item';
import type { Point } from '../scene/rect';
import type { Scene } from '../scene/scene';
import type { Clipped } from './clip';

/** With its corner at `at`, in the frame there; the outermost things' handles. Null: the board has no room for all of them. */
export function pasteClip(
  d: BoardWriting,
  scene: Scene,
  clip: readonly Clipped[],
  at: Point,
): number[] | null {
  if (d.room < clip.length) return null;
  const made: number[] = [];
  const outer: number[] = [];
  const under = scene.frameAt({ x: at.x + 1, y: at.y + 1 });
  for (const one of clip) {
    const inside = one.parent >= 0 ? clip[one.parent] : undefined;
    const parent = inside ? (made[one.parent] ?? noParent) : (under?.handle ?? noParent);
    const x = inside ? one.x - inside.x : at.x + one.x - (under?.x ?? 0);
    const y = inside ? one.y - inside.y : at.y + one.y - (under?.y ?? 0);
    const handle = createOne(d, one, parent, Math.round(x), Math.round(y));
    made.push(handle);
    if (handle >= 0 && !inside) outer.push(handle);
  }
  clip.forEach((one, i) => bind(d, one, made[i] ?? -1, made));
  return outer;
}

function createOne(d: BoardWriting, one: Clipped, parent: number, x: number, y: number): number {
  const { kind, w, h, colour, shape, role } = one;
  const look = { kind, x, y, w, h, colour, shape, points: Int32Array.from(one.points) };
  const handle = d.create({
    ...look,
    ...(parent === noParent ? {} : { parent }),
    ...(kind === Kind.frame ? { role } : {}),
  });
  // The phase does not take such things: it says so itself.
  if (handle < 0) return handle;
  if (one.width > 0) d.setNumber(handle, NumberField.width, one.width);
  if (one.textSize > 0) d.setNumber(handle, NumberField.textSize, one.textSize);
  if (one.collapsed) d.setNumber(handle, NumberField.collapsed, 1);
  if (one.grid) d.setNumber(handle, NumberField.grid, 1);
  if (one.text !== '') d.insertText(handle, 0, one.text);
  return handle;
}

function bind(d: BoardWriting, one: Clipped, handle: number, made: readonly number[]): void {
  if (handle < 0) return;
  one.ends.forEach(([x, y, target, anchorX, anchorY], which) => {
    d.setEnd(handle, which, { x, y, target: made[target] ?? -1, anchorX, anchorY });
  });
}
