// What a table says, read off its board: propositions under their headings, in the one order that all share, each with its
// sources. Pure; the pages of a restitution read boards alike (server/render).
//
// First come the propositions that lie in no heading, then the headings. Among siblings those with a rank come first, by it;
// then the others; alike ones by their ids.

import type { ObjectRef } from '../core/view';
import { Kind, isFrame, isHeading, isOutcome, isProposition } from './item';
import type { Frame, Item } from './item';
import type { Scene } from './scene';

/** What is asked of the document beside its scene. */
export interface RankReader {
  object(handle: number): ObjectRef;
  /** Empty: none, or none that means anything. */
  rank(handle: number): string;
}

export interface Proposition {
  readonly frame: Frame;
  /** What it came from: the notes and texts in it, at any depth. */
  readonly sources: readonly Item[];
  /** Its sources' and its own. */
  readonly dots: number;
}

export interface Group {
  /** Null: of those that lie in no heading. */
  readonly heading: Frame | null;
  readonly items: readonly Proposition[];
}

/** Siblings in their order. */
export function byRank(frames: readonly Frame[], reader: RankReader): Frame[] {
  const keys = new Map(frames.map(({ handle }) => [handle, reader.rank(handle)]));
  const ids = new Map(frames.map(({ handle }) => [handle, reader.object(handle)]));
  const before = (a: Frame, b: Frame): number => {
    const [x, y] = [keys.get(a.handle) ?? '', keys.get(b.handle) ?? ''];
    if (x !== y) return x === '' ? 1 : y === '' || x < y ? -1 : 1;
    const [i, j] = [ids.get(a.handle)!, ids.get(b.handle)!];
    return i.counter - j.counter || i.replica - j.replica;
  };
  return [...frames].sort(before);
}

/** Without words it counts for nothing yet. */
export function hasWords(item: Item): boolean {
  return item.text.trim() !== '';
}

/** Notes and texts in a frame, but for those of a proposition within it. */
function wordsIn(scene: Scene, frame: Item): Item[] {
  return scene.childrenOf(frame.handle).flatMap((child) => {
    if (isFrame(child)) return isProposition(child) ? [] : wordsIn(scene, child);
    const word = child.kind === Kind.note || child.kind === Kind.text;
    return word && hasWords(child) ? [child] : [];
  });
}

function proposition(scene: Scene, frame: Frame): Proposition {
  const sources = wordsIn(scene, frame);
  const dots = sources.reduce((sum, { votes }) => sum + votes, frame.votes);
  return { frame, sources, dots };
}

/** The heading that a proposition lies in; null: none. */
export function headingOf(scene: Scene, frame: Item): Frame | null {
  const around = scene.get(frame.parent);
  return around && isHeading(around) ? around : null;
}

/** All of it. The group of those without a heading is there also when it is empty. */
export function outlineOf(scene: Scene, reader: RankReader): Group[] {
  const frames = [...scene.all()].filter(isOutcome);
  const headings = byRank(frames.filter(isHeading), reader);
  const all = frames.filter(isProposition);
  return [null, ...headings].map((heading) => {
    const items = all.filter((frame) => headingOf(scene, frame) === heading);
    return { heading, items: byRank(items, reader).map((frame) => proposition(scene, frame)) };
  });
}

/** How many of them say something. */
export function countPropositions(outline: readonly Group[]): number {
  return outline.flatMap(({ items }) => items).filter(({ frame }) => hasWords(frame)).length;
}
