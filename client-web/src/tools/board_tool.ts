// From gestures to edits: the tool that one has in the hand at first. Touch a thing to take it, twice to write.

import { refOf } from '../core/names';
import type { Name } from '../core/names';
import type { Item } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import { mine } from '../scene/lifts';
import { between, translate } from '../scene/rect';
import type { Point } from '../scene/rect';
import type { Gesture, Probe } from '../input/gesture';
import type { Acts } from './acts';
import { Aim } from './aim';
import * as edits from './edits';
import * as frameEdits from './frame_edits';
import { grown } from './growth';
import { byLayer } from './layers';
import type { FoundWork } from './layers';
import type { Stage } from './stage';
import { handle } from './toolbox';
import type { Hands, Tool } from './toolbox';
import type { WorkLayer } from './work_layer';

/** More are not shown to others while dragging; the move itself has no limit. */
const draggedMax = 64;

/** By name: the document may be rebuilt under the hand. */
type Held =
  | { readonly is: 'nothing' }
  | { readonly is: 'items'; readonly names: readonly Name[] }
  /** `from`: as large as it was when it was taken. */
  | { readonly is: 'corner'; readonly name: Name; readonly from: Item }
  | { readonly is: 'lasso'; readonly before: ReadonlySet<Name> };

/** Of each layer, what does not lie in another of them. */
function outermost(found: readonly FoundWork[]): FoundWork[] {
  return Array.from(byLayer(found)).flatMap(([layer, items]) =>
    edits.outermost(layer.scene, items).map((item) => ({ layer, item })),
  );
}

export class BoardTool implements Tool {
  readonly name = 'hand';
  private held: Held = { is: 'nothing' };
  private by: Point = { x: 0, y: 0 };
  /** The board's point under the finger when it took hold: the board may move while one carries. */
  private from: Point = { x: 0, y: 0 };
  private readonly aim: Aim;
  private lastDrag: (Gesture & { kind: 'drag' }) | null = null;

  constructor(
    private readonly stage: Stage,
    private readonly acts: Acts,
  ) {
    this.aim = new Aim(stage);
  }

  get probe(): Probe {
    return this.aim.probe;
  }

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
    const found = this.aim.aimedAt(g);
    stage.closeEditor();
    if (!found) {
      stage.selection.clear();
      if (g.count === 2 && stage.editable) this.acts.newNoteAt(this.aim.toBoard(g));
      return;
    }
    const name = stage.layers.nameOf(found);
    if (g.add || stage.selection.adding.peek()) return stage.selection.toggle(name);
    const again = stage.selection.only === name;
    stage.selection.set([name]);
    if (again && this.aim.mayChange(found)) stage.openEditor(name);
  }

  private press(g: Gesture & { kind: 'press' }): void {
    const { selection, layers } = this.stage;
    const found = this.aim.aimedAt(g);
    this.stage.closeEditor();
    this.stage.buzz();
    if (!found) return;
    const name = layers.nameOf(found);
    if (!selection.value.has(name)) selection.toggle(name);
    selection.adding.value = true;
  }

  private grab(g: Gesture & { kind: 'grab' }): void {
    const { stage } = this;
    stage.closeEditor();
    const touched = this.aim.touchedAt(g);
    const corner = touched ? touched.corner && stage.layers.find(touched.name) : this.aim.cornerAt(g);
    const found = corner || this.aim.aimedAt(g);
    this.from = touched?.from ?? this.aim.toBoard(g);
    if (!found?.layer.editable) return;
    if (corner) {
      this.held = { is: 'corner', name: stage.layers.nameOf(found), from: found.item };
      return;
    }
    if (!this.aim.mayChange(found)) return stage.say({ what: 'locked' });
    const { selection, layers } = stage;
    const name = layers.nameOf(found);
    if (!selection.value.has(name)) selection.set(g.add ? [...selection.value, name] : [name]);
    const taken = outermost(selection.found).filter((one) => this.aim.mayChange(one));
    this.held = { is: 'items', names: taken.map((one) => layers.nameOf(one)) };
    this.by = { x: 0, y: 0 };
    this.lift(taken);
  }

  private drag(g: Gesture & { kind: 'drag' }): void {
    const { stage, held } = this;
    if (held.is !== 'items' && held.is !== 'corner') return;
    this.lastDrag = g;
    const at = this.aim.toBoard(g);
    this.by = { x: Math.round(at.x - this.from.x), y: Math.round(at.y - this.from.y) };
    if (held.is === 'items') this.by = stage.snap?.(this.heldThings(), this.by) ?? this.by;
    this.showHeld();
    if (held.is !== 'items') return;
    stage.setPresence({ pointer: this.rounded(g) });
    for (const layer of stage.layers.all.peek()) {
      const names = held.names.filter((name) => name.board === layer.id).slice(0, draggedMax);
      if (names.length > 0) layer.board.setPresence({ dragged: names.map(refOf), drag: this.by });
    }
  }

  private drop(): void {
    const { stage, by } = this;
    const found = this.heldThings();
    const [first] = found;
    if (this.held.is === 'items' && (by.x !== 0 || by.y !== 0)) {
      stage.layers.history.together(() => {
        for (const [layer, items] of byLayer(found)) {
          const [item] = items;
          const under = item && this.pileOf(layer);
          if (under) this.pile(layer, item, under);
          else layer.edit((d) => edits.moveItems(d, layer.scene, items, by.x, by.y));
          stage.refresh(
            layer,
            items.map((item) => item.handle),
          );
        }
      });
    }
    if (this.held.is === 'corner' && first) {
      const { layer, item } = first;
      const { w, h } = this.stretched(this.held.from, item);
      layer.edit((d) => edits.resize(d, layer.scene, item, w, h));
      stage.refresh(layer, [item.handle]);
    }
    this.letGo();
  }

  /** A document was rebuilt: what is held is held on to, and what is not there any more is let go. */
  rebuilt(): void {
    const { held } = this;
    if (held.is !== 'items' && held.is !== 'corner') return;
    const found = this.heldThings();
    if (found.length === 0) return this.letGo();
    if (held.is === 'items') this.lift(found);
    this.showHeld();
  }

  private lift(found: readonly FoundWork[]): void {
    for (const [layer, items] of byLayer(found)) {
      const handles = items.map((item) => item.handle);
      layer.lifts.take(mine, handles, layer.scene);
    }
  }

  private showHeld(): void {
    const { stage, held } = this;
    const [first] = this.heldThings();
    if (held.is === 'items') {
      for (const layer of stage.layers.all.peek()) {
        layer.lifts.moveTo(mine, this.by.x, this.by.y);
        layer.target = layer === first?.layer ? this.targetIn(layer) : -1;
      }
      stage.show({});
    }
    if (held.is === 'corner' && first) {
      const size = this.stretched(held.from, first.item);
      first.layer.lifts.stretch(first.item, size.w, size.h, first.layer.scene);
      stage.show({});
    }
  }

  /** What is held and still there; what lies in something else that is held moves with that. */
  private heldThings(): FoundWork[] {
    const { stage, held } = this;
    const names = held.is === 'items' ? held.names : held.is === 'corner' ? [held.name] : [];
    return outermost(names.flatMap((name) => stage.layers.find(name) ?? []));
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
    for (const layer of stage.layers.all.peek()) {
      layer.lifts.release(mine, 0);
      layer.target = -1;
      layer.board.setPresence({ dragged: undefined, drag: undefined });
    }
    stage.show({});
    this.held = { is: 'nothing' };
    this.by = { x: 0, y: 0 };
  }

  private lasso(g: Gesture & { kind: 'lasso' }): void {
    const { stage } = this;
    if (this.held.is !== 'lasso') {
      this.held = { is: 'lasso', before: g.add ? stage.selection.value : new Set() };
    }
    const box = between(this.aim.toBoard(g.from), this.aim.toBoard(g.to));
    stage.show({ lasso: box });
    const caught = stage.layers.inside(box).map((one) => stage.layers.nameOf(one));
    stage.selection.set([...this.held.before, ...caught]);
  }

  private endLasso(): void {
    this.stage.show({ lasso: null });
    this.held = { is: 'nothing' };
    if (this.stage.selection.size > 1) this.stage.selection.adding.value = true;
  }

  /** `from`: as it was when it was taken; `now`: with the text that it has by now. */
  private stretched(from: Item, now: Item): { w: number; h: number } {
    const { sizeMin: min, keepsShape } = rulesOf(from);
    if (keepsShape) return grown(from, this.by, min);
    const w = Math.max(min, from.w + this.by.x);
    const h = edits.heightOf(now, w, this.stage.measure) ?? Math.max(min, from.h + this.by.y);
    return { w, h };
  }

  /** The frame that what is carried would fall into; a thing stays on its own board. */
  private targetIn(layer: WorkLayer): number {
    const items = byLayer(this.heldThings()).get(layer) ?? [];
    const [first] = items;
    if (!first) return -1;
    const under = this.pileOf(layer);
    if (under) return under.handle;
    const at = { x: first.x + this.by.x, y: first.y + this.by.y, w: first.w, h: first.h };
    return edits.frameUnder(layer.scene, first, at, new Set(items.map((item) => item.handle)));
  }

  /** What a single thing that is carried is put on. */
  private pileOf(layer: WorkLayer): Item | null {
    const [one, ...more] = this.heldThings();
    if (!one || more.length > 0 || one.layer !== layer) return null;
    return frameEdits.pileUnder(layer.scene, one.item, translate(one.item, this.by.x, this.by.y));
  }

  private pile(layer: WorkLayer, item: Item, under: Item): void {
    const { stage } = this;
    let cluster = -1;
    layer.edit((d) => {
      cluster = frameEdits.pile(d, layer.scene, item, under, stage.layers);
    });
    if (cluster < 0) return stage.say({ what: 'full' });
    stage.refresh(layer, [cluster, under.handle]);
    stage.say({ what: 'grouped', notes: layer.scene.countIn(cluster) });
  }

  private rounded(p: Point): Point {
    const at = this.aim.toBoard(p);
    return { x: Math.round(at.x), y: Math.round(at.y) };
  }
}
