// What a table's page says to the room, read off its board: its propositions under their headings; where it has none, the notes
// in its titled frames, as the published page has them (server/render).

import { isOpen, tallyOf, votesOf } from '../../day/votes';
import type { Day } from '../../day/day';
import { isFrame, isProposition, Kind, type Item } from '../../scene/item';
import type { Layer } from '../../scene/layer';
import { hasWords, outlineOf, type Proposition, type RankReader } from '../../scene/outline';
import { readingOrder } from '../../tools/placement';
import { candidatesOn } from '../vote/candidates';

export interface Line {
  readonly handle: number;
  readonly text: string;
  /** Of the vote whose results are shown, else plus ones. */
  readonly dots: number;
}

export interface Part {
  /** Empty: what stands under no heading. */
  readonly title: string;
  readonly lines: readonly Line[];
}

export interface Page {
  readonly parts: readonly Part[];
  /** There are no propositions: what stands here are notes. */
  readonly notes: boolean;
  /** A vote was held and its results are shown: what `dots` are. */
  readonly voted: boolean;
  /** How many people have written here, as the published page counts them. */
  readonly writers: number;
}

/** Whoever is called along sits here too: seats do not tell whose words these are. */
function writersOf({ scene }: Layer): number {
  const wrote = [...scene.all()].filter(
    (item) => item.kind === Kind.note || item.kind === Kind.text || isProposition(item),
  );
  return new Set(wrote.map(({ author }) => author).filter((author) => author !== 0)).size;
}

/** Dots by thing, of the newest closed vote whose results everybody may see; null: there is none about propositions. */
function dotsGiven(layer: Layer, day: Day): ReadonlyMap<Item, number> | null {
  const vote = votesOf(day, layer.id).find((one) => !isOpen(one) && one.shown);
  if (!vote) return null;
  const { there } = candidatesOn(layer, vote);
  if (!there.some(({ item }) => isProposition(item))) return null;
  return new Map(there.map(({ at, item }) => [item, tallyOf(day, vote, at)?.dots ?? 0]));
}

function parts(layer: Layer, reader: RankReader, dots: (one: Proposition) => number): Part[] {
  return outlineOf(layer.scene, reader)
    .map(({ heading, items }) => ({
      title: heading?.text.trim() ?? '',
      lines: items
        .filter(({ frame }) => hasWords(frame))
        .map((one) => ({ handle: one.frame.handle, text: one.frame.text.trim(), dots: dots(one) })),
    }))
    .filter(({ lines }) => lines.length > 0);
}

function titledFrames({ scene }: Layer): Part[] {
  const frames = [...scene.all()].filter((item) => isFrame(item) && hasWords(item));
  const wordsIn = ({ handle }: Item): Line[] =>
    readingOrder(scene.childrenOf(handle))
      .filter((item) => (item.kind === Kind.note || item.kind === Kind.text) && hasWords(item))
      .map((item) => ({ handle: item.handle, text: item.text.trim(), dots: item.votes }));
  return readingOrder(frames)
    .map((frame) => ({ title: frame.text.trim(), lines: wordsIn(frame) }))
    .filter(({ lines }) => lines.length > 0);
}

export function pageOf(layer: Layer, reader: RankReader, day: Day): Page {
  const given = dotsGiven(layer, day);
  const writers = writersOf(layer);
  const made = parts(layer, reader, (one) => (given ? (given.get(one.frame) ?? 0) : one.dots));
  if (made.length > 0) return { parts: made, notes: false, voted: given !== null, writers };
  return { parts: titledFrames(layer), notes: true, voted: false, writers };
}
