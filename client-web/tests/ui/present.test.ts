// What the room is shown of a day: which table, the steps from one to the next, and what a table's page says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Core, type Document } from '../../src/core/document';
import { Kind, NumberField, Role } from '../../src/core/view';
import { noDay, type Day } from '../../src/day/day';
import { presentEn } from '../../src/i18n/present_en';
import { presentFr } from '../../src/i18n/present_fr';
import { Layer } from '../../src/scene/layer';
import { pageOf } from '../../src/ui/present/page_of';
import { presented, tableAfter } from '../../src/ui/present/presented';
import { TableState, VoteState, type Call, type Table, type Vote } from '../../src/wire/day_frames';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));
const boardOf = (number: number): string => `b${number}`;

function table(number: number, state: number = TableState.OPEN): [number, Table] {
  const some = { number, question: `Question ${number}?`, board: boardOf(number), state };
  return [number, some as unknown as Table];
}

const called = (board: string, region: readonly number[] = []): Day['calls'] => {
  return new Map<number, Call>([[0, { id: 9, table: 0, board, region, until: 1 }]]);
};

const day: Day = { ...noDay, tables: new Map([table(1), table(2, TableState.CLOSED), table(4)]) };

describe('What is presented', () => {
  it('is the open table to whose whole board everybody was called, also when the time of that call is over', () => {
    expect(presented(day)).toBeNull();
    expect(presented({ ...day, calls: called(boardOf(4)) })).toMatchObject({
      at: 1,
      of: 2,
      table: { number: 4 },
    });
    expect(presented({ ...day, calls: called(boardOf(4), [0, 0, 9, 9]) })).toBeNull();
    expect(presented({ ...day, calls: called(boardOf(2)) })).toBeNull();
    expect(presented({ ...day, calls: called('the agora') })).toBeNull();
  });

  it('goes from each open table to the next and back, and no further', () => {
    expect(tableAfter(day, 1)?.number).toBe(1);
    const first = { ...day, calls: called(boardOf(1)) };
    expect(tableAfter(first, 1)?.number).toBe(4);
    expect(tableAfter(first, -1)).toBeNull();
    const last = { ...day, calls: called(boardOf(4)) };
    expect(tableAfter(last, -1)?.number).toBe(1);
    expect(tableAfter(last, 1)).toBeNull();
    expect(tableAfter(noDay, 1)).toBeNull();
  });

  it('is numbered by what people know, and by how far it goes on', () => {
    expect(presentEn.step(2, 2, 4)).toBe('Table 2 of 4');
    expect(presentEn.step(4, 2, 2)).toBe('Table 4 (2 of 2)');
    expect(presentFr.step(2, 2, 4)).toBe('Table\u00a02 sur\u00a04');
  });
});

describe('A table’s page', () => {
  let d: Document;

  beforeEach(() => {
    d = core.open();
    d.setLocalParticipant(1);
    d.setReplica(1);
  });

  function frame(role: number, text: string, x: number, parent = -1): number {
    const made = d.create({ kind: Kind.frame, x, y: 60, w: 400, h: 300, ...(parent < 0 ? {} : { parent }) });
    if (role !== 0) d.setNumber(made, NumberField.role, role);
    d.insertText(made, 0, text);
    return made;
  }

  function note(text: string, x: number, parent: number): number {
    const made = d.create({ kind: Kind.note, x, y: 60, w: 100, h: 100, parent });
    d.insertText(made, 0, text);
    return made;
  }

  function page(of: Day = day): ReturnType<typeof pageOf> {
    d.commit();
    const layer = new Layer(boardOf(1), d);
    layer.rebuilt(undefined);
    return pageOf(layer, d, of);
  }

  const said = ({ parts }: ReturnType<typeof pageOf>): unknown =>
    parts.map(({ title, lines }) => [title, ...lines.map(({ text, dots }) => `${text} ${dots}`)]);

  it('has the propositions under their headings, those without words left out', () => {
    const heading = frame(Role.heading, 'School', 1000);
    frame(Role.proposition, 'A canteen', 20, heading);
    frame(Role.proposition, '  ', 500, heading);
    frame(Role.proposition, 'A counter', 0);
    note('an idea', 0, frame(Role.zone, 'Ideas', 3000));
    expect(said(page())).toEqual([
      ['', 'A counter 0'],
      ['School', 'A canteen 0'],
    ]);
    expect(page()).toMatchObject({ notes: false, voted: false, writers: 1 });
  });

  it('has the dots of the newest vote whose results are shown, and of no open one', () => {
    const one = frame(Role.proposition, 'A counter', 0);
    d.commit();
    const { counter, replica } = d.object(one);
    const vote = (id: number, state: number, shown: boolean): [number, Vote] => {
      const some = { id, board: boardOf(1), state, shown, live: true, candidates: [{ counter, replica }] };
      return [id, some as unknown as Vote];
    };
    const tally = (of: number, dots: number) =>
      [`${of} 0`, { vote: of, candidate: 0, dots, hands: 0, people: 1 }] as const;
    const tallies = new Map([tally(5, 7), tally(6, 8), tally(7, 9)]);
    const votes = new Map([
      vote(5, VoteState.CLOSED, true),
      vote(6, VoteState.CLOSED, false),
      vote(7, VoteState.OPEN, false),
    ]);
    const after = page({ ...day, votes, tallies });
    expect(said(after)).toEqual([['', 'A counter 7']]);
    expect(after.voted).toBe(true);
    votes.delete(5);
    expect(said(page({ ...day, votes, tallies }))).toEqual([['', 'A counter 0']]);
  });

  it('has the notes of its titled frames where there is no proposition, and nothing where there are none', () => {
    expect(page()).toEqual({ parts: [], notes: true, voted: false, writers: 0 });
    const frames = [frame(Role.zone, 'Later', 3000), frame(Role.zone, '', 1000), frame(Role.zone, 'Now', 0)];
    note('c', 20, frames[0]!);
    note('untitled', 20, frames[1]!);
    note('b', 200, frames[2]!);
    note('a', 20, frames[2]!);
    expect(said(page())).toEqual([
      ['Now', 'a 0', 'b 0'],
      ['Later', 'c 0'],
    ]);
  });
});
