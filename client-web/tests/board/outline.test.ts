// What a table says, read off its board, and what people do to it: over the real core, alone and two at once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Core, type Document } from '../../src/core/document';
import { NumberField, Role } from '../../src/core/view';
import type { Frame } from '../../src/scene/item';
import { countPropositions, headingOf, outlineOf } from '../../src/scene/outline';
import { contains } from '../../src/scene/rect';
import { Scene } from '../../src/scene/scene';
import * as edits from '../../src/tools/edits';
import * as frameEdits from '../../src/tools/frame_edits';
import * as outcome from '../../src/tools/outcome_edits';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));
const seen = { x: 0, y: 0, w: 1000, h: 700 };

/** One person's copy of a board, and what they have written that the other has not seen. */
class Person {
  readonly d: Document = core.open();
  readonly scene = new Scene(this.d);
  readonly unsent: Uint8Array[] = [];

  constructor(readonly replica: number) {
    this.d.setLocalParticipant(replica);
    this.d.setReplica(replica);
  }

  act<T>(what: () => T): T {
    const result = what();
    for (let batch = this.d.commit(); batch; batch = this.d.commit(true)) this.unsent.push(batch);
    this.scene.update(this.d.takeChanges());
    return result;
  }

  undo(): void {
    this.act(() => this.d.undo());
  }

  hear(replica: number, batches: readonly Uint8Array[]): void {
    for (const batch of batches) expect(this.d.apply(replica, batch)).toBe(0);
    this.scene.update(this.d.takeChanges());
  }

  frame(handle: number): Frame {
    return this.scene.get(handle) as Frame;
  }

  note(text: string, x = 0, y = 0, parent = -1): number {
    return this.act(() => {
      const made = edits.createNote(this.d, this.scene, { x, y, w: 200, h: 200 }, parent, 0);
      this.d.insertText(made, 0, text);
      return made;
    });
  }

  cluster(title: string, x: number, ...texts: string[]): number {
    const notes = texts.map((text, i) => this.note(text, x + 230 * i, 0));
    return this.act(() => {
      const items = notes.map((handle) => this.scene.get(handle)!);
      const made = frameEdits.group(this.d, this.scene, items, 0);
      this.d.insertText(made, 0, title);
      return made;
    });
  }

  propose(text: string, heading: number | null = null): number {
    const within = heading === null ? null : this.frame(heading);
    return this.act(() => outcome.proposeWords(this.d, this.scene, this.scene, seen, text, within));
  }

  heading(text: string): number {
    return this.act(() => outcome.makeHeading(this.d, this.scene, this.scene, seen, text));
  }

  orderTo(handle: number, to: number): void {
    this.act(() => outcome.orderTo(this.d, this.scene, this.frame(handle), to));
  }

  moveTo(handle: number, heading: number | null, to?: number): void {
    const under = heading === null ? null : this.frame(heading);
    this.act(() => outcome.moveTo(this.d, this.scene, this.scene, this.frame(handle), under, to));
  }

  /** As one reads it: a line a group, its heading before a colon. */
  get read(): string[] {
    return outlineOf(this.scene, this.d).map(
      ({ heading, items }) => `${heading?.text ?? ''}: ${items.map(({ frame }) => frame.text).join(', ')}`,
    );
  }
}

/** Both hear what the other has written since: the server takes `a` first. */
function meet(a: Person, b: Person): void {
  const [from, to] = [a.unsent.splice(0), b.unsent.splice(0)];
  b.hear(a.replica, from);
  a.hear(b.replica, to);
  expect(Buffer.from(a.d.keyframe()).equals(Buffer.from(b.d.keyframe()))).toBe(true);
}

let ana: Person;
let bob: Person;

beforeEach(() => {
  ana = new Person(2);
  bob = new Person(3);
});

describe('The outline of a board', () => {
  it('has the propositions without a heading first, then the headings, each with its own', () => {
    expect(ana.read).toEqual([': ']);
    const why = ana.heading('Why');
    ana.propose('open');
    ana.propose('because', why);
    ana.heading('How');
    expect(ana.read).toEqual([': open', 'Why: because', 'How: ']);
    expect(countPropositions(outlineOf(ana.scene, ana.d))).toBe(2);
  });

  it('orders siblings by rank, then by id, those without a rank last', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((text) => ana.cluster(text, 0, `${text}1`)) as [
      number,
      number,
      number,
    ];
    for (const one of [c, b, a]) ana.act(() => ana.d.setNumber(one, NumberField.role, Role.proposition));
    expect(ana.read).toEqual([': a, b, c']);
    ana.act(() => ana.d.setRank(c, -1, -1));
    expect(ana.read).toEqual([': c, a, b']);
  });

  it('counts the notes in a proposition as its sources, in clusters too, with their dots', () => {
    const f = ana.cluster('one', 0, 'x', 'y', '');
    ana.act(() => outcome.propose(ana.d, ana.scene, ana.frame(f)));
    const inner = ana.act(() =>
      ana.d.create({ kind: 3, parent: f, x: 20, y: 300, w: 300, h: 300, role: Role.cluster }),
    );
    const deep = ana.note('z', 0, 0, inner);
    ana.act(() => ana.d.vote(deep, 2));
    const [group] = outlineOf(ana.scene, ana.d);
    expect(group!.items[0]!.sources.map(({ text }) => text).sort()).toEqual(['x', 'y', 'z']);
    expect(group!.items[0]!.dots).toBe(2);
  });

  it('has neither what is deleted nor what lies in nothing, and takes out what a deleted heading held', () => {
    const why = ana.heading('Why');
    const a = ana.propose('a', why);
    ana.propose('b', why);
    ana.act(() => ana.d.setAlive(a, false));
    ana.act(() => ana.d.setAlive(why, false));
    expect(ana.read).toEqual([': b']);
  });
});

describe('A proposition', () => {
  it('is made of a cluster by its role alone: nothing of it is copied or moved, and undo makes it a cluster', () => {
    const f = ana.cluster('Benches', 0, 'x', 'y');
    const before = { ...ana.frame(f) };
    const size = ana.d.size;
    ana.act(() => outcome.propose(ana.d, ana.scene, ana.frame(f)));
    expect(ana.frame(f)).toMatchObject({ ...before, role: Role.proposition });
    expect(ana.d.size).toBe(size);
    ana.undo();
    expect(ana.frame(f).role).toBe(Role.cluster);
    expect(ana.read).toEqual([': ']);
  });

  it('is one when two make it of the same cluster at once', () => {
    const f = ana.cluster('Benches', 0, 'x');
    meet(ana, bob);
    const g = bob.d.find(ana.d.object(f).counter, ana.replica);
    ana.act(() => outcome.propose(ana.d, ana.scene, ana.frame(f)));
    bob.act(() => outcome.propose(bob.d, bob.scene, bob.frame(g)));
    meet(ana, bob);
    expect([ana.read, bob.read]).toEqual([[': Benches'], [': Benches']]);
  });

  it('is made around notes, and of one note in its words', () => {
    const [x, y] = [ana.note('x'), ana.note('y', 230)];
    const items = (...handles: number[]) => handles.map((handle) => ana.scene.get(handle)!);
    const one = ana.act(() => outcome.proposeNotes(ana.d, ana.scene, items(x), 0, ana.scene));
    expect(ana.frame(one)).toMatchObject({ text: 'x', role: Role.proposition });
    const z = ana.note('z', 900);
    const two = ana.act(() => outcome.proposeNotes(ana.d, ana.scene, items(y, z), 0, ana.scene));
    expect(ana.frame(two).text).toBe('');
    const [group] = outlineOf(ana.scene, ana.d);
    expect(group!.items.map(({ frame, sources }) => [frame.handle, sources.length])).toEqual([
      [one, 1],
      [two, 2],
    ]);
  });

  it('goes under a heading, which grows around it, and out again', () => {
    const why = ana.heading('Why');
    const all = ['a', 'b', 'c'].map((text) => ana.propose(text));
    for (const one of all) ana.moveTo(one, why);
    expect(ana.read).toEqual([': ', 'Why: a, b, c']);
    for (const one of all) {
      const { x, y, w, h } = ana.frame(one);
      expect(contains(ana.frame(why), { x: x + w, y: y + h })).toBe(true);
    }
    ana.moveTo(all[1]!, null);
    expect(ana.read).toEqual([': b', 'Why: a, c']);
    expect(headingOf(ana.scene, ana.frame(all[1]!))).toBeNull();
    ana.undo();
    expect(ana.read).toEqual([': ', 'Why: a, b, c']);
  });

  it('becomes one with another in one act: the words of both, the sources of both', () => {
    const f = ana.cluster('Benches', 0, 'x');
    const g = ana.cluster('Trees', 900, 'y');
    for (const one of [f, g]) ana.act(() => outcome.propose(ana.d, ana.scene, ana.frame(one)));
    ana.act(() => outcome.mergeInto(ana.d, ana.scene, ana.frame(f), ana.frame(g)));
    const [group] = outlineOf(ana.scene, ana.d);
    expect(ana.read).toEqual([': Benches · Trees']);
    expect(group!.items[0]!.sources).toHaveLength(2);
    ana.undo();
    expect(ana.read).toEqual([': Benches, Trees']);
  });
});

describe('The order of propositions', () => {
  const four = ['a', 'b', 'c', 'd'];

  it('is changed by moving one to any place among the others', () => {
    const all = four.map((text) => ana.propose(text));
    for (let from = 0; from < 4; from++) {
      for (let to = 0; to < 4; to++) {
        const want = [...ana.read[0]!.slice(2).split(', ')];
        const [one] = want.splice(from, 1);
        want.splice(to, 0, one!);
        ana.orderTo(all[four.indexOf(one!)]!, to);
        expect(ana.read[0]).toBe(`: ${want.join(', ')}`);
      }
    }
  });

  it('is changed in one act by dropping one under a heading or among its siblings, where it lies only under another', () => {
    const why = ana.heading('Why');
    const all = ['a', 'b', 'c'].map((text) => ana.propose(text));
    const { x, y } = ana.frame(all[2]!);
    ana.moveTo(all[2]!, null, 0);
    expect(ana.read[0]).toBe(': c, a, b');
    expect(ana.frame(all[2]!)).toMatchObject({ x, y });
    ana.moveTo(all[0]!, why, 0);
    ana.moveTo(all[1]!, why, 0);
    expect(ana.read).toEqual([': c', 'Why: b, a']);
    ana.undo();
    expect(ana.read).toEqual([': c, b', 'Why: a']);
  });

  it('reaches those that never had a rank, and goes between two that have the same one', () => {
    const all = four.map((text) => ana.cluster(text, 0, `${text}1`));
    for (const one of all) ana.act(() => ana.d.setNumber(one, NumberField.role, Role.proposition));
    ana.orderTo(all[0]!, 2);
    expect(ana.read).toEqual([': b, c, a, d']);
    for (const one of all) ana.act(() => ana.d.setRank(one, -1, -1));
    expect(ana.read).toEqual([': a, b, c, d']);
    ana.orderTo(all[3]!, 1);
    expect(ana.read).toEqual([': a, d, b, c']);
  });

  it('is one for two who order at once, and for two who propose at once', () => {
    const all = four.map((text) => ana.propose(text));
    meet(ana, bob);
    const his = (handle: number): number => {
      const { counter, replica } = ana.d.object(handle);
      return bob.d.find(counter, replica);
    };
    ana.orderTo(all[0]!, 3);
    ana.propose('hers');
    bob.orderTo(his(all[3]!), 0);
    bob.orderTo(his(all[0]!), 1);
    bob.propose('his');
    meet(ana, bob);
    expect(bob.read).toEqual(ana.read);
    expect(ana.read[0]!.slice(2).split(', ').sort()).toEqual([...four, 'hers', 'his']);
    expect(ana.read[0]).toMatch(/^: d, /);
    const before = ana.read;
    ana.orderTo(all[1]!, 5);
    expect(ana.read).not.toEqual(before);
    expect(ana.read[0]).toMatch(/, b$/);
  });
});
