// Puts a picture onto a board, as a write to the document: one act inside one edit, as in `edits.ts`. It comes with the pictures.

import type { BoardWriting } from '../core/document';
import { Kind, noParent } from '../scene/item';
import { center } from '../scene/rect';
import type { Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import { originOf } from './put';

/** A picture whose bytes the server has, in the frame under its middle. */
export function createImage(d: BoardWriting, scene: Scene, at: Rect, blob: Uint8Array): number {
  const parent = scene.frameAt(center(at))?.handle ?? noParent;
  const origin = originOf(scene, parent);
  const { w, h } = at;
  const [x, y] = [Math.round(at.x - origin.x), Math.round(at.y - origin.y)];
  return d.create({ kind: Kind.image, x, y, w, h, blob, ...(parent === noParent ? {} : { parent }) });
}
