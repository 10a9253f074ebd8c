// What a file brings onto a board, as writes to the document. As in edits.ts, each function is one act inside one edit.

import type { BoardWriting } from '../core/document';
import { Kind, Role } from '../core/view';
import { noParent } from '../scene/item';
import type { Rect } from '../scene/rect';

/** Frames are white, as those that one draws. */
const frameColour = 7;

export interface NoteBrought {
  /** On the board, not in its frame. */
  readonly at: Rect;
  readonly text: string;
}

/** A cluster with its title. Its handle, negative where the board takes no more. */
export function bringCluster(d: BoardWriting, at: Rect, title: string): number {
  const made = d.create({ kind: Kind.frame, ...at, colour: frameColour, role: Role.cluster });
  if (made >= 0) d.insertText(made, 0, title);
  return made;
}

/** Notes, into a frame where that still lives. How many were made: fewer where the board takes no more. */
export function bringNotes(
  d: BoardWriting,
  parent: number,
  notes: readonly NoteBrought[],
  colour: number,
): number {
  let made = 0;
  for (const note of notes) {
    if (!bringNote(d, parent, note, colour)) break;
    made++;
  }
  return made;
}

function bringNote(d: BoardWriting, parent: number, { at, text }: NoteBrought, colour: number): boolean {
  const inside = parent !== noParent && d.has(parent);
  const origin = inside ? d.object(parent) : { x: 0, y: 0 };
  const place = { x: at.x - origin.x, y: at.y - origin.y, w: at.w, h: at.h };
  const made = d.create({ kind: Kind.note, ...place, colour, ...(inside ? { parent } : {}) });
  return made >= 0 && d.insertText(made, 0, text);
}
