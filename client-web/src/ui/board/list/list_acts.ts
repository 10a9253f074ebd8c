// What the list does to a board: each one act of undo, of things that are looked up by name when it is done.

import type { Name } from '../../../core/names';
import { Kind, isFrame } from '../../../scene/item';
import type { Frame, Item } from '../../../scene/item';
import { rulesOf } from '../../../scene/kinds';
import { center } from '../../../scene/rect';
import { outermost } from '../../../tools/edits';
import { FrameActs } from '../../../tools/frame_acts';
import { group } from '../../../tools/frame_edits';
import { addNote } from '../../../tools/list_edits';
import { byLayer } from '../../../tools/layers';
import { noteRect } from '../../../tools/placement';
import type { WorkLayer } from '../../../tools/work_layer';
import { ownKey } from '../../parts/kept_words';
import type { BoardStage } from '../board_stage';

/** A frame that things can go into. */
export interface Target {
  readonly name: Name;
  readonly text: string;
  readonly depth: number;
}

export class ListActs {
  private readonly frames: FrameActs;

  constructor(readonly stage: BoardStage) {
    this.frames = new FrameActs(stage);
  }

  /** Notes may be made at the moment. */
  /** For words that are kept. */
  get own(): string {
    return ownKey(this.stage);
  }

  get mayAdd(): boolean {
    return this.stage.editable && this.stage.takes(Kind.note);
  }

  /** False: the board takes nothing, or has no room. */
  add(text: string, into: Name | null): boolean {
    const { layers, view, acts } = this.stage;
    const layer = layers.making;
    const frame = this.frameOf(into);
    const wanted = noteRect(center(view.seen));
    let made = -1;
    layer.edit((d) => {
      made = addNote(d, layer.scene, layers, { text, colour: acts.colour, frame, wanted });
    });
    if (made < 0) return false;
    this.stage.refresh(layer, [made]);
    return true;
  }

  /** What is selected goes into a frame, or, without, out of the one that it lies in. */
  move(to: Name | null): boolean {
    const frame = this.frameOf(to);
    return (frame !== null || to === null) && this.frames.moveInto(frame) > 0;
  }

  /** Of all that things can go into, where what is selected can go: not into itself, nor to where it lies. */
  possible(targets: readonly Target[]): Target[] {
    const possible = new Set(this.frames.targets.map(({ layer, frame }) => layer.names.of(frame.handle)));
    return targets.filter(({ name }) => possible.has(name));
  }

  /** What is selected lies in something that it can be moved out of. */
  get inside(): boolean {
    return this.frames.inside;
  }

  /** What is selected comes into a new cluster, which is selected then; null: it has no room. */
  group(): Name | null {
    const { layers, selection, acts } = this.stage;
    const [first] = byLayer(this.stage.acts.found);
    if (!first) return null;
    const [layer, all] = first;
    const items = outermost(layer.scene, all);
    let made = -1;
    layer.edit((d) => {
      made = group(d, layer.scene, items, items[0]?.colour ?? acts.colour, layers);
    });
    if (made < 0) return null;
    this.stage.refresh(layer, [made]);
    selection.adding.value = false;
    selection.pick(layer, [made]);
    return layer.names.of(made);
  }

  /** A frame that can be taken apart is selected. */
  get canUngroup(): boolean {
    return this.stage.acts.found.some(({ item }) => rulesOf(item).can.ungroup);
  }

  get canGroup(): boolean {
    const [first, ...more] = byLayer(this.stage.acts.found);
    return first !== undefined && more.length === 0 && outermost(first[0].scene, first[1]).length > 1;
  }

  /** What is selected can be made a proposition, and the phase takes one. */
  get canPropose(): boolean {
    return this.frames.mayPropose && this.frames.proposable !== null;
  }

  propose(): void {
    this.frames.propose();
  }

  mayChange(layer: WorkLayer, item: Item): boolean {
    return layer.editable && (this.stage.moderator || !item.locked);
  }

  private frameOf(name: Name | null): Frame | null {
    const item = name && this.stage.layers.find(name)?.item;
    return item && isFrame(item) ? item : null;
  }
}
