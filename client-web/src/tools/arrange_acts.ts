// What buttons do to where things lie: in line, in a grid, above or below others, larger and smaller by steps.
// Whatever one can do by dragging can be done here without.

import { isFrame } from '../scene/item';
import type { Item } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import type { Point } from '../scene/rect';
import { aligned, distributed, gridded } from './arrange';
import type { Axis, Edge } from './arrange';
import * as arrange from './arrange_edits';
import * as edits from './edits';
import { grown } from './growth';
import { carried } from './frame_acts';
import { byLayer } from './layers';
import type { FoundWork } from './layers';
import { keepsRows } from './rows';
import type { Stage } from './stage';
import type { WorkLayer } from './work_layer';

/** Of one step of resizing, board units. */
const sizeStep = 40;

export class ArrangeActs {
  constructor(private readonly stage: Stage) {}

  /** Selected things that have a place of their own: not what moves with a frame, nor what runs from thing to thing. */
  get movable(): FoundWork[] {
    return carried(this.stage).filter(({ layer, item }) => !keepsRows(layer.scene.get(item.parent)));
  }

  get resizable(): FoundWork[] {
    return this.movable.filter(({ item }) => rulesOf(item).can.resize && !(isFrame(item) && item.collapsed));
  }

  align(edge: Edge): void {
    this.put(2, (items) => aligned(items, edge));
  }

  distribute(axis: Axis): void {
    this.put(3, (items) => distributed(items, axis));
  }

  /** In rows and columns, together where nothing else lies under them. */
  tidy(): void {
    this.put(2, gridded);
  }

  /** Above, or below, all that they cover. */
  stack(where: 'front' | 'back'): void {
    this.each(this.stage.selection.found, (layer, items) => {
      const order = layer.scene.sorted(items.filter((item) => this.stage.moderator || !item.locked));
      if (where === 'back') order.reverse();
      return layer.edit((d) => arrange.stack(d, order, where));
    });
  }

  /** Larger or smaller by one step; what keeps its shape keeps it. */
  resize(by: 1 | -1): void {
    const series = this.stage.selection.value;
    this.each(
      this.resizable,
      (layer, items) =>
        layer.edit((d) => {
          for (const item of items) {
            const { w, h } = this.stepped(item, by * sizeStep);
            edits.resize(d, layer.scene, item, w, h);
          }
        }),
      series,
    );
  }

  private stepped(item: Item, by: number): { w: number; h: number } {
    const { sizeMin, keepsShape } = rulesOf(item);
    if (keepsShape) return grown(item, { x: by, y: by }, sizeMin);
    const w = Math.max(sizeMin, item.w + by);
    return { w, h: edits.heightOf(item, w, this.stage.measure) ?? Math.max(sizeMin, item.h + by) };
  }

  private put(least: number, where: (items: readonly Item[]) => readonly Point[]): void {
    const found = this.movable;
    if (found.length < least) return;
    const places = where(found.map(({ item }) => item));
    const of = new Map(found.map(({ item }, i) => [item, places[i] as Point]));
    this.each(found, (layer, items) => layer.edit((d) => arrange.putAt(d, layer.scene, items, of)));
  }

  private each(
    found: readonly FoundWork[],
    act: (layer: WorkLayer, items: readonly Item[]) => void,
    series?: object,
  ): void {
    this.stage.layers.history.together(() => {
      for (const [layer, items] of byLayer(found)) act(layer, items);
    }, series);
  }
}
