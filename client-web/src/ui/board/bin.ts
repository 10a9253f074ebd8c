// What is deleted on a board, as the bin shows it: newest first, each by its id, since a board is rebuilt now and then.

import type { Deletion } from '../../app/model';
import type { BoardReading, ObjectRef } from '../../core/document';
import { Kind, type Item } from '../../scene/item';
import { makeItem, rulesOf } from '../../scene/kinds';

export interface Deleted {
  readonly ref: ObjectRef;
  readonly frame: boolean;
  readonly text: string;
  /** How it is called when it has no words; empty: nobody knows yet. */
  readonly name: string;
  readonly colour: number;
  readonly locked: boolean;
  /** Who deleted it; 0: nobody knows. */
  readonly participant: number;
  /** When the server heard of it; undefined while that is not known. */
  readonly time: number | undefined;
}

/** What can not be brought back any more. */
export interface Purged {
  readonly count: number;
  /** When the last of it was deleted. */
  readonly until: number;
}

type Reader = Pick<BoardReading, 'deleted' | 'object' | 'text' | 'participantOf' | 'find'>;

const key = ({ counter, replica }: ObjectRef): string => `${counter}.${replica}`;

/** Arrows, shapes and pictures are something without a word too. */
const wordless: readonly number[] = [Kind.connector, Kind.shape, Kind.image];

/** Notes without a word are left out: they were begun and given up. `thing`: how such a thing is called. */
export function deletedOn(
  d: Reader,
  deletions: readonly Deletion[] | null,
  thing: (item: Item) => string = () => '',
): Deleted[] {
  const times = new Map((deletions ?? []).map(({ by, time }) => [key(by), time]));
  const all = d.deleted().sort((a, b) => b.by.counter - a.by.counter || b.by.replica - a.by.replica);
  return all.flatMap(({ handle, by }) => {
    const view = d.object(handle);
    const item = makeItem(handle, view, view, () => d.text(handle));
    if (!item) return [];
    const { counter, replica } = view;
    const { text, colour, locked, votes } = item;
    const frame = rulesOf(item).listed === 'chapter';
    const blank = text.trim() === '';
    if (!frame && votes === 0 && blank && !wordless.includes(view.kind)) return [];
    const participant = d.participantOf(by.replica);
    const name = blank ? thing(item) : '';
    const time = times.get(key(by));
    return [{ ref: { counter, replica }, frame, text, name, colour, locked, participant, time }];
  });
}

export function purgedOn(d: Reader, deletions: readonly Deletion[]): Purged | null {
  const gone = deletions.filter(({ object }) => d.find(object.counter, object.replica) < 0);
  return gone.length === 0 ? null : { count: gone.length, until: Math.max(...gone.map(({ time }) => time)) };
}

/** Those that have all the words of `search` in their text, or in the name of who deleted them. */
export function searched(
  all: readonly Deleted[],
  search: string,
  nameOf: (participant: number) => string,
): Deleted[] {
  const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [...all];
  return all.filter((one) => {
    const text = plain(`${one.text} ${one.name} ${nameOf(one.participant)}`);
    return words.every((word) => text.includes(word));
  });
}
