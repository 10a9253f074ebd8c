// Where things are put in order, as writes to the document. Each function is one act inside one edit, as in `edits.ts`.

import type { BoardWriting } from '../core/document';
import { isFrame, noParent } from '../scene/item';
import type { Item } from '../scene/item';
import type { Point } from '../scene/rect';
import type { Scene } from '../scene/scene';
import * as edits from './edits';
import { holds } from './placement';
import { placeBox } from './put';

/** Above, or below, all that they cover; bottom to top, or top to bottom. */
export function stack(d: BoardWriting, order: readonly Item[], where: 'front' | 'back'): void {
  for (const { handle } of order) {
    if (where === 'front') d.raise(handle);
    else d.lower(handle);
  }
}

/** Things stay in the frame whose inside they still lie in; the others fall into what lies under them by then. */
export function putAt(
  d: BoardWriting,
  scene: Scene,
  items: readonly Item[],
  places: ReadonlyMap<Item, Point>,
): void {
  const moved = new Set(items.map(({ handle }) => handle));
  for (const item of items) {
    const to = { ...(places.get(item) as Point), w: item.w, h: item.h };
    if (to.x === item.x && to.y === item.y) continue;
    const around = scene.get(item.parent);
    const stays = around !== undefined && holds(around, to);
    const parent = stays ? item.parent : isFrame(item) ? noParent : edits.frameUnder(scene, item, to, moved);
    placeBox(d, scene, item, parent, to);
  }
}
