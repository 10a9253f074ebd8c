// Notes that a reveal brings come in one after the other, each from a little above where it comes to lie, so that one can follow.
// Whoever prefers less motion has them at once.
import { Fields, Kind } from '../../core/view';
import type { Item } from '../../scene/item';
import type { WorkLayer, ChangedThings } from '../../tools/work_layer';

/** All of them are there after so long, however many they are; two follow each other no slower than this. ms. */
export const comesWithin = 600;
export const oneEach = 40;
/** Board units. */
const fromAbove = 60;
/** The board's notes and the day's word that the reveal is over come by two sockets. ms. */
const lingers = 3_000;
/** Replica 1 of every board is the server. */
const server = 1;

export interface Ground {
  readonly layer: WorkLayer;
  now(): number;
  /** Paints them anew. */
  refresh(handles: readonly number[]): void;
  /** The person prefers less motion. */
  still(): boolean;
  /** Calls once, a moment later. */
  nextFrame(call: () => void): void;
}

/** The reading order: what stands higher first, then from left to right. */
function asRead(a: Item, b: Item): number {
  return Number('y' in a && 'y' in b ? a.y - b.y || a.x - b.x : 0);
}

export class ComingIn {
  private waiting: number[] = [];
  private began = 0;
  private pace = oneEach;
  private shown = 0;
  private revealedAt = -Infinity;

  constructor(private readonly ground: Ground) {}

  /** A reveal of this board goes on, or has just been over. */
  reveals(): void {
    this.revealedAt = this.ground.now();
  }

  /** After the scene has read it. */
  hear({ all, list }: ChangedThings): void {
    const { ground } = this;
    if (all) this.waiting = [];
    if (all || ground.still() || ground.now() - this.revealedAt > lingers) return;
    const { layer } = ground;
    const come = list
      .filter(({ handle, fields }) => fields & Fields.created && this.isRevealed(handle))
      .map(({ handle }) => layer.scene.get(handle))
      .filter((item) => item !== undefined)
      .sort(asRead)
      .map(({ handle }) => handle);
    if (come.length === 0) return;
    for (const handle of come) layer.hidden.add(handle);
    ground.refresh(come);
    const idle = this.waiting.length === 0;
    this.waiting.push(...come);
    this.pace = Math.min(oneEach, comesWithin / this.waiting.length);
    this.began = ground.now();
    this.shown = 0;
    if (idle) ground.nextFrame(() => this.step());
  }

  /** Whatever has not come in yet is there. */
  finish(): void {
    this.show(this.waiting.splice(0));
  }

  private step(): void {
    const due = Math.floor((this.ground.now() - this.began) / this.pace) + 1 - this.shown;
    const next = this.waiting.splice(0, Math.max(0, due));
    this.shown += next.length;
    this.show(next);
    if (this.waiting.length > 0) this.ground.nextFrame(() => this.step());
  }

  private show(handles: readonly number[]): void {
    const { layer } = this.ground;
    for (const handle of handles) {
      layer.hidden.delete(handle);
      const item = layer.scene.get(handle);
      if (item && 'y' in item) layer.lifts.slide({ ...item, y: item.y - fromAbove }, layer.scene);
    }
    if (handles.length > 0) this.ground.refresh(handles);
  }

  private isRevealed(handle: number): boolean {
    const { kind, replica } = this.ground.layer.document.object(handle);
    return kind === Kind.note && replica === server;
  }
}
