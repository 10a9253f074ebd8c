// The eraser in the hand: what it has gone over so far. Nothing of the board is changed before it is lifted; what it took is
// hidden, and what it left of a stroke is shown in its stead.

import { tenths } from '../../scene/ink_points';
import { Kind } from '../../scene/item';
import type { Stroke } from '../../scene/item';
import type { Point } from '../../scene/rect';
import type { Rubbed } from '../ink_edits';
import type { WorkLayer } from '../work_layer';
import { rubbed } from './eraser';

export interface RubbedOn {
  readonly layer: WorkLayer;
  readonly rubbed: readonly Rubbed[];
}

export class Rubber {
  private readonly taken = new Map<WorkLayer, Map<number, { item: Stroke; left: number[][] }>>();

  private readonly fresh: (readonly [WorkLayer, number])[] = [];

  constructor(
    private readonly layers: readonly WorkLayer[],
    private readonly whole: boolean,
    private readonly mayTake: (layer: WorkLayer, item: Stroke) => boolean,
  ) {}

  /** Goes from one point to the next, board units. True: something more is under it. */
  go(from: Point, to: Point, reach: number): boolean {
    let more = false;
    const around = {
      x: Math.min(from.x, to.x) - reach,
      y: Math.min(from.y, to.y) - reach,
      w: Math.abs(from.x - to.x) + 2 * reach,
      h: Math.abs(from.y - to.y) + 2 * reach,
    };
    for (const layer of this.layers) {
      for (const item of layer.scene.within(around)) {
        if (item.kind !== Kind.stroke || !this.mayTake(layer, item)) continue;
        more = this.over(layer, item, from, to, reach) || more;
      }
    }
    return more;
  }

  /** What came under it since this was asked last. */
  takeFresh(): (readonly [WorkLayer, number])[] {
    return this.fresh.splice(0);
  }

  /** What is left, by layer. */
  get all(): RubbedOn[] {
    return Array.from(this.taken, ([layer, taken]) => ({ layer, rubbed: [...taken.values()] }));
  }

  /** All of it is as it was. */
  forget(): void {
    for (const [layer, taken] of this.taken) for (const handle of taken.keys()) layer.hidden.delete(handle);
    this.taken.clear();
  }

  private over(layer: WorkLayer, item: Stroke, from: Point, to: Point, reach: number): boolean {
    const taken = this.taken.get(layer) ?? new Map<number, { item: Stroke; left: number[][] }>();
    const known = taken.get(item.handle);
    const lines = known?.left ?? [onBoard(item)];
    const rub = {
      ax: from.x * tenths,
      ay: from.y * tenths,
      bx: to.x * tenths,
      by: to.y * tenths,
      reach: reach * tenths + item.width / 2,
    };
    let touched = false;
    const left = lines.flatMap((line) => {
      const rest = rubbed(line, rub);
      touched ||= rest !== null;
      return rest ?? [line];
    });
    if (!touched) return false;
    taken.set(item.handle, { item, left: this.whole ? [] : left });
    this.taken.set(layer, taken);
    if (!layer.hidden.has(item.handle)) this.fresh.push([layer, item.handle]);
    layer.hidden.add(item.handle);
    return true;
  }
}

function onBoard(item: Stroke): number[] {
  const by = [Math.round(item.x * tenths), Math.round(item.y * tenths), 0] as const;
  return Array.from(item.points, (value, i) => value + (by[i % 3] as number));
}
