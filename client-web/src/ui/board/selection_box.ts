// Where what is selected is seen: what is folded up is seen as what it lies in.

import type { Rect } from '../../scene/rect';
import { boxOf } from '../../tools/placement';
import type { Stage } from '../../tools/stage';

/** Null: nothing is selected. */
export function selectionBox({ selection }: Pick<Stage, 'selection'>): Rect | null {
  const shown = selection.found.map(({ layer, item }) => layer.scene.standsFor(item));
  return shown.length > 0 ? boxOf(shown) : null;
}
