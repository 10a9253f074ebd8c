// A note that is made in the list, where nobody points at a place: one act inside one edit, as in `edits.ts`.

import type { BoardWriting } from '../core/document';
import { isFrame, noParent } from '../scene/item';
import type { Frame, Item } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import { noteGap, noteSize } from '../scene/measures';
import type { Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import { createNote } from './edits';
import { placeNew } from './frame_edits';
import { within } from './into_edits';
import { freeSpot, insideOf, nextSpot, readingOrder } from './placement';
import type { Room } from './placement';
import { bodiesIn } from './rows';

/** The place in a frame where one goes on: behind what is read last there. */
function spotIn(scene: Scene, room: Room, frame: Item): Rect {
  const inner = insideOf(frame);
  const first = { x: Math.round(inner.x), y: Math.round(inner.y), w: noteSize, h: noteSize };
  const last = readingOrder(bodiesIn(scene, frame).filter((item) => !isFrame(item))).at(-1);
  return last ? nextSpot(scene, last, room) : freeSpot(room, first, inner);
}

/** Notes in a line, before the next one begins. */
const lineMax = 6;

/** The place outside of all frames where one goes on: behind what is read last there, in lines that do not run away. */
function spotOutside(scene: Scene, room: Room, wanted: Rect): Rect {
  const all = [...scene.seen()].filter(
    (item) => item.parent === noParent && rulesOf(item).listed === 'entry',
  );
  const last = readingOrder(all).at(-1);
  if (!last) return freeSpot(room, wanted);
  const left = all.reduce((x, item) => Math.min(x, item.x), last.x);
  if (last.x - left < (lineMax - 1) * (noteSize + noteGap)) return nextSpot(scene, last, room);
  const low = all.reduce((y, item) => Math.max(y, item.y + item.h), last.y);
  return freeSpot(room, { ...wanted, x: Math.round(left), y: Math.round(low) + noteGap });
}

/** A note with its words, in `frame` or outside of all, where there is nothing yet as near to `wanted` as there is room; its handle, or -1. */
export function addNote(
  d: BoardWriting,
  scene: Scene,
  room: Room,
  note: {
    readonly text: string;
    readonly colour: number;
    readonly frame: Frame | null;
    readonly wanted: Rect;
  },
): number {
  const { frame, wanted, text, colour } = note;
  const spot = frame ? spotIn(scene, room, frame) : spotOutside(scene, room, wanted);
  // A frame of another board that this one lies over is no parent here.
  const mine = frame !== null && scene.get(frame.handle) === frame;
  const parent = mine ? frame.handle : noParent;
  const placed = placeNew(d, scene, parent, spot);
  const made = createNote(
    d,
    scene,
    mine ? within(d, scene, frame, placed, new Set()) : placed,
    parent,
    colour,
  );
  if (made < 0) return made;
  if (text !== '' && !d.insertText(made, 0, text)) {
    d.setAlive(made, false);
    return -1;
  }
  return made;
}
