// From gestures to edits: the one tool of the board. Touch a thing to take it, the empty board to move the
// board, twice to write.

import { panBy, toBoard, zoomAt } from '../scene/camera';
import { hitTest, inside, onCorner } from '../scene/hit';
import type { Item } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import { mine } from '../scene/lifts';
import { between } from '../scene/rect';
import type { Point } from '../scene/rect';
import type { Gesture, Probe } from '../input/gesture';
import type { Acts } from './acts';
import { frameUnder, moveItems, roots } from './edits';
import type { Stage } from './stage';

/** How far off a finger may be, CSS pixels. */
const reach = 10;
const cornerReach = 22;
/** Smaller things on the screen have no corner to take. */
const cornerFrom = 64;
/** More are not shown to others while dragging; the move itself has no limit. */
const draggedMax = 64;

type Held =
  | { readonly is: 'nothing' }
  | { readonly is: 'items'; readonly items: readonly Item[] }
  | { readonly is: 'corner'; readonly item: Item }
  | { readonly is: 'lasso'; readonly before: ReadonlySet<number> };

export class BoardTool {
  private held: Held = { is: 'nothing' };
  private by: Point = { x: 0, y: 0 };
  /** The board's point under the finger when it took hold: the board may move while one carries. */
  private from: Point = { x: 0, y: 0 };
  private lastDrag: (Gesture & { kind: 'drag' }) | null = null;

  constructor(
    private readonly stage: Stage,
    private readonly acts: Acts,
  ) {}

  readonly probe: Probe = (x, y) => {
    if (!this.stage.editable) return 'board';
    return this.cornerAt({ x, y }) || this.itemAt({ x, y }) ? 'item' : 'board';
  };

  gesture(g: Gesture): void {
    switch (g.kind) {
      case 'tap':
        return this.tap(g);
      case 'press':
        return this.press(g);
      case 'grab':
        return this.grab(g);
      case 'drag':
        return this.drag(g);
      case 'drop':
        return this.drop();
      case 'release':
        return this.letGo();
      case 'lasso':
        return this.lasso(g);
      case 'lassoed':
        return this.endLasso();
      case 'hover':
        return this.stage.setPresence({ pointer: this.rounded(g) });
      default:
        return this.moveCamera(g);
    }
  }

  private moveCamera(g: Gesture): void {
    const { stage } = this;
    if (g.kind === 'pan') stage.camera = panBy(stage.camera, g.dx, g.dy);
    else if (g.kind === 'pinch') stage.camera = zoomAt(panBy(stage.camera, g.dx, g.dy), g, g.scale);
    else if (g.kind === 'fling') stage.glide(g.vx, g.vy);
  }

  private tap(g: Gesture & { kind: 'tap' }): void {
    const { stage } = this;
    const item = this.itemAt(g);
    stage.closeEditor();
    if (!item) {
      stage.selection.clear();
      if (g.count === 2 && stage.editable) this.acts.newNoteAt(this.toBoard(g));
      return;
    }
    if (g.add || stage.selection.adding.peek()) return stage.selection.toggle(item.handle);
    const again = stage.selection.value.size === 1 && stage.selection.value.has(item.handle);
    stage.selection.set([item.handle]);
    if (again && this.mayChange(item)) stage.openEditor(item.handle);
  }

  private press(g: Gesture & { kind: 'press' }): void {
    const { selection } = this.stage;
    const item = this.itemAt(g);
    this.stage.closeEditor();
    this.stage.buzz();
    if (!item) return;
    if (!selection.value.has(item.handle)) selection.toggle(item.handle);
    selection.adding.value = true;
  }

  private grab(g: Gesture & { kind: 'grab' }): void {
    const { stage } = this;
    stage.closeEditor();
    this.from = this.toBoard(g);
    const corner = this.cornerAt(g);
    if (corner) {
      this.held = { is: 'corner', item: corner };
      return;
    }
    const item = this.itemAt(g);
    if (!item) return;
    if (!this.mayChange(item)) return stage.say({ what: 'locked' });
    const { selection } = stage;
    if (!selection.value.has(item.handle)) {
      selection.set(g.add ? [...selection.value, item.handle] : [item.handle]);
    }
    const items = roots(stage.scene, selection.value).filter((one) => this.mayChange(one));
    this.held = { is: 'items', items };
    this.by = { x: 0, y: 0 };
    stage.lifts.take(
      mine,
      items.map((one) => one.handle),
      stage.scene,
    );
  }

  private drag(g: Gesture & { kind: 'drag' }): void {
    const { stage, held } = this;
    this.lastDrag = g;
    const at = this.toBoard(g);
    this.by = { x: Math.round(at.x - this.from.x), y: Math.round(at.y - this.from.y) };
    if (held.is === 'corner') {
      const size = this.stretched(held.item);
      stage.lifts.stretch(held.item, size.w, size.h);
      stage.show({});
    }
    if (held.is !== 'items') return;
    stage.lifts.moveTo(mine, this.by.x, this.by.y);
    stage.show({ target: this.targetOf(held.items) });
    const dragged = held.items.slice(0, draggedMax).map((item) => stage.selection.refOf(item.handle));
    stage.setPresence({ pointer: this.rounded(g), dragged, drag: this.by });
  }

  private drop(): void {
    const { stage, held, by } = this;
    if (held.is === 'items' && (by.x !== 0 || by.y !== 0)) {
      // What others deleted meanwhile stays deleted.
      const items = held.items.flatMap((item) => stage.scene.get(item.handle) ?? []);
      stage.edit((d) => moveItems(d, stage.scene, items, by.x, by.y));
      stage.refresh(items.map((item) => item.handle));
    }
    if (held.is === 'corner') {
      const { w, h } = this.stretched(held.item);
      stage.edit((d) => d.resize(held.item.handle, w, h));
      stage.refresh([held.item.handle]);
    }
    this.letGo();
  }

  /** Where the finger is while it carries something, else null. */
  get carrying(): Point | null {
    return this.held.is === 'items' ? this.lastDrag : null;
  }

  /** The board moved under what is carried: it stays under the finger. */
  again(): void {
    if (this.lastDrag) this.drag(this.lastDrag);
  }

  private letGo(): void {
    const { stage } = this;
    this.lastDrag = null;
    stage.lifts.release(mine, 0);
    stage.show({ target: -1 });
    stage.setPresence({ dragged: undefined, drag: undefined });
    this.held = { is: 'nothing' };
    this.by = { x: 0, y: 0 };
  }

  private lasso(g: Gesture & { kind: 'lasso' }): void {
    const { stage } = this;
    if (this.held.is !== 'lasso') {
      this.held = { is: 'lasso', before: g.add ? stage.selection.value : new Set() };
    }
    const box = between(this.toBoard(g.from), this.toBoard(g.to));
    stage.show({ lasso: box });
    stage.selection.set([...this.held.before, ...inside(stage.scene, box).map((item) => item.handle)]);
  }

  private endLasso(): void {
    this.stage.show({ lasso: null });
    this.held = { is: 'nothing' };
    if (this.stage.selection.value.size > 1) this.stage.selection.adding.value = true;
  }

  private stretched(item: Item): { w: number; h: number } {
    const min = rulesOf(item).sizeMin;
    return { w: Math.max(min, item.w + this.by.x), h: Math.max(min, item.h + this.by.y) };
  }

  private targetOf(items: readonly Item[]): number {
    const first = items[0];
    if (!first) return -1;
    const at = { x: first.x + this.by.x, y: first.y + this.by.y, w: first.w, h: first.h };
    return frameUnder(this.stage.scene, first, at, new Set(items.map((item) => item.handle)));
  }

  private mayChange(item: Item): boolean {
    return this.stage.editable && (this.stage.moderator || !item.locked);
  }

  private itemAt(p: Point): Item | null {
    return hitTest(this.stage.scene, this.toBoard(p), reach / this.stage.camera.zoom);
  }

  /** The selected item whose corner is under a point; a corner is shown for a single one. */
  private cornerAt(p: Point): Item | null {
    const { selection, scene, camera, editable } = this.stage;
    if (selection.value.size !== 1 || !editable) return null;
    const item = scene.get([...selection.value][0] as number);
    if (!item || !this.mayChange(item) || item.w * camera.zoom < cornerFrom) return null;
    return onCorner(item, this.toBoard(p), cornerReach / camera.zoom) ? item : null;
  }

  private toBoard(p: Point): Point {
    return toBoard(this.stage.camera, p);
  }

  private rounded(p: Point): Point {
    const at = this.toBoard(p);
    return { x: Math.round(at.x), y: Math.round(at.y) };
  }
}
