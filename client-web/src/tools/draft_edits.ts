// What was written in private and not handed in, put on the board by its author.

import type { BoardWriting } from '../core/document';
import { noParent } from '../scene/item';
import type { Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import { createNote } from './edits';

/** A note with these words, in the frame that lies there. */
export function putWords(d: BoardWriting, scene: Scene, at: Rect, colour: number, text: string): void {
  const frame = scene.frameAt({ x: at.x + at.w / 2, y: at.y + at.h / 2 })?.handle ?? noParent;
  const made = createNote(d, scene, at, frame, colour);
  if (made >= 0) d.replaceText(made, text);
}
