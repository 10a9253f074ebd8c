// The layers of a view, bottom to top, and what is asked of all of them: what lies under a finger, what is called so, where
// there is room.

import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Name } from '../core/names';
import { boundsOf } from '../scene/gist';
import { hitTest, inside } from '../scene/hit';
import type { Item } from '../scene/item';
import type { Found } from '../scene/layer';
import type { Point, Rect } from '../scene/rect';
import { History } from './history';
import type { Room } from './placement';
import type { WorkLayer } from './work_layer';

export type FoundWork = Found<WorkLayer>;

export class Layers implements Room {
  readonly history = new History(() => this.list.peek().map((layer) => layer.board));
  private readonly list = signal<readonly WorkLayer[]>([]);

  /** Bottom to top. */
  get all(): ReadonlySignal<readonly WorkLayer[]> {
    return this.list;
  }

  /** On top of all others. */
  add(layer: WorkLayer): void {
    this.list.value = [...this.list.peek(), layer];
  }

  remove(layer: WorkLayer): void {
    this.list.value = this.list.peek().filter((one) => one !== layer);
    this.history.forget(layer.board);
  }

  /** The board that the view is of; what lies above it is about it. */
  get ground(): WorkLayer {
    const [ground] = this.list.peek();
    if (!ground) throw new Error('there is no layer');
    return ground;
  }

  get editable(): boolean {
    return this.list.peek().some((layer) => layer.editable);
  }

  /** Where new things are made: the topmost that I may write to. */
  get making(): WorkLayer {
    return this.makers[0] ?? this.ground;
  }

  /** Where things of a kind are: the topmost that takes them, else the topmost. */
  makingOf(kind: number): WorkLayer {
    return this.makers.find(({ board }) => board.takes?.({ kind }) ?? true) ?? this.making;
  }

  of(name: Name): WorkLayer | undefined {
    return this.list.peek().find((layer) => layer.id === name.board);
  }

  /** What is called so and shown. */
  find(name: Name): FoundWork | undefined {
    const layer = this.of(name);
    const item = layer?.scene.get(layer.names.handle(name));
    return layer && item && { layer, item };
  }

  nameOf({ layer, item }: FoundWork): Name {
    return layer.names.of(item.handle);
  }

  /** The topmost thing at a point. */
  hit(p: Point, slop: number): FoundWork | null {
    for (const layer of this.downwards()) {
      const item = hitTest(layer.scene, p, slop);
      if (item) return { layer, item };
    }
    return null;
  }

  /** What a lasso takes. */
  inside(r: Rect): FoundWork[] {
    return this.pickable.flatMap((layer) => inside(layer.scene, r).map((item) => ({ layer, item })));
  }

  items(): FoundWork[] {
    return this.pickable.flatMap((layer) => Array.from(layer.scene.seen(), (item) => ({ layer, item })));
  }

  get size(): number {
    return this.list.peek().reduce((sum, { scene }) => sum + scene.size, 0);
  }

  /** What takes place: of all layers, since a note that is hidden by another can not be read. */
  within(r: Rect): Item[] {
    return this.list.peek().flatMap(({ scene }) => scene.within(r));
  }

  bounds(): Rect | null {
    return boundsOf(this.list.peek().flatMap(({ scene }) => scene.bounds() ?? []));
  }

  private get makers(): WorkLayer[] {
    return this.downwards().filter(({ editable, board }) => editable && (board.makes?.() ?? true));
  }

  private downwards(): WorkLayer[] {
    return [...this.list.peek()].reverse();
  }

  /** What is picked many at a time is what can be changed; where nothing can, everything is there to be looked at. */
  private get pickable(): readonly WorkLayer[] {
    const all = this.list.peek();
    const mine = all.filter((layer) => layer.editable);
    return mine.length > 0 ? mine : all;
  }
}

/** What is of one layer together, bottom to top. */
export function byLayer(found: readonly FoundWork[]): Map<WorkLayer, Item[]> {
  const out = new Map<WorkLayer, Item[]>();
  for (const { layer, item } of found) out.set(layer, [...(out.get(layer) ?? []), item]);
  return out;
}
