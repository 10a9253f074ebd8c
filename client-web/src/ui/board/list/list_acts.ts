// What the list does to a board: each one act of undo, of things that are looked up by name when it is done.

import type { Name } from '../../../core/names';
import { Kind, isFrame, noParent } from '../../../scene/item';
import type { Frame, Item } from '../../../scene/item';
import { rulesOf } from '../../../scene/kinds';
import { center } from '../../../scene/rect';
import { FrameActs } from '../../../tools/frame_acts';
import { group } from '../../../tools/frame_edits';
import * as edits from '../../../tools/list_edits';
import { byLayer } from '../../../tools/layers';
import type { FoundWork } from '../../../tools/layers';
import { noteRect } from '../../../tools/placement';
import type { WorkLayer } from '../../../tools/work_layer';
import type { BoardStage } from '../board_stage';

/** A frame that things can go into. */
export interface Target {
  readonly name: Name;
  readonly text: string;
  readonly depth: number;
}

export class ListActs {
  constructor(readonly stage: BoardStage) {}

  /** Notes may be made at the moment. */
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
      made = edits.addNote(d, layer.scene, layers, { text, colour: acts.colour, frame, wanted });
    });
    if (made < 0) return false;
    this.stage.refresh(layer, [made]);
    return true;
  }

  /** What is selected goes into a frame, or, without, out of the one that it lies in. */
  move(to: Name | null): boolean {
    const { layers } = this.stage;
    const frame = this.frameOf(to);
    let wrote = false;
    layers.history.together(() => {
      for (const [layer, items] of byLayer(this.changeable)) {
        if (frame && layer.scene.get(frame.handle) !== frame) continue;
        const done = layer.edit((d) =>
          frame ? edits.moveInto(d, layer.scene, items, frame) : edits.moveOut(d, layer.scene, layers, items),
        );
        wrote = done || wrote;
      }
    });
    return wrote;
  }

  /** What is selected comes into a new cluster, which is selected then; null: it has no room. */
  group(): Name | null {
    const { layers, selection, acts } = this.stage;
    const [first] = byLayer(this.changeable);
    if (!first) return null;
    const [layer, items] = first;
    let made = -1;
    layer.edit((d) => {
      made = group(d, layer.scene, items, items[0]?.colour ?? acts.colour, layers);
    });
    if (made < 0) return null;
    this.stage.refresh(layer, [made]);
    const name = layer.names.of(made);
    selection.adding.value = false;
    selection.set([name]);
    return name;
  }

  /** A frame that can be taken apart is selected. */
  get canUngroup(): boolean {
    return this.changeable.some(({ item }) => rulesOf(item).can.ungroup);
  }

  get canGroup(): boolean {
    const [first, ...more] = byLayer(this.changeable);
    return first !== undefined && more.length === 0 && first[1].length > 1;
  }

  /** What is selected can be made a proposition, and the phase takes one. */
  get canPropose(): boolean {
    const acts = new FrameActs(this.stage);
    return acts.mayPropose && acts.proposable !== null;
  }

  propose(): void {
    new FrameActs(this.stage).propose();
  }

  get changeable(): FoundWork[] {
    return this.stage.acts.found;
  }

  mayChange(layer: WorkLayer, item: Item): boolean {
    return layer.editable && (this.stage.moderator || !item.locked);
  }

  /** Where it lies; null: in no frame. */
  around(name: Name): Name | null {
    const found = this.stage.layers.find(name);
    const parent = found?.item.parent ?? noParent;
    return found && found.layer.scene.get(parent) ? found.layer.names.of(parent) : null;
  }

  private frameOf(name: Name | null): Frame | null {
    const item = name && this.stage.layers.find(name)?.item;
    return item && isFrame(item) ? item : null;
  }
}
