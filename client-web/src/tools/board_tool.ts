// From gestures to edits: the tool that one has in the hand at first. Touch a thing to take it, twice to write.

import { refOf } from '../core/names';
import type { Name } from '../core/names';
import { toBoard } from '../scene/camera';
import { hitTest, inside, onCorner } from '../scene/hit';
import type { Item } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import { mine } from '../scene/lifts';
import { between } from '../scene/rect';
import type { Point } from '../scene/rect';
import type { Gesture, Probe } from '../input/gesture';
import type { Acts } from './acts';
import * as edits from './edits';
import type { Stage } from './stage';
import { handle } from './toolbox';
import type { Hands, Tool } from './toolbox';

/** How far off a finger may be, CSS pixels. */
const reach = 10;
const cornerReach = 22;
/** Smaller things on the screen have no corner to take. */
const cornerFrom = 64;
/** More are not shown to others while dragging; the move itself has no limit. */
const draggedMax = 64;

/** By name: the document may be rebuilt under the hand. */
type Held =
  | { readonly is: 'nothing' }
  | { readonly is: 'items'; readonly names: readonly Name[] }
  /** `from`: as large as it was when it was taken. */
  | { readonly is: 'corner'; readonly name: Name; readonly from: Item }
  | { readonly is: 'lasso'; readonly before: ReadonlySet<Name> };

export class BoardTool implements Tool {
  readonly name = 'hand';
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

  private readonly hands: Hands = {
    tap: (g) => this.tap(g),
    press: (g) => this.press(g),
    grab: (g) => this.grab(g),
    drag: (g) => this.drag(g),
    drop: () => this.drop(),
    release: () => this.letGo(),
    lasso: (g) => this.lasso(g),
    lassoed: () => this.endLasso(),
    hover: (g) => this.stage.setPresence({ pointer: this.rounded(g) }),
  };

  gesture(g: Gesture): void {
    handle(this.hands, g);
  }

  putDown(): void {
    this.letGo();
    this.stage.show({ lasso: null });
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
    const name = stage.names.of(item.handle);
    if (g.add || stage.selection.adding.peek()) return stage.selection.toggle(name);
    const again = stage.selection.only === name;
    stage.selection.set([name]);
    if (again && this.mayChange(item)) stage.openEditor(name);
  }

  private press(g: Gesture & { kind: 'press' }): void {
    const { selection } = this.stage;
    const item = this.itemAt(g);
    this.stage.closeEditor();
    this.stage.buzz();
    if (!item) return;
    const name = this.stage.names.of(item.handle);
    if (!selection.value.has(name)) selection.toggle(name);
    selection.adding.value = true;
  }

  private grab(g: Gesture & { kind: 'grab' }): void {
    const { stage } = this;
    stage.closeEditor();
    this.from = this.toBoard(g);
    const corner = this.cornerAt(g);
    if (corner) {
      this.held = { is: 'corner', name: stage.names.of(corner.handle), from: corner };
      return;
    }
    const item = this.itemAt(g);
    if (!item) return;
    if (!this.mayChange(item)) return stage.say({ what: 'locked' });
    const { selection, names } = stage;
    const name = names.of(item.handle);
    if (!selection.value.has(name)) selection.set(g.add ? [...selection.value, name] : [name]);
    const items = edits.roots(stage.scene, selection.handles).filter((one) => this.mayChange(one));
    this.held = { is: 'items', names: items.map((one) => names.of(one.handle)) };
    this.by = { x: 0, y: 0 };
    this.lift(items);
  }

  private drag(g: Gesture & { kind: 'drag' }): void {
    const { stage, held } = this;
    if (held.is !== 'items' && held.is !== 'corner') return;
    this.lastDrag = g;
    const at = this.toBoard(g);
    this.by = { x: Math.round(at.x - this.from.x), y: Math.round(at.y - this.from.y) };
    this.showHeld();
    if (held.is !== 'items') return;
    const dragged = held.names.slice(0, draggedMax).map(refOf);
    stage.setPresence({ pointer: this.rounded(g), dragged, drag: this.by });
  }

  private drop(): void {
    const { stage, by } = this;
    const items = this.heldItems();
    const [first] = items;
    if (this.held.is === 'items' && items.length > 0 && (by.x !== 0 || by.y !== 0)) {
      stage.edit((d) => edits.moveItems(d, stage.scene, items, by.x, by.y));
      stage.refresh(items.map((item) => item.handle));
    }
    if (this.held.is === 'corner' && first) {
      const { w, h } = this.stretched(this.held.from);
      stage.edit((d) => edits.resize(d, first.handle, w, h));
      stage.refresh([first.handle]);
    }
    this.letGo();
  }

  /** The document was rebuilt: what is held is held on to, and what is not there any more is let go. */
  rebuilt(): void {
    const { held } = this;
    if (held.is !== 'items' && held.is !== 'corner') return;
    const items = this.heldItems();
    if (items.length === 0) return this.letGo();
    if (held.is === 'items') this.lift(items);
    this.showHeld();
  }

  private lift(items: readonly Item[]): void {
    const handles = items.map((one) => one.handle);
    this.stage.lifts.take(mine, handles, this.stage.scene);
  }

  private showHeld(): void {
    const { stage, held } = this;
    const items = this.heldItems();
    if (held.is === 'items') {
      stage.lifts.moveTo(mine, this.by.x, this.by.y);
      stage.show({ target: this.targetOf(items) });
    }
    if (held.is === 'corner' && items[0]) {
      const size = this.stretched(held.from);
      stage.lifts.stretch(items[0], size.w, size.h);
      stage.show({});
    }
  }

  /** What is held and still there; what lies in something else that is held moves with that. */
  private heldItems(): Item[] {
    const { stage, held } = this;
    const names = held.is === 'items' ? held.names : held.is === 'corner' ? [held.name] : [];
    return edits.roots(
      stage.scene,
      names.map((name) => stage.names.handle(name)),
    );
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
    const caught = inside(stage.scene, box).map((item) => stage.names.of(item.handle));
    stage.selection.set([...this.held.before, ...caught]);
  }

  private endLasso(): void {
    this.stage.show({ lasso: null });
    this.held = { is: 'nothing' };
    if (this.stage.selection.size > 1) this.stage.selection.adding.value = true;
  }

  private stretched(item: Item): { w: number; h: number } {
    const min = rulesOf(item).sizeMin;
    return { w: Math.max(min, item.w + this.by.x), h: Math.max(min, item.h + this.by.y) };
  }

  private targetOf(items: readonly Item[]): number {
    const first = items[0];
    if (!first) return -1;
    const at = { x: first.x + this.by.x, y: first.y + this.by.y, w: first.w, h: first.h };
    return edits.frameUnder(this.stage.scene, first, at, new Set(items.map((item) => item.handle)));
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
    if (selection.size !== 1 || !editable) return null;
    const item = scene.get(selection.handles[0] ?? -1);
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
