// Other people at this moment: where they point, what they hold, drag and write. Their movement arrives a
// few times a second; what is shown glides between.

import type { Lifts } from './lifts';
import type { Point } from './rect';
import type { Scene } from './scene';

/** What presence says of one replica, objects already looked up. */
export interface Whereabouts {
  readonly replica: number;
  readonly participant: number;
  readonly pointer: Point | null;
  readonly selected: readonly number[];
  readonly dragged: readonly number[];
  readonly drag: Point | null;
  /** Handle of the item that they write in, or -1. */
  readonly editing: number;
  /** What they draw; see Presence in proto/sync.proto. */
  readonly ink?: InkMoment | undefined;
}

export interface InkMoment {
  readonly ink: readonly number[];
  readonly inkStart: Point;
  readonly inkStyle: readonly [number, number, number] | undefined;
}

export interface Other extends Whereabouts {
  /** Where the pointer is shown. */
  readonly shown: Point | null;
}

interface Glide {
  moment: Whereabouts;
  x: number;
  y: number;
}

const ease = 0.3;

export class Others {
  private readonly known = new Map<number, Glide>();

  update(all: readonly Whereabouts[], scene: Scene, lifts: Lifts, now: number): void {
    const present = new Set<number>();
    for (const moment of all) {
      present.add(moment.replica);
      this.meet(moment);
      if (moment.drag && moment.dragged.length > 0) {
        lifts.take(moment.replica, moment.dragged, scene);
        lifts.moveTo(moment.replica, moment.drag.x, moment.drag.y);
      } else {
        lifts.release(moment.replica, now);
      }
    }
    for (const replica of this.known.keys()) {
      if (present.has(replica)) continue;
      this.known.delete(replica);
      lifts.release(replica, now);
    }
  }

  /** Moves the pointers; true while one is still on its way. */
  step(elapsed: number): boolean {
    const share = 1 - Math.pow(1 - ease, elapsed / 16);
    let moving = false;
    for (const glide of this.known.values()) {
      const to = glide.moment.pointer;
      if (!to) continue;
      glide.x += (to.x - glide.x) * share;
      glide.y += (to.y - glide.y) * share;
      if (Math.abs(to.x - glide.x) + Math.abs(to.y - glide.y) > 0.3) moving = true;
      else [glide.x, glide.y] = [to.x, to.y];
    }
    return moving;
  }

  list(): Other[] {
    return Array.from(this.known.values(), ({ moment, x, y }) => ({
      ...moment,
      shown: moment.pointer ? { x, y } : null,
    }));
  }

  private meet(moment: Whereabouts): void {
    const old = this.known.get(moment.replica);
    if (!old) {
      this.known.set(moment.replica, { moment, x: moment.pointer?.x ?? 0, y: moment.pointer?.y ?? 0 });
      return;
    }
    // A pointer that comes back after it was away appears where it is.
    if (!old.moment.pointer && moment.pointer) [old.x, old.y] = [moment.pointer.x, moment.pointer.y];
    old.moment = moment;
  }
}
