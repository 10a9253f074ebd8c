// What buttons do to where things lie: in line, in a grid, above or below others, into a zone, larger and smaller by steps.
// Whatever one can do by dragging can be done here without.

import type { BoardWriting } from '../core/document';
import { Kind, isFrame, noParent, placeOf } from '../scene/item';
import type { Item } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import { noteGap } from '../scene/measures';
import type { Point, Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import { aligned, distributed, gridded } from './arrange';
import type { Axis, Edge } from './arrange';
import * as edits from './edits';
import { Rows } from './frame_edits';
import { grown } from './growth';
import { byLayer } from './layers';
import type { FoundWork } from './layers';
import { boxOf, freeSpot, holds, insideOf } from './placement';
import { place } from './put';
import { keepsRows } from './rows';
import type { Stage } from './stage';
import type { WorkLayer } from './work_layer';

/** Of one step of resizing, board units. */
export const sizeStep = 40;

export class ArrangeActs {
  constructor(private readonly stage: Stage) {}

  /** Selected things that have a place of their own: not what moves with a frame, nor what runs from thing to thing. */
  get movable(): FoundWork[] {
    const { selection, moderator } = this.stage;
    const may = selection.found.filter(({ layer, item }) => layer.editable && (moderator || !item.locked));
    return [...byLayer(may)].flatMap(([layer, items]) =>
      edits
        .outermost(layer.scene, items)
        .filter((item) => item.kind !== Kind.connector && !keepsRows(layer.scene.get(item.parent)))
        .map((item) => ({ layer, item })),
    );
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
      return layer.edit((d) => {
        for (const { handle } of order) where === 'front' ? d.raise(handle) : d.lower(handle);
      });
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

  /** Frames of the selection's board that it can be moved into. */
  get targets(): readonly { readonly layer: WorkLayer; readonly frame: Item }[] {
    const [first, ...more] = byLayer(this.movableAnywhere);
    if (!first || more.length > 0) return [];
    const [layer, items] = first;
    const family = new Set(items.flatMap((item) => layer.scene.family(item.handle)));
    const parents = new Set(items.map((item) => item.parent));
    return [...layer.scene.all()]
      .filter(
        (item) => isFrame(item) && !family.has(item) && !(parents.size === 1 && parents.has(item.handle)),
      )
      .map((frame) => ({ layer, frame }));
  }

  /** Whether any of the selection lies in a frame that it could be moved out of. */
  get inside(): boolean {
    return this.movableAnywhere.some(({ item }) => item.parent !== noParent);
  }

  /** Into a frame (its next free places), or out of all of them; how many were moved. */
  moveInto(target: Item | null): number {
    let moved = 0;
    this.each(this.movableAnywhere, (layer, items) =>
      layer.edit((d) => {
        moved += items.length;
        this.movedInto(d, layer, items, target);
      }),
    );
    return moved;
  }

  private get movableAnywhere(): FoundWork[] {
    const { selection, moderator } = this.stage;
    const may = selection.found.filter(({ layer, item }) => layer.editable && (moderator || !item.locked));
    return [...byLayer(may)].flatMap(([layer, items]) =>
      edits
        .outermost(layer.scene, items)
        .filter((item) => item.kind !== Kind.connector)
        .map((item) => ({ layer, item })),
    );
  }

  private movedInto(d: BoardWriting, layer: WorkLayer, items: readonly Item[], target: Item | null): void {
    const { scene } = layer;
    const moved = new Set(items.map(({ handle }) => handle));
    const rows = new Rows(d, scene, moved);
    const taken: Rect[] = [];
    const room = {
      within: (r: Rect) => [
        ...scene.within(r).filter(({ handle }) => !moved.has(handle)),
        ...near(taken, r, items),
      ],
      bounds: () => scene.bounds(),
    };
    for (const item of scene.sorted([...items])) {
      const inner = target && insideOf(target);
      const wanted = { ...(inner ?? beside(scene, item)), w: item.w, h: item.h };
      const at = keepsRows(target ?? undefined)
        ? rows.placeIn(target ?? undefined, wanted)
        : freeSpot(room, wanted, inner);
      taken.push(at);
      const { x, y } = placeOf(item);
      place(d, scene, item.handle, target?.handle ?? noParent, {
        x: x + at.x - item.x,
        y: y + at.y - item.y,
      });
    }
    rows.widen();
    if (target && isFrame(target) && !keepsRows(target)) widen(d, target, taken);
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
    this.each(found, (layer, items) => layer.edit((d) => putAt(d, layer.scene, items, of)));
  }

  private each(
    found: readonly FoundWork[],
    act: (layer: WorkLayer, items: readonly Item[]) => boolean,
    series?: object,
  ): void {
    this.stage.layers.history.together(() => {
      for (const [layer, items] of byLayer(found)) act(layer, items);
    }, series);
  }
}

/** Right of all that a thing lies in. */
function beside(scene: Scene, item: Item): Point {
  let at: Point = item;
  for (let up = scene.get(item.parent); up; up = scene.get(up.parent)) {
    at = { x: Math.round(up.x + up.w + noteGap), y: Math.round(item.y) };
  }
  return at;
}

/** What was put down in this same act takes room as well: as the things themselves, there. */
function near(taken: readonly Rect[], r: Rect, items: readonly Item[]): Item[] {
  const [like] = items;
  const touching = taken.filter(
    (one) => one.x < r.x + r.w && r.x < one.x + one.w && one.y < r.y + r.h && r.y < one.y + one.h,
  );
  return like ? touching.map((at) => ({ ...like, ...at })) : [];
}

/** A frame is as large as what was put into it needs; one that is locked stays as it is. */
function widen(d: BoardWriting, frame: Item, places: readonly Rect[]): void {
  if (frame.locked || places.every((at) => holds(frame, at))) return;
  const box = boxOf([frame, ...places]);
  const pad = 24;
  d.resize(
    frame.handle,
    Math.max(frame.w, box.x + box.w - frame.x + pad),
    Math.max(frame.h, box.y + box.h - frame.y + pad),
  );
}

/** Things stay in the frame whose inside they still lie in; the others fall into what lies under them by then. */
function putAt(
  d: BoardWriting,
  scene: Scene,
  items: readonly Item[],
  places: ReadonlyMap<Item, Point>,
): void {
  const moved = new Set(items.map(({ handle }) => handle));
  for (const item of items) {
    const to = { ...(places.get(item) as Point), w: item.w, h: item.h };
    const around = scene.get(item.parent);
    const stays = around !== undefined && holds(around, to);
    const parent = stays ? item.parent : isFrame(item) ? noParent : edits.frameUnder(scene, item, to, moved);
    const { x, y } = placeOf(item);
    if (to.x === item.x && to.y === item.y) continue;
    place(d, scene, item.handle, parent, { x: x + to.x - item.x, y: y + to.y - item.y });
  }
}
