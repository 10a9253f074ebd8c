// Things that are in the air: dragged by me, or by somebody else whose movement arrives as presence. They
// are painted where the finger holds them, not where the document still has them.
//
// A lift is anchored to where its item was when it was taken, so that the move's arrival in the document
// during the drag changes nothing on the screen. When somebody else lets go, the item stays where it was
// shown until the document says where it went, or a moment has passed.

import { placeOf } from './item';
import type { Item } from './item';
import { rulesOf } from './kinds';
import { translate } from './rect';
import type { Point, Rect } from './rect';
import type { Scene } from './scene';

/** Owner of what I drag myself. */
export const mine = -1;
/** Owner of what nobody holds and is on its way to where it lies by now. */
const sliding = -2;

/** How long a released item waits for its move, ms. */
const patience = 600;
/** Share of the remaining way that a remote drag covers in 16 ms. */
const ease = 0.35;

function anchorOf(item: Item): Point {
  const { x, y } = placeOf(item);
  return { x, y };
}

interface Lift {
  readonly owner: number;
  readonly anchor: Point;
  /** The document's position when it was taken. */
  dx: number;
  dy: number;
  toX: number;
  toY: number;
  releasedAt: number | null;
  /** While it is being resized. */
  size: { readonly w: number; readonly h: number } | null;
}

export class Lifts {
  private readonly held = new Map<number, Lift>();
  /** What hangs on what is in the air, and is not held itself. */
  private strung: ReadonlySet<number> = new Set();

  /** Takes items with what lies in them. Who takes what is in somebody else's hand gets it. */
  take(owner: number, handles: Iterable<number>, scene: Scene): void {
    for (const handle of handles) {
      for (const item of scene.family(handle)) {
        const old = this.held.get(item.handle);
        if (old && old.owner === owner && old.releasedAt === null) continue;
        this.held.set(item.handle, {
          owner,
          anchor: anchorOf(item),
          dx: 0,
          dy: 0,
          toX: 0,
          toY: 0,
          releasedAt: null,
          size: null,
        });
      }
    }
    this.string(scene);
  }

  /** Shows one of my own items in another size. */
  stretch(item: Item, w: number, h: number, scene: Scene): void {
    const still = { dx: 0, dy: 0, toX: 0, toY: 0, releasedAt: null };
    this.held.set(item.handle, { owner: mine, anchor: anchorOf(item), ...still, size: { w, h } });
    this.string(scene);
  }

  /** Lets an item that has just moved in the document glide there from where it was. */
  slide(before: Item, scene: Scene): void {
    const item = scene.get(before.handle);
    const old = this.held.get(before.handle);
    const [here, there] = [item && placeOf(item), placeOf(before)];
    if (!item || !here || (here.x === there.x && here.y === there.y) || (old && old.owner !== sliding))
      return;
    const by = this.offset(before);
    const way = { dx: there.x + by.x - here.x, dy: there.y + by.y - here.y, toX: 0, toY: 0 };
    const anchor = anchorOf(item);
    this.held.set(item.handle, { owner: sliding, anchor, ...way, releasedAt: null, size: null });
    this.string(scene);
  }

  moveTo(owner: number, dx: number, dy: number): void {
    for (const lift of this.held.values()) {
      if (lift.owner !== owner || lift.releasedAt !== null) continue;
      lift.toX = dx;
      lift.toY = dy;
      if (owner === mine) [lift.dx, lift.dy] = [dx, dy];
    }
  }

  release(owner: number, now: number): void {
    for (const [handle, lift] of this.held) {
      if (lift.owner !== owner || lift.releasedAt !== null) continue;
      if (owner === mine) this.held.delete(handle);
      else lift.releasedAt = now;
    }
  }

  /** Moves what is in the air; true while something still has a way to go. */
  step(now: number, elapsed: number, scene: Scene): boolean {
    const share = 1 - Math.pow(1 - ease, elapsed / 16);
    let moving = false;
    for (const [handle, lift] of this.held) {
      const item = scene.get(handle);
      if (!item || this.isOver(lift, item, now)) {
        this.held.delete(handle);
        moving = true;
        continue;
      }
      lift.dx += (lift.toX - lift.dx) * share;
      lift.dy += (lift.toY - lift.dy) * share;
      if (Math.abs(lift.toX - lift.dx) + Math.abs(lift.toY - lift.dy) > 0.3) moving = true;
      else [lift.dx, lift.dy] = [lift.toX, lift.toY];
      if (lift.releasedAt !== null) moving = true;
    }
    if (this.held.size + this.strung.size > 0) this.string(scene);
    return moving;
  }

  /** Handles change their numbers when the document is rebuilt: everything is put down. */
  clear(): void {
    this.held.clear();
    this.strung = new Set();
  }

  has(handle: number): boolean {
    return this.held.has(handle) || this.strung.has(handle);
  }

  get size(): number {
    return this.held.size + this.strung.size;
  }

  /** Which items are in the air, and what hangs on them. */
  handles(): number[] {
    return [...this.held.keys(), ...this.strung];
  }

  owners(): Set<number> {
    return new Set(Array.from(this.held.values(), (lift) => lift.owner));
  }

  /** Where an item is to be painted. */
  shown(item: Item): Rect {
    const lift = this.held.get(item.handle);
    if (!lift) return item;
    const by = this.offset(item);
    const at = translate(item, by.x, by.y);
    return lift.size ? { ...at, ...lift.size } : at;
  }

  /** The item as it is to be painted: what hangs on things runs to where those are shown. */
  now(item: Item, scene: Scene): Item {
    const { follow } = rulesOf(item);
    if (!follow || !this.has(item.handle)) return item;
    return follow(item, this.offset(item), (target) => {
      const other = scene.get(target);
      return other && this.shown(other);
    });
  }

  /** How far from its place in the document it is shown. */
  private offset(item: Item): Point {
    const lift = this.held.get(item.handle);
    if (!lift) return { x: 0, y: 0 };
    const { x, y } = placeOf(item);
    return { x: lift.anchor.x + lift.dx - x, y: lift.anchor.y + lift.dy - y };
  }

  private string(scene: Scene): void {
    const strung = new Set<number>();
    for (const handle of this.held.keys()) {
      for (const { handle: connector } of scene.hangingOn(handle)) {
        if (!this.held.has(connector)) strung.add(connector);
      }
    }
    this.strung = strung;
  }

  private isOver(lift: Lift, item: Item, now: number): boolean {
    if (lift.owner === sliding) return Math.abs(lift.dx) + Math.abs(lift.dy) < 0.5;
    if (lift.releasedAt === null) return false;
    const { x, y } = placeOf(item);
    const arrived = x !== lift.anchor.x || y !== lift.anchor.y;
    return arrived || now - lift.releasedAt > patience;
  }
}
