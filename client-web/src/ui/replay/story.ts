// The life of one thing, or of a proposition and of the notes that are in it: what the log is asked for, and what is lit.

import type { BoardReading } from '../../core/document';
import { keyOf } from '../../app/past/log/line';
import type { About, Filter } from '../../app/past/log/day_log';
import { isProposition } from '../../scene/item';
import type { Item } from '../../scene/item';
import { outlineOf } from '../../scene/outline';
import { Scene } from '../../scene/scene';

export const everything: Filter = { who: 0, board: '', text: '', about: null };

function keyAt(board: string, document: BoardReading, handle: number): string {
  return keyOf(board, document.object(handle));
}

/** Of a proposition its notes are told too. */
export function storyOf(board: string, document: BoardReading, scene: Scene, item: Item): About {
  const family = isProposition(item) ? scene.family(item.handle) : [item];
  return { title: item.text, keys: new Set(family.map(({ handle }) => keyAt(board, document, handle))) };
}

/** Of all propositions that there are at this moment, in their order. */
export function propositionStories(board: string, document: BoardReading): About[] {
  const scene = new Scene(document);
  return outlineOf(scene, document)
    .flatMap(({ items }) => items)
    .filter(({ frame }) => frame.text !== '')
    .map(({ frame }) => storyOf(board, document, scene, frame));
}

export function isAbout(about: About, board: string, document: BoardReading, item: Item): boolean {
  return about.keys.has(keyAt(board, document, item.handle));
}
