// Topics of an agora: what is joined, who wants what, and the board beneath, on the real core.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Board, Changes } from '../../src/app/model';
import { Core, type Document } from '../../src/core/document';
import type { Table } from '../../src/wire/day_frames';
import { questionOf, topicText, whyOf } from '../../src/tools/topic_edits';
import { AgoraBoard } from '../../src/ui/agora/agora_board';
import {
  byWish,
  holding,
  tableOfTopic,
  tablesFor,
  topicsOf,
  type Card,
  type Topic,
} from '../../src/ui/agora/topics';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));

const card = (handle: number, ...wanting: number[]): Card => ({
  handle,
  name: { board: 'agora', counter: 10 * handle, replica: 2 },
  ref: { counter: 10 * handle, replica: 2 },
  author: 1,
  question: `t${handle}`,
  why: '',
  wanting,
});
const arrow = (from: number, to: number) => ({ handle: 100 + from, from, to });
const heads = (topics: readonly Topic[]): number[] => topics.map(({ head }) => head.handle);

describe('Topics that are joined', () => {
  it('are one, under that which was joined to nothing, and a person counts once over them', () => {
    const topics = topicsOf([card(1, 5, 6), card(2, 6, 7), card(3)], [arrow(1, 2)]);
    expect(heads(topics)).toEqual([2, 3]);
    expect(topics[0]!.joined.map(({ handle }) => handle)).toEqual([1]);
    expect([...topics[0]!.wanting].sort()).toEqual([5, 6, 7]);
  });

  it('are one as well when two people join them crosswise at once', () => {
    const topics = topicsOf([card(1), card(2), card(3)], [arrow(1, 2), arrow(2, 1), arrow(3, 1)]);
    expect(heads(topics)).toEqual([1]);
    expect(topics[0]!.joined).toHaveLength(2);
  });

  it('stand for themselves when what they were joined to is not there any more', () => {
    expect(heads(topicsOf([card(1), card(2)], [arrow(1, 9), arrow(2, 2)]))).toEqual([1, 2]);
  });

  it('are in the order in which they are wanted, the older one first', () => {
    expect(heads(byWish(topicsOf([card(1, 5), card(2, 5, 6), card(3, 7)], [])))).toEqual([2, 1, 3]);
  });

  it('have the table of any of them', () => {
    const topic = topicsOf([card(1), card(2)], [arrow(1, 2)])[0]!;
    const table = { number: 4, topic: { counter: 10, replica: 2 } } as Table;
    expect(tableOfTopic(topic, [table])?.number).toBe(4);
    expect(tableOfTopic(topic, [{ ...table, topic: { counter: 10, replica: 3 } }])).toBeNull();
    expect(tableOfTopic(topic, [{ ...table, topic: undefined }])).toBeNull();
  });

  it('become as many tables as people fill', () => {
    expect([1, 8, 40].map(tablesFor)).toEqual([1, 1, 6]);
  });
});

describe('The text of a topic', () => {
  it('is a line that asks and what says why', () => {
    const text = topicText('  Why \n not? ', ' because\nof this ');
    expect(text).toBe('Why not?\nbecause\nof this');
    expect([questionOf(text), whyOf(text)]).toEqual(['Why not?', 'because\nof this']);
    expect(topicText('Why not?', ' ')).toBe('Why not?');
  });
});

describe('An agora', () => {
  let d: Document;
  let tell: (changes: Changes) => void;
  let agora: AgoraBoard;
  let made: Uint8Array[];

  function told(): void {
    for (let batch = d.commit(); batch; batch = d.commit()) made.push(batch);
    tell({ all: false, list: d.takeChanges() });
  }

  beforeEach(() => {
    made = [];
    d = core.open();
    d.setLocalParticipant(1);
    d.setReplica(2);
    const board = {
      id: 'agora',
      document: d,
      onChanges: (listener: (changes: Changes) => void) => {
        tell = listener;
        listener({ all: true, list: [] });
        return () => undefined;
      },
      edit: (act: (document: Document) => void) => {
        act(d);
        told();
        return true;
      },
    } as unknown as Board;
    agora = new AgoraBoard(
      board,
      1,
      () => [1, 2, 3],
      () => 0,
    );
  });

  const shown = (): [string, number][] =>
    agora.topics.value.map(({ head, wanting }) => [head.question, wanting.size]);

  it('takes topics and hellos by one call each, and none covers another', () => {
    agora.propose('one', 'why');
    agora.propose('two', '');
    agora.sayHello('hi');
    agora.sayHello('ho');
    expect(shown()).toEqual([
      ['one', 0],
      ['two', 0],
    ]);
    expect(agora.topics.value[0]!.head).toMatchObject({ why: 'why', author: 1 });
    expect(agora.hellos.value.map(({ text }) => text)).toEqual(['ho', 'hi']);
    const places = Array.from({ length: d.size }, (_, handle) => d.object(handle)).map(
      ({ x, y }) => `${x} ${y}`,
    );
    expect(new Set(places).size).toBe(4);
  });

  it('counts who wants a topic, also with what was joined to it, and takes all of it back', () => {
    for (const question of ['one', 'two']) agora.propose(question, '');
    agora.want(agora.topics.value[0]!, true);
    agora.want(agora.topics.value[1]!, true);
    agora.join(agora.topics.value[0]!, agora.topics.value[1]!);
    expect(shown()).toEqual([['two', 1]]);
    agora.want(agora.topics.value[0]!, false);
    expect(shown()).toEqual([['two', 0]]);
  });

  it('loses nothing by joining: parted or undone, all is as it was', () => {
    for (const question of ['one', 'two', 'three']) agora.propose(question, '');
    agora.want(agora.topics.value[0]!, true);
    const before = shown();
    agora.join(agora.topics.value[0]!, agora.topics.value[2]!);
    agora.join(agora.topics.value[0]!, agora.topics.value[1]!);
    expect(agora.topics.value).toHaveLength(1);
    while (agora.topics.value.some(({ joined }) => joined.length > 0)) {
      d.undo();
      told();
    }
    expect(shown()).toEqual(before);
    agora.join(agora.topics.value[0]!, agora.topics.value[2]!);
    const [, joined] = agora.topics.value;
    agora.part(joined!, joined!.joined[0]!);
    expect(shown()).toEqual(before);
  });

  it('shows a topic that was deleted no more, and what was joined to it by itself', () => {
    for (const question of ['one', 'two']) agora.propose(question, '');
    agora.join(agora.topics.value[0]!, agora.topics.value[1]!);
    agora.remove(agora.topics.value[0]!.head);
    expect(shown()).toEqual([['one', 0]]);
  });

  it('is read from the beginning when its document was rebuilt', () => {
    for (const question of ['one', 'two']) agora.propose(question, '');
    agora.join(agora.topics.value[0]!, agora.topics.value[1]!);
    d.load(d.keyframe());
    d.takeChanges();
    tell({ all: true, list: [] });
    expect(shown()).toEqual([['two', 0]]);
    expect(agora.topics.value[0]!.joined).toHaveLength(1);
  });

  it('holds a topic by name: under another handle it is the same, joined too, and once it is gone it is none', () => {
    for (const question of ['one', 'two', 'three']) agora.propose(question, '');
    const held = agora.topics.value.map(({ head }) => head.name);
    const question = (at: number) => holding(agora.topics.value, held[at]!)?.card.question ?? null;
    agora.join(agora.topics.value[1]!, agora.topics.value[2]!);
    expect([question(0), question(1), question(2)]).toEqual(['one', 'two', 'three']);
    // As a refusal does it: somebody else's came first, and of mine the first was not taken.
    const others = core.open();
    others.setReplica(3);
    others.insertText(others.create({ kind: 9, x: 0, y: 0, w: 9, h: 9 }), 0, 'theirs');
    const theirs = others.commit()!;
    d.load(core.open().keyframe());
    expect(d.apply(3, theirs)).toBe(0);
    for (const batch of made.slice(1)) expect(d.apply(2, batch)).toBe(0);
    d.takeChanges();
    tell({ all: true, list: [] });
    expect([question(0), question(1), question(2)]).toEqual([null, 'two', 'three']);
  });

  it('takes a change that changes nothing', () => {
    agora.propose('one', 'why');
    const { head } = agora.topics.value[0]!;
    expect(agora.change(head, 'one', 'why')).toBe(true);
    expect(agora.change(head, 'one', 'because')).toBe(true);
    expect(agora.topics.value[0]!.head.why).toBe('because');
  });
});
