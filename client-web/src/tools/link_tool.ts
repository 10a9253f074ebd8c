// The grips of arrows: a selected arrow's ends, by which it is bound anew; and beside a selected thing one from which an arrow
// is drawn to another. Asked before the hand, where a grip is.

import type { Gesture, Probe } from '../input/gesture';
import { toBoard, toScreen } from '../scene/camera';
import type { Camera } from '../scene/camera';
import { Kind } from '../scene/item';
import type { Connector, Item } from '../scene/item';
import { heads } from '../scene/kinds/connector';
import { rulesOf } from '../scene/kinds';
import { shades } from '../scene/palette';
import type { Point } from '../scene/rect';
import type { Name } from '../core/names';
import { bind, connect, sketch, targetAt } from './draw_edits';
import type { Look, Spot } from './draw_edits';
import type { FoundWork } from './layers';
import type { Stage } from './stage';
import { handle } from './toolbox';
import type { Hands, Tool } from './toolbox';

/** CSS pixels. */
const gripReach = 20;
const gripAway = 26;
const hitReach = 12;
/** Smaller things have no grip beside them, CSS pixels. */
const gripFrom = 44;

/** Of an arrow that is drawn from a thing: in ink. */
export const arrowLook: Look = { kind: Kind.connector, shape: heads.finish, colour: 7 };

type Held =
  | { readonly is: 'end'; readonly name: Name; readonly which: 0 | 1 }
  | { readonly is: 'new'; readonly name: Name };

export class LinkTool implements Tool {
  readonly name = 'link';
  readonly carrying = null;
  private aimed: Held | null = null;
  private held: Held | null = null;
  private to: Point | null = null;

  constructor(private readonly stage: Stage) {}

  readonly probe: Probe = (x, y) => {
    this.aimed = this.gripAt({ x, y });
    return this.aimed ? 'item' : 'board';
  };

  private readonly hands: Hands = {
    grab: () => {
      this.stage.closeEditor();
      this.held = this.aimed;
    },
    drag: (g) => {
      this.to = toBoard(this.stage.camera, g);
      this.show();
    },
    drop: () => this.drop(),
    release: () => this.putDown(),
  };

  gesture(g: Gesture): void {
    handle(this.hands, g);
  }

  again(): void {
    this.show();
  }

  rebuilt(): void {
    if (this.held && !this.stage.layers.find(this.held.name)) this.putDown();
  }

  putDown(): void {
    this.held = this.to = null;
    this.stage.show({ drafts: [] });
  }

  /** An arrow from the first of two selected things to the second. Its name; null when there are not two of one board. */
  connectSelected(): Name | null {
    const pair = this.joinable();
    if (!pair) return null;
    const [a, b] = pair;
    const spot = ({ item }: FoundWork): Spot => ({ at: middle(item), target: item.handle });
    return this.write(a, (d) => connect(d, a.layer.scene, arrowLook, spot(a), spot(b)));
  }

  /** Two selected things that an arrow can join. */
  joinable(): readonly [FoundWork, FoundWork] | null {
    const [a, b, ...more] = this.stage.selection.found;
    if (!a || !b || more.length > 0 || a.layer !== b.layer || !a.layer.editable) return null;
    return [a, b].every(({ item }) => rulesOf(item).layer !== 'mark') ? [a, b] : null;
  }

  // What is seen of it.

  get busy(): boolean {
    return this.held !== null || this.gripOf(this.single()) !== null;
  }

  paint(context: CanvasRenderingContext2D, camera: Camera): void {
    const grip = this.held ? null : this.gripOf(this.single());
    if (grip) paintGrip(context, grip);
    const target = this.held && this.to && this.target(this.to);
    const found = this.held && this.stage.layers.find(this.held.name);
    const item = found && target !== null ? found.layer.scene.get(target.target) : undefined;
    if (!item) return;
    const at = toScreen(camera, item);
    context.strokeStyle = shades.accent;
    context.lineWidth = 4;
    context.strokeRect(at.x - 3, at.y - 3, item.w * camera.zoom + 6, item.h * camera.zoom + 6);
  }

  private single(): FoundWork | null {
    const { selection, moderator } = this.stage;
    const [found, ...more] = selection.size === 1 ? selection.found : [];
    if (!found || more.length > 0 || !found.layer.editable) return null;
    return moderator || !found.item.locked ? found : null;
  }

  /** Where the grip beside a thing is on the screen. */
  private gripOf(found: FoundWork | null): Point | null {
    if (!found || rulesOf(found.item).layer === 'mark') return null;
    const { camera, viewport } = this.stage;
    const { item } = found;
    if (found.layer.lifts.has(item.handle) || item.h * camera.zoom < gripFrom) return null;
    const right = toScreen(camera, { x: item.x + item.w, y: item.y + item.h / 2 });
    const x = right.x + gripAway;
    return x < viewport.w - 8 && right.y > 0 ? { x, y: right.y } : null;
  }

  private gripAt(p: Point): Held | null {
    const found = this.single();
    if (!found) return null;
    const name = this.stage.layers.nameOf(found);
    const near = (q: Point): boolean => Math.hypot(p.x - q.x, p.y - q.y) <= gripReach;
    if (found.item.kind === Kind.connector) {
      const which = found.item.line.findIndex((end) => near(toScreen(this.stage.camera, end)));
      return which < 0 ? null : { is: 'end', name, which: which as 0 | 1 };
    }
    const grip = this.gripOf(found);
    return grip && near(grip) ? { is: 'new', name } : null;
  }

  private target(p: Point): Spot {
    const found = this.held && this.stage.layers.find(this.held.name);
    const at = { x: Math.round(p.x), y: Math.round(p.y) };
    if (!found || !this.held) return { at, target: -1 };
    const slop = hitReach / this.stage.camera.zoom;
    const own = this.held.is === 'new' ? found.item.handle : otherTarget(found.item, this.held.which);
    return { at, target: targetAt(found.layer.scene, p, slop, own) };
  }

  /** From where to where the arrow would run. */
  private spots(found: FoundWork, to: Point): readonly [Spot, Spot] | null {
    const { held } = this;
    if (!held) return null;
    const end = this.target(to);
    if (held.is === 'new') return [{ at: middle(found.item), target: found.item.handle }, end];
    const item = found.item as Connector;
    const still: Spot = {
      at: item.points[held.which === 0 ? 1 : 0],
      target: item.ends[held.which === 0 ? 1 : 0].target,
    };
    return held.which === 0 ? [end, still] : [still, end];
  }

  private show(): void {
    const found = this.held && this.stage.layers.find(this.held.name);
    const spots = found && this.to && this.spots(found, this.to);
    if (!found || !spots) return;
    const { item } = found;
    const look =
      item.kind === Kind.connector ? { ...arrowLook, shape: item.shape, colour: item.colour } : arrowLook;
    this.stage.show({ drafts: [sketch(found.layer.scene, look, ...spots)] });
  }

  private drop(): void {
    const { held, to } = this;
    const found = held && this.stage.layers.find(held.name);
    const spots = found && to && this.spots(found, to);
    this.putDown();
    if (!held || !found || !spots) return;
    const { layer, item } = found;
    if (held.is === 'new') {
      this.write(found, (d) => connect(d, layer.scene, arrowLook, ...spots));
      return;
    }
    layer.edit((d) => bind(d, layer.scene, item as Connector, held.which, spots[held.which]));
    this.stage.refresh(layer, [item.handle]);
  }

  private write({ layer }: FoundWork, act: Parameters<typeof this.made>[1]): Name | null {
    const made = this.made(layer, act);
    if (made === null) return null;
    if (made < 0) {
      this.stage.say({ what: 'full' });
      return null;
    }
    this.stage.refresh(layer, [made]);
    const name = layer.names.of(made);
    this.stage.selection.set([name]);
    this.stage.selection.adding.value = false;
    return name;
  }

  /** Null: nothing is written at the moment, and the board says why. */
  private made(layer: FoundWork['layer'], act: (d: Parameters<typeof connect>[0]) => number): number | null {
    let made: number | null = null;
    layer.edit((d) => {
      made = act(d);
    });
    return made;
  }
}

function otherTarget(item: Item, which: 0 | 1): number {
  return item.kind === Kind.connector ? item.ends[which === 0 ? 1 : 0].target : -1;
}

function middle({ x, y, w, h }: Item): Point {
  return { x: Math.round(x + w / 2), y: Math.round(y + h / 2) };
}

/** A ring with an arrow in it. */
function paintGrip(context: CanvasRenderingContext2D, { x, y }: Point): void {
  context.beginPath();
  context.arc(x, y, 13, 0, 2 * Math.PI);
  context.fillStyle = shades.grip;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = shades.accent;
  context.stroke();
  context.beginPath();
  context.moveTo(x - 5.5, y);
  context.lineTo(x + 5, y);
  context.moveTo(x + 1, y - 4);
  context.lineTo(x + 5, y);
  context.lineTo(x + 1, y + 4);
  context.stroke();
}
