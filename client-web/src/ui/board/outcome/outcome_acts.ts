// What the panel does to propositions and headings: each one act of undo, of things that are looked up by name when it is done.

import type { Name } from '../../../core/names';
import { Kind, Role } from '../../../core/view';
import { isFrame } from '../../../scene/item';
import type { Frame } from '../../../scene/item';
import { setAlive } from '../../../tools/edits';
import * as edits from '../../../tools/outcome_edits';
import type { WorkLayer } from '../../../tools/work_layer';
import { ownKey } from '../../parts/kept_words';
import type { BoardStage } from '../board_stage';

export class OutcomeActs {
  constructor(private readonly stage: BoardStage) {}

  /** The phase takes propositions, and this person may write. */
  get may(): boolean {
    const { layer } = this;
    const taken = layer.board.takes?.({ kind: Kind.frame, role: Role.proposition }) ?? true;
    return layer.editable && taken;
  }

  /** For words that are kept. */
  get own(): string {
    return ownKey(this.stage);
  }

  nameOf({ handle }: Frame): Name {
    return this.layer.names.of(handle);
  }

  /** As one chooses it among others. */
  called(frame: Frame): { readonly name: Name; readonly text: string } {
    return { name: this.nameOf(frame), text: frame.text };
  }

  /** False: the board takes nothing. */
  add(text: string, heading: Name | null): boolean {
    const { layers, view } = this.stage;
    const around = heading && this.find(heading);
    return this.layer.edit((d) => edits.proposeWords(d, this.layer.scene, layers, view.seen, text, around));
  }

  addHeading(text: string): boolean {
    const { layers, view } = this.stage;
    return this.layer.edit((d) => edits.makeHeading(d, this.layer.scene, layers, view.seen, text));
  }

  /** Among its siblings, itself not counted. */
  order(name: Name, to: number): boolean {
    return this.with(name, (frame) => this.layer.edit((d) => edits.orderTo(d, this.layer.scene, frame, to)));
  }

  /** `to`: among those that are there, itself not counted; behind all without it. */
  moveTo(name: Name, heading: Name | null, to?: number): boolean {
    const around = heading && this.find(heading);
    return this.with(name, (frame) =>
      this.layer.edit((d) => edits.moveTo(d, this.layer.scene, this.stage.layers, frame, around, to)),
    );
  }

  mergeInto(name: Name, other: Name): boolean {
    const gone = this.find(other);
    return this.with(
      name,
      (into) => gone !== null && this.layer.edit((d) => edits.mergeInto(d, this.layer.scene, into, gone)),
    );
  }

  takeBack(name: Name): boolean {
    return this.with(name, (frame) => this.layer.edit((d) => edits.takeBack(d, frame)));
  }

  remove(name: Name): boolean {
    return this.with(name, ({ handle }) => this.layer.edit((d) => setAlive(d, [handle], false)));
  }

  show(name: Name): void {
    const found = this.stage.layers.find(name);
    if (!found) return;
    this.stage.selection.pick(found.layer, [found.item.handle]);
    this.stage.sight.lookAt(found.layer.scene.standsFor(found.item));
  }

  private get layer(): WorkLayer {
    return this.stage.layers.ground;
  }

  private find(name: Name): Frame | null {
    const item = this.stage.layers.find(name)?.item;
    return item && isFrame(item) ? item : null;
  }

  private with(name: Name, act: (frame: Frame) => boolean): boolean {
    const frame = this.find(name);
    return frame !== null && act(frame);
  }
}
