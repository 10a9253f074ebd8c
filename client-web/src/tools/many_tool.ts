// Makes many notes at once. While it is in the hand one sees on the board how they would lie; gestures move the board, as else.

import { signal, type Signal } from '@preact/signals';
import { toBoard } from '../scene/camera';
import { Kind, noParent } from '../scene/item';
import type { Item } from '../scene/item';
import type { Rect } from '../scene/rect';
import { createWritten } from './draw_edits';
import { blockOf, linesOf, tooMany } from './many';
import type { TooMany } from './many';
import type { Stage } from './stage';
import type { Tool } from './toolbox';

export class ManyTool implements Tool {
  readonly name = 'many';
  readonly carrying = null;
  readonly colour = signal(0);
  private places: readonly Rect[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly done: () => void,
    /** What stands in its field. */
    readonly text: Signal<string> = signal(''),
  ) {}

  readonly probe = () => 'board' as const;

  gesture(): void {}

  again(): void {}

  rebuilt(): void {
    this.show();
  }

  /** The words stay in the field until they are on the board: whoever comes back finds them. */
  putDown(): void {
    this.stage.show({ drafts: [] });
  }

  get lines(): readonly string[] {
    return linesOf(this.text.value);
  }

  get tooMany(): TooMany | null {
    return tooMany(this.lines, this.stage.layers.making.document.room);
  }

  /** Shows how they would lie; where. */
  show(): readonly Rect[] {
    const { stage, lines } = this;
    const some = this.tooMany ? [] : lines;
    const middle = toBoard(stage.camera, { x: stage.viewport.w / 2, y: stage.viewport.h * 0.35 });
    if (some.length !== this.places.length || !this.stillFree()) {
      this.places = some.length > 0 ? blockOf(stage.layers, some.length, middle) : [];
    }
    stage.show({ drafts: this.places.map((at, i) => ghost(at, i, some[i] as string, this.colour.peek())) });
    return this.places;
  }

  make(): void {
    this.write(this.lines, this.places);
  }

  /** All that stands in the field, as one note. */
  makeOne(): void {
    const { stage, places } = this;
    const [at] = places.length > 0 ? places : blockOf(stage.layers, 1, stage.camera);
    if (at) this.write([this.text.peek()], [at]);
  }

  private write(lines: readonly string[], places: readonly Rect[]): void {
    const { stage } = this;
    const layer = stage.layers.making;
    if (lines.length === 0 || places.length !== lines.length) return;
    let made: readonly number[] | null | undefined;
    layer.edit((d) => {
      made = createWritten(d, layer.scene, places, lines, this.colour.peek());
    });
    // Where nothing is written at the moment, the board says why.
    if (made === undefined) return;
    if (made === null) return stage.say({ what: 'full' });
    this.text.value = '';
    this.places = [];
    this.done();
    stage.refresh(layer, made);
    stage.selection.pick(layer, made);
  }

  private stillFree(): boolean {
    return this.places.every((at) => this.stage.layers.within(at).length === 0);
  }
}

function ghost(at: Rect, i: number, text: string, colour: number): Item {
  const common = { handle: -10 - i, author: 0, parent: noParent, locked: false, votes: 0, reactions: [] };
  return { ...common, ...at, colour, text, kind: Kind.note, textSize: 0 };
}
