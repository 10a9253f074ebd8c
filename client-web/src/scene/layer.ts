// One board in a view: what lies on it, what is in the air above it, who is there, and how its things are called.
//
// A view holds several, painted one over the other under one camera: a table's board, my drafts on top of it, what somebody
// else sees. Each has its own document. Handles are a layer's own; what is named across layers is named by (board, object).

import { Names } from '../core/names';
import type { Ids } from '../core/names';
import type { Renamed } from '../core/view';
import type { BoardReader, Item } from './item';
import { Lifts } from './lifts';
import { Others } from './others';
import type { Whereabouts } from './others';
import { Scene } from './scene';

/** What others draw on a board at this moment. Comes with the code of ink. */
export interface Inks {
  update(all: readonly Whereabouts[], now: number): void;
  /** A stroke has come to lie on the board. */
  made(handle: number): void;
  /** True while something changes by itself. */
  step(now: number, still: boolean): boolean;
  readonly busy: boolean;
  /** The context is in board units. */
  paint(context: CanvasRenderingContext2D): void;
}

export class Layer {
  static makeInks: ((layer: Layer) => Inks) | null = null;

  readonly scene: Scene;
  readonly lifts = new Lifts();
  readonly others = new Others();
  readonly names: Names;
  /** What is outlined, by handles of now. */
  selected: ReadonlySet<number> = new Set();
  /** The frame that what I drag would fall into, or -1. */
  target = -1;
  /** The item whose text the editor shows in its stead, or -1. */
  editing = -1;
  private drawn: Inks | null = null;
  /** What an eraser has under it: not painted. */
  readonly hidden = new Set<number>();

  constructor(
    /** The board's. */
    readonly id: string,
    reader: BoardReader & Ids,
  ) {
    this.scene = new Scene(reader);
    this.names = new Names(reader, id);
  }

  get inks(): Inks | null {
    return (this.drawn ??= Layer.makeInks?.(this) ?? null);
  }

  /** The document was rebuilt: every handle is new. */
  rebuilt(renamed: Renamed | undefined): void {
    this.lifts.clear();
    this.hidden.clear();
    this.scene.reload();
    this.names.rebuilt(renamed);
    this.selected = new Set();
    this.target = this.editing = -1;
  }
}

/** A thing and where it lies, for this task. */
export interface Found<L extends Layer = Layer> {
  readonly layer: L;
  readonly item: Item;
}
