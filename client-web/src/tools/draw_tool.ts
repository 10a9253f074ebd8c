// Draws figures, texts and arrows: by a drag as large as one wants them, by one tap in their own size; an arrow by a drag or by two
// taps, bound to what it begins and ends on. Then the hand has its turn again, with the new thing selected.

import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Gesture, Probe } from '../input/gesture';
import { toBoard } from '../scene/camera';
import { Kind, noParent } from '../scene/item';
import type { Item, ObjectFields } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import { moreRules } from '../scene/kinds/more';
import { between } from '../scene/rect';
import type { Point, Rect } from '../scene/rect';
import { connect, draw, sketch, targetAt } from './draw_edits';
import type { Look, Spot } from './draw_edits';
import { freeSpot } from './placement';
import type { Stage } from './stage';
import { handle } from './toolbox';
import type { Hands, Tool } from './toolbox';
import type { WorkLayer } from './work_layer';

/** How far off a finger may be, CSS pixels. */
const reach = 12;
/** In their own size, board units. */
const sizes: Readonly<Record<number, { readonly w: number; readonly h: number }>> = {
  [Kind.shape]: { w: 200, h: 140 },
  [Kind.text]: { w: 320, h: 36 },
  [Kind.connector]: { w: 200, h: 0 },
};

export interface DrawHost {
  readonly stage: Stage;
  /** Goes back to the hand. */
  readonly done: () => void;
}

export class DrawTool implements Tool {
  readonly name = 'draw';
  readonly carrying = null;
  private readonly now = signal<Look | null>(null);
  private from: Spot | null = null;
  private to: Point | null = null;
  /** An arrow that was begun by a tap. */
  private begun: Spot | null = null;

  constructor(private readonly host: DrawHost) {}

  /** What it draws. */
  get look(): ReadonlySignal<Look | null> {
    return this.now;
  }

  choose(look: Look): void {
    this.putDown();
    this.now.value = look;
  }

  readonly probe: Probe = () => (this.host.stage.editable ? 'item' : 'board');

  private readonly hands: Hands = {
    tap: (g) => this.tap(this.toBoard(g)),
    grab: (g) => {
      this.from = this.spot(this.toBoard(g));
    },
    drag: (g) => {
      this.to = this.toBoard(g);
      this.show();
    },
    drop: () => this.drop(),
    release: () => this.putDown(),
    hover: (g) => this.hover(this.toBoard(g)),
  };

  gesture(g: Gesture): void {
    handle(this.hands, g);
  }

  again(): void {
    this.show();
  }

  rebuilt(): void {
    this.putDown();
  }

  putDown(): void {
    this.from = this.to = this.begun = null;
    this.host.stage.show({ drafts: [] });
  }

  /** Where there is room in the middle of what is seen: for who has no finger to show a place with. */
  place(): void {
    const { stage } = this.host;
    const look = this.now.peek();
    if (!look) return;
    const middle = toBoard(stage.camera, { x: stage.viewport.w / 2, y: stage.viewport.h * 0.42 });
    const at = freeSpot(stage.layers, this.rectAt(look, middle));
    if (look.kind !== Kind.connector) return this.make(look, at);
    const [from, to] = [
      { x: at.x, y: at.y },
      { x: at.x + at.w, y: at.y },
    ];
    this.join(look, { at: from, target: -1 }, { at: to, target: -1 });
  }

  /** Somebody who has chosen a text begins to write it. */
  typed(): boolean {
    if (this.now.peek()?.kind !== Kind.text) return false;
    this.place();
    return true;
  }

  private tap(p: Point): void {
    const look = this.now.peek();
    if (!look) return;
    if (look.kind !== Kind.connector) return this.make(look, this.rectAt(look, p));
    const spot = this.spot(p);
    if (this.begun) return this.join(look, this.begun, spot);
    this.begun = spot;
  }

  private hover(p: Point): void {
    const { stage } = this.host;
    stage.setPresence({ pointer: { x: Math.round(p.x), y: Math.round(p.y) } });
    const look = this.now.peek();
    if (look && this.begun)
      stage.show({ drafts: [sketch(this.layer.scene, look, this.begun, this.spot(p))] });
  }

  private show(): void {
    const look = this.now.peek();
    if (!look || !this.from || !this.to) return;
    const draft =
      look.kind === Kind.connector
        ? sketch(this.layer.scene, look, this.from, this.spot(this.to))
        : sample(look, this.drawn(look, this.from.at, this.to));
    this.host.stage.show({ drafts: [draft] });
  }

  private drop(): void {
    const look = this.now.peek();
    const { from, to } = this;
    if (!look || !from || !to) return this.putDown();
    if (look.kind === Kind.connector) this.join(look, from, this.spot(to));
    else this.make(look, this.drawn(look, from.at, to));
  }

  private make(look: Look, at: Rect): void {
    this.write((d, { scene }) => draw(d, scene, look, at), look.kind !== Kind.connector);
  }

  private join(look: Look, from: Spot, to: Spot): void {
    if (from.target >= 0 && from.target === to.target) return this.putDown();
    this.write((d, { scene }) => connect(d, scene, look, from, to), false);
  }

  private write(act: (d: Parameters<typeof draw>[0], layer: WorkLayer) => number, writes: boolean): void {
    const { stage } = this.host;
    const { layer } = this;
    const series = {};
    let made: number | null = null;
    const wrote = layer.edit(
      (d) => {
        made = act(d, layer);
      },
      { series },
    );
    this.host.done();
    // Where nothing is written at the moment, the board says why.
    if (made === null) return;
    if (!wrote || made < 0) return stage.say({ what: 'full' });
    stage.refresh(layer, [made]);
    const name = layer.names.of(made);
    stage.selection.set([name]);
    const item = layer.scene.get(made);
    // A text without a word is nothing; a figure without one is a figure.
    if (writes && item) stage.openEditor(name, rulesOf(item).text.grows ? { fresh: series } : {});
  }

  /** As large as it was drawn, at least as large as a finger can take it again. */
  private drawn(look: Look, a: Point, b: Point): Rect {
    const r = between(a, b);
    if (look.kind === Kind.text) return { ...r, w: Math.max(moreRules[Kind.text].sizeMin, r.w), h: 36 };
    const min = moreRules[Kind.shape].sizeMin;
    const rounded = { x: Math.round(r.x), y: Math.round(r.y), w: Math.round(r.w), h: Math.round(r.h) };
    return { ...rounded, w: Math.max(min, rounded.w), h: Math.max(min, rounded.h) };
  }

  private rectAt(look: Look, p: Point): Rect {
    const { w, h } = sizes[look.kind] as { w: number; h: number };
    return { x: Math.round(p.x - w / 2), y: Math.round(p.y - h / 2), w, h };
  }

  private spot(p: Point): Spot {
    const at = { x: Math.round(p.x), y: Math.round(p.y) };
    return { at, target: targetAt(this.layer.scene, p, reach / this.host.stage.camera.zoom) };
  }

  private get layer(): WorkLayer {
    return this.host.stage.layers.makingOf(Kind.shape);
  }

  private toBoard(p: Point): Point {
    return toBoard(this.host.stage.camera, p);
  }
}

/** A figure or a text as it would be. */
function sample(look: Look, at: Rect): Item {
  const common = {
    ...at,
    handle: -2,
    author: 0,
    parent: noParent,
    locked: false,
    votes: 0,
    reactions: [],
    text: '',
  };
  const view = { shape: look.shape, width: 0, rotation: 0, textSize: 0 } as ObjectFields;
  const none = {
    ends: () => {
      throw new Error('a figure has no ends');
    },
    points: () => new Int32Array(0),
    blob: () => null,
    reactions: () => [],
    placeOf: () => undefined,
  };
  // A text has nothing to be seen before it is written: its room is shown.
  return moreRules[Kind.shape].make({ ...common, colour: look.colour }, view, none);
}
