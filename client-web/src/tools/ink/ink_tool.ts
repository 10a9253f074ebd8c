// The tool that draws, erases and points. It paints nothing by itself: what is wet goes to a `Wet`, what is done to the board.

import type { Gesture, Probe } from '../../input/gesture';
import type { PointerKind } from '../../input/pointer';
import { toBoard } from '../../scene/camera';
import { Telling } from '../../scene/ink_frames';
import type { Flat } from '../../scene/ink_points';
import type { Point } from '../../scene/rect';
import * as edits from '../ink_edits';
import type { InkLook, Rubbed } from '../ink_edits';
import { Kind } from '../../core/view';
import type { Stage } from '../stage';
import { handle } from '../toolbox';
import type { Hands, PenTool } from '../toolbox';
import type { WorkLayer } from '../work_layer';
import { Line } from './line';
import { rubberReach } from './pens';
import type { Pens } from './pens';
import { Rubber } from './rubber';

/** What is drawn and does not lie on the board yet. */
export interface Wet {
  begin(look: InkLook): void;
  /** The line so far: what is kept of it, and its tip. Tenths of a unit. */
  show(kept: Flat, tip: Flat): void;
  /** The line lies on the board, which is painted with the next frame. */
  dry(): void;
  /** It is none. */
  wipe(): void;
  /** The laser is at a point, or was lifted. */
  point(at: Point | null): void;
  /** What an eraser of this reach (CSS pixels) leaves. Null: it was lifted. */
  rub(at: Point | null, reach: number, left: readonly Rubbed[]): void;
}

/** Others hear of a line so often, ms. */
const tellMs = 45;
const laserStyle = [0, 70, 2] as const;

type Ink = Gesture & { kind: 'ink' };

type Held =
  | { readonly is: 'nothing' }
  | { readonly is: 'line'; readonly line: Line; readonly look: InkLook; readonly telling: Telling }
  | { readonly is: 'laser'; readonly line: Line; readonly telling: Telling }
  | { readonly is: 'rubber'; readonly rubber: Rubber; at: Point };

export class InkTool implements PenTool {
  readonly name = 'ink';
  readonly carrying = null;
  private held: Held = { is: 'nothing' };
  private predicted: readonly Point[] = [];
  private changed = false;
  private toldAt = -Infinity;

  constructor(
    private readonly stage: Stage,
    private readonly pens: Pens,
    private readonly wet: Wet,
  ) {}

  readonly probe: Probe = (_x, _y, pointer) => {
    this.note(pointer);
    if (!this.stage.editable) return 'board';
    return pointer === 'touch' && !this.pens.state.peek().fingers ? 'board' : 'ink';
  };

  jots(pointer: PointerKind): boolean {
    this.note(pointer);
    return pointer === 'pen' && this.pens.state.peek().atOnce && this.stage.editable;
  }

  private readonly hands: Hands = {
    ink: (g) => this.ink(g),
    withdraw: () => this.withdraw(),
    hover: (g) => this.stage.setPresence({ pointer: this.rounded(g) }),
  };

  gesture(g: Gesture): void {
    handle(this.hands, g);
  }

  /** All samples of one event are in: once, what they changed is shown. */
  settled(): void {
    const { held } = this;
    if (!this.changed) return;
    this.changed = false;
    if (held.is === 'line') this.wet.show(held.line.kept, held.line.tip(this.predicted));
    if (held.is === 'rubber') {
      for (const [layer, taken] of held.rubber.takeFresh()) this.stage.refresh(layer, [taken]);
      this.wet.rub(
        held.at,
        this.reach,
        held.rubber.all.flatMap(({ rubbed }) => rubbed),
      );
    }
    if (held.is === 'line' || held.is === 'laser') this.tell(held);
  }

  again(): void {
    // The board does not move under what is drawn.
  }

  rebuilt(): void {
    // What was under the rubber has other handles now; a line is not on the board yet, and goes on.
    if (this.held.is === 'rubber') this.withdraw();
  }

  putDown(): void {
    this.withdraw();
    this.stage.setPresence({ pointer: undefined });
  }

  private note(pointer: PointerKind): void {
    if (pointer === 'pen' && this.pens.notePen()) this.stage.say({ what: 'penSeen' });
  }

  private ink(g: Ink): void {
    if (g.phase === 'begin') this.begin(g);
    this.go(g);
    if (g.phase === 'end') this.end();
  }

  private begin(g: Ink): void {
    const { stage, pens } = this;
    this.withdraw();
    stage.closeEditor();
    stage.selection.clear();
    const name = g.eraser ? 'eraser' : pens.state.peek().name;
    if (name === 'eraser') {
      const layers = stage.layers.all.peek().filter((layer) => layer.editable);
      const mayTake = (_layer: WorkLayer, item: { readonly locked: boolean }) =>
        stage.moderator || !item.locked;
      const rubber = new Rubber(layers, pens.state.peek().whole, mayTake);
      this.held = { is: 'rubber', rubber, at: this.at(g) };
      return;
    }
    const look = { colour: pens.colour, width: pens.width, marker: pens.drawing === 'marker' };
    const even = look.marker || name === 'laser';
    const line = new Line({ zoom: stage.camera.zoom, width: look.width, even });
    const telling = new Telling();
    this.held = name === 'laser' ? { is: 'laser', line, telling } : { is: 'line', line, look, telling };
    if (name !== 'laser') this.wet.begin(look);
  }

  private go(g: Ink): void {
    const { held } = this;
    const at = this.at(g);
    this.predicted = g.predicted.map((spot) => this.at(spot));
    this.changed = true;
    if (held.is === 'line' || held.is === 'laser') {
      held.line.add({ ...at, time: g.time, pressure: g.pressure });
      if (held.is === 'laser') this.wet.point(at);
    }
    if (held.is === 'rubber') {
      held.rubber.go(held.at, at, this.reach / this.stage.camera.zoom);
      held.at = at;
    }
  }

  private end(): void {
    const { held } = this;
    this.held = { is: 'nothing' };
    this.changed = false;
    if (held.is === 'line') this.draw(held.line, held.look);
    if (held.is === 'laser') this.wet.point(null);
    if (held.is === 'rubber') this.rubOut(held.rubber);
    this.hush();
  }

  private draw(line: Line, look: InkLook): void {
    line.finish();
    const { layers } = this.stage;
    const layer = layers.ground.editable ? layers.ground : layers.makingOf(Kind.stroke);
    let made: number[] | null = [];
    const wrote = layer.edit((d) => {
      made = edits.createStroke(d, layer.scene, line.kept, look);
    });
    if (made === null) this.stage.say({ what: 'full' });
    if (!wrote || made === null) return this.wet.wipe();
    this.stage.refresh(layer, made);
    this.wet.dry();
  }

  private rubOut(rubber: Rubber): void {
    const { stage } = this;
    const all = rubber.all;
    stage.layers.history.together(() => {
      for (const { layer, rubbed } of all) {
        let made: number[] | null = [];
        layer.edit((d) => {
          made = edits.rubOut(d, layer.scene, rubbed);
        });
        if (made === null) stage.say({ what: 'full' });
        stage.refresh(layer, [...rubbed.map(({ item }) => item.handle), ...(made ?? [])]);
      }
    });
    rubber.forget();
    this.wet.rub(null, 0, []);
  }

  /** Whatever is under way ends without effect. */
  private withdraw(): void {
    const { held } = this;
    this.held = { is: 'nothing' };
    this.changed = false;
    if (held.is === 'line') this.wet.wipe();
    if (held.is === 'laser') this.wet.point(null);
    if (held.is === 'rubber') {
      const touched = held.rubber.all;
      held.rubber.forget();
      for (const { layer, rubbed } of touched)
        this.stage.refresh(
          layer,
          rubbed.map(({ item }) => item.handle),
        );
      this.wet.rub(null, 0, []);
    }
    if (held.is !== 'nothing') this.hush();
  }

  private tell(held: Held & { is: 'line' | 'laser' }): void {
    const now = this.stage.now();
    if (now - this.toldAt < tellMs) return;
    this.toldAt = now;
    const { ink, inkStart } = held.telling.frame(held.line.kept, held.line.tip());
    const tool = held.is === 'line' && held.look.marker ? 1 : 0;
    const inkStyle = held.is === 'laser' ? laserStyle : ([held.look.colour, held.look.width, tool] as const);
    this.stage.layers.ground.board.setPresence({ ink, inkStart, inkStyle, pointer: undefined });
  }

  private hush(): void {
    this.toldAt = -Infinity;
    this.stage.layers.ground.board.setPresence({ ink: undefined, inkStart: undefined, inkStyle: undefined });
  }

  private get reach(): number {
    return rubberReach[this.pens.state.peek().sizes.eraser];
  }

  private at(p: Point): Point {
    return toBoard(this.stage.camera, p);
  }

  private rounded(p: Point): Point {
    const { x, y } = this.at(p);
    return { x: Math.round(x), y: Math.round(y) };
  }
}
