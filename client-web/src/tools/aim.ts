// What a finger is on: looked up when it comes down, and held on to until the gesture that begins there says what it is.

import type { Name } from '../core/names';
import { toBoard } from '../scene/camera';
import { onCorner } from '../scene/hit';
import { isFrame } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import type { Point } from '../scene/rect';
import type { Probe } from '../input/gesture';
import type { FoundWork } from './layers';
import type { Stage } from './stage';

/** How far off a finger may be, CSS pixels. */
const reach = 10;
const cornerReach = 22;
/** Smaller things on the screen have no corner to take. */
const cornerFrom = 64;

/**
 * What lay under the finger when it came down at `at`, and where on the board that was: until it moves or is lifted, others
 * may move that away, or put theirs over it.
 */
export interface Touched {
  readonly at: Point;
  readonly from: Point;
  readonly name: Name;
  readonly corner: boolean;
}

export class Aim {
  private touched: Touched | null = null;

  constructor(private readonly stage: Stage) {}

  readonly probe: Probe = (x, y) => {
    this.touched = null;
    const { editable, layers } = this.stage;
    if (!editable) return 'board';
    const corner = this.cornerAt({ x, y });
    const found = corner ?? this.foundAt({ x, y });
    // What is only there to be looked at is not taken: the board moves under the finger.
    if (!found?.layer.editable) return 'board';
    // A layout that the moderators laid under everything is ground to those who can not move it.
    if (isFrame(found.item) && !this.mayChange(found)) return 'board';
    const from = this.toBoard({ x, y });
    this.touched = { at: { x, y }, from, name: layers.nameOf(found), corner: corner !== null };
    return 'item';
  };

  /** Of a gesture that began at a point. */
  touchedAt({ x, y }: Point): Touched | null {
    const { touched } = this;
    return touched && touched.at.x === x && touched.at.y === y ? touched : null;
  }

  /** What a gesture that began at a point is about; null also when that is gone meanwhile. */
  aimedAt(p: Point): FoundWork | null {
    const touched = this.touchedAt(p);
    if (!touched || touched.corner) return this.foundAt(p);
    return this.stage.layers.find(touched.name) ?? null;
  }

  /** The selected thing whose corner is under a point; a corner is shown for a single one. */
  cornerAt(p: Point): FoundWork | null {
    const { selection, camera } = this.stage;
    const [found, ...more] = selection.found;
    if (!found || more.length > 0) return null;
    if (!rulesOf(found.item).can.resize || !this.mayChange(found) || found.item.w * camera.zoom < cornerFrom)
      return null;
    return onCorner(found.item, this.toBoard(p), cornerReach / camera.zoom) ? found : null;
  }

  mayChange({ layer, item }: FoundWork): boolean {
    return layer.editable && (this.stage.moderator || !item.locked);
  }

  toBoard(p: Point): Point {
    return toBoard(this.stage.camera, p);
  }

  private foundAt(p: Point): FoundWork | null {
    return this.stage.layers.hit(this.toBoard(p), reach / this.stage.camera.zoom);
  }
}
