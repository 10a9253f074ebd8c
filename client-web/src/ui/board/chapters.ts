// A board in words: its things as chapters in reading order, for lists, print and assistive technology.

import { words } from '../../i18n/language';
import { noParent } from '../../scene/item';
import type { Item } from '../../scene/item';
import { rulesOf } from '../../scene/kinds';
import type { Scene } from '../../scene/scene';
import { readingOrder } from '../../tools/placement';
import { late } from './late';

export interface Section {
  /** Null: notes outside of frames. */
  readonly frame: Item | null;
  readonly notes: readonly Item[];
}

/** What stands for a thing where it is not seen. */
export function wordsOf(item: Item): string {
  const t = words.value.list;
  return rulesOf(item).can.describe ? t.picture(item.text) : item.text || late.value?.nameOf(item) || t.empty;
}

/** The board as chapters. */
export function sections(scene: Scene): Section[] {
  const notes = new Map<number, Item[]>();
  const frames: Item[] = [];
  for (const item of scene.all()) {
    const { listed } = rulesOf(item);
    if (listed === 'chapter') frames.push(item);
    else if (listed !== 'none') notes.set(item.parent, [...(notes.get(item.parent) ?? []), item]);
  }
  const out: Section[] = readingOrder(frames).map((frame) => ({
    frame,
    notes: readingOrder(notes.get(frame.handle) ?? []),
  }));
  const outside = readingOrder(notes.get(noParent) ?? []);
  return outside.length > 0 ? [...out, { frame: null, notes: outside }] : out;
}
