// Writes what a file has onto the board: in slices, as one act of undo.

import type { Name } from '../../core/names';
import { Kind, Role } from '../../core/view';
import { noParent } from '../../scene/item';
import { toBoard } from '../../scene/camera';
import type { Rect } from '../../scene/rect';
import { bringCluster, bringNotes } from '../bring_edits';
import type { Stage } from '../stage';
import type { WorkLayer } from '../work_layer';
import { layOut } from './layout';
import type { Laid, LaidGroup } from './layout';
import { textMax, thingsMax } from './plan';
import type { Limits, Plan } from './plan';

/** Drafts of one person (drafts_per_person_max in server/base/limits.h). */
const draftsMax = 200;
const thingsAtOnce = 40;

export interface Brought {
  readonly notes: number;
  readonly groups: number;
  /** Where they lie. */
  readonly box: Rect;
}

export class Bringing {
  constructor(private readonly stage: Stage) {}

  private get layer(): WorkLayer {
    return this.stage.layers.makingOf(Kind.note);
  }

  /** Whether I may write notes at the moment. */
  get may(): boolean {
    const { layer } = this;
    return layer.editable && (layer.board.takes?.({ kind: Kind.note }) ?? true);
  }

  get limits(): Limits {
    const { layer } = this;
    // On drafts only notes lie, and so many (D24).
    const groups = layer.board.takes?.({ kind: Kind.frame, role: Role.cluster }) ?? true;
    const drafts = layer === this.stage.layers.ground ? Infinity : draftsMax - layer.scene.size;
    const things = Math.max(0, Math.min(thingsMax, layer.document.room, drafts));
    return { things, textMax, groups };
  }

  /** Says after each slice how many notes are there. Ends early where the board takes no more. */
  *bring(plan: Plan, colour: number): Generator<number, Brought> {
    const { stage, layer } = this;
    const { w, h } = stage.viewport;
    const middle = toBoard(stage.camera, { x: w / 2, y: h / 2 });
    const laid: Laid = layOut(plan.groups, stage.layers.bounds(), middle);
    const series = {};
    let notes = 0;
    let groups = 0;
    for (const group of laid.groups) {
      let frame: Name | null = null;
      if (group.frame) {
        frame = this.frame(layer, group, series);
        if (!frame) break;
        groups++;
      }
      for (let from = 0; from < group.texts.length; from += thingsAtOnce) {
        const wanted = Math.min(thingsAtOnce, group.texts.length - from);
        const made = this.notes(layer, group, { from, wanted, frame, colour, series });
        notes += made;
        yield notes;
        if (made < wanted) return { notes, groups, box: laid.box };
      }
    }
    return { notes, groups, box: laid.box };
  }

  private frame(layer: WorkLayer, { frame, title }: LaidGroup, series: object): Name | null {
    let made = -1;
    layer.edit((d) => (made = bringCluster(d, frame!, title)), { series });
    return made < 0 ? null : layer.names.of(made);
  }

  /** How many were made. */
  private notes(layer: WorkLayer, group: LaidGroup, slice: Slice): number {
    const { from, wanted, frame, colour, series } = slice;
    const texts = group.texts.slice(from, from + wanted);
    const notes = texts.map((text, i) => ({ at: group.places[from + i]!, text }));
    let made = 0;
    layer.edit(
      (d) => {
        // Between two slices everything may have got new handles, and somebody may have deleted the frame.
        made = bringNotes(d, frame ? layer.names.handle(frame) : noParent, notes, colour);
      },
      { series },
    );
    return made;
  }
}

interface Slice {
  readonly from: number;
  readonly wanted: number;
  readonly frame: Name | null;
  readonly colour: number;
  readonly series: object;
}
