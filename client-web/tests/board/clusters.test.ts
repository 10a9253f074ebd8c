// Clusters and zones: putting together, taking apart, folding, rows, layouts, reactions.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Gesture } from '../../src/input/gesture';
import type { Frame } from '../../src/scene/item';
import { intersects } from '../../src/scene/rect';
import { FrameActs } from '../../src/tools/frame_acts';
import { templates, zonesOf } from '../../src/tools/templates';
import { framesEn } from '../../src/i18n/frames_en';
import { framesFr } from '../../src/i18n/frames_fr';
import { Table } from './table';

const drop: Gesture = { kind: 'drop' };
const everything = { x: -1e5, y: -1e5, w: 2e5, h: 2e5 };

let t: Table;
let acts: FrameActs;

beforeEach(() => {
  t = new Table();
  acts = new FrameActs(t);
});

const seen = (): number[] => t.scene.within(everything).map((item) => item.handle);
const frame = (handle: number): Frame => t.scene.get(handle) as Frame;

/** A cluster with these notes in it, and its handle. */
function cluster(...notes: number[]): number {
  t.pick(notes);
  t.acts.group();
  t.selection.clear();
  return t.scene.get(notes[0]!)!.parent;
}

/** Two notes in a cluster, far from the rest. */
function pair(x: number): { a: number; b: number; f: number } {
  const a = t.note(x, 0);
  const b = t.note(x + 230, 0);
  return { a, b, f: cluster(a, b) };
}

describe('A cluster', () => {
  it('is what a group of notes becomes', () => {
    const { f } = pair(0);
    expect(frame(f)).toMatchObject({ role: 1, collapsed: false });
  });

  it('makes room for a note that is made beside one of its own, unless it is locked', () => {
    const { b, f } = pair(0);
    const before = frame(f).w;
    t.pick([b]);
    t.acts.newNote();
    const made = t.scene.childrenOf(f).find(({ handle }) => handle > f)!;
    expect(made.x + made.w).toBeLessThan(frame(f).x + frame(f).w);
    expect(frame(f).w).toBeGreaterThan(before);

    t.layer.edit((d) => d.setNumber(f, 3, 1));
    const last = frame(f).w;
    t.pick([made.handle]);
    t.acts.newNote();
    expect(t.scene.childrenOf(f)).toHaveLength(3);
    expect(frame(f).w).toBe(last);
  });

  it('is made by putting a note on another one', () => {
    const a = t.note(0, 0);
    const b = t.note(600, 0);
    t.carry(650, 50, -570, 10);
    expect(t.layer.target).toBe(a);
    t.do(drop);
    const f = t.scene.get(b)!.parent;
    expect(frame(f)).toMatchObject({ role: 1 });
    expect(t.scene.get(a)!.parent).toBe(f);
    expect(intersects(t.scene.get(a)!, t.scene.get(b)!)).toBe(false);
    expect(t.edits).toBe(1);
    expect(t.spoken).toEqual([{ what: 'grouped', notes: 2 }]);
  });

  it('is not made by a note that only reaches over another', () => {
    const a = t.note(0, 0);
    const b = t.note(600, 0);
    t.carry(650, 50, -500, 0);
    t.do(drop);
    expect(t.scene.get(a)!.parent).toBe(-1);
    expect(t.scene.get(b)!.parent).toBe(-1);
  });

  it('takes a note that is put on one of its own', () => {
    const { a, f } = pair(0);
    const c = t.note(1200, 0);
    const at = t.scene.get(a)!;
    t.carry(1250, 50, at.x - 1200 + 5, at.y + 5);
    t.do(drop);
    expect(t.scene.get(c)!.parent).toBe(f);
    expect(intersects(t.scene.get(a)!, t.scene.get(c)!)).toBe(false);
  });

  it('that is folded up is its title alone, and hides what lies in it from finger and eye', () => {
    const { a, b, f } = pair(0);
    t.pick([f]);
    acts.fold();
    expect(seen()).toEqual([f]);
    expect(frame(f)).toMatchObject({ collapsed: true, h: 84 });
    expect(t.scene.countIn(f)).toBe(2);
    expect(t.scene.get(a)).toBeDefined();
    expect([...t.scene.seen()].map((item) => item.handle)).toEqual([f]);
    expect(t.scene.standsFor(t.scene.get(b)!).handle).toBe(f);
    acts.fold();
    expect(seen().sort()).toEqual([a, b, f].sort());
  });

  it('that is folded up takes what is dropped on it into its next place, and grows for it', () => {
    const { f } = pair(0);
    t.pick([f]);
    acts.fold();
    const before = frame(f).full;
    const c = t.note(1200, 0);
    const d = t.note(1500, 0);
    for (const [note, x] of [
      [c, 1200],
      [d, 1500],
    ] as const) {
      const at = frame(f);
      t.carry(x + 50, 50, at.x + 40 - x, at.y - 60);
      t.do(drop);
      expect(t.scene.get(note)!.parent).toBe(f);
    }
    expect(t.scene.countIn(f)).toBe(4);
    expect(frame(f).full.h).toBeGreaterThan(before.h);
    t.pick([f]);
    acts.fold();
    const notes = t.scene.childrenOf(f);
    for (const one of notes)
      for (const other of notes) if (one !== other) expect(intersects(one, other)).toBe(false);
  });

  it('opens beside what lies in its place by now', () => {
    const { f } = pair(0);
    t.pick([f]);
    acts.fold();
    const other = t.note(200, 150);
    t.pick([f]);
    acts.fold();
    expect(intersects(frame(f), t.scene.get(other)!)).toBe(false);
  });

  it('and another become one, with both titles, when they are merged or put on each other', () => {
    const one = pair(0);
    const two = pair(1500);
    t.edit((d) => {
      d.insertText(one.f, 0, 'Trees');
      d.insertText(two.f, 0, 'Streets');
    });
    t.pick([one.f, two.f]);
    acts.merge();
    expect(t.scene.get(two.f)).toBeUndefined();
    expect(
      t.scene
        .childrenOf(one.f)
        .map((item) => item.handle)
        .sort(),
    ).toEqual([one.a, one.b, two.a, two.b].sort());
    expect(frame(one.f).text).toBe('Trees · Streets');

    const three = pair(4000);
    const [from, to] = [frame(three.f), frame(one.f)];
    t.carry(from.x + 60, from.y + 20, to.x - from.x + 10, to.y - from.y + 10);
    t.do(drop);
    expect(t.scene.get(three.a)!.parent).toBe(one.f);
    expect(t.scene.get(three.f)).toBeUndefined();
  });

  it('is split into two, or gives one note back', () => {
    const notes = [0, 230, 460].map((x) => t.note(x, 0));
    const f = cluster(...notes);
    t.pick(notes.slice(0, 2));
    acts.split();
    const made = t.scene.get(notes[0]!)!.parent;
    expect(made).not.toBe(f);
    expect(frame(made)).toMatchObject({ role: 1, parent: -1 });
    expect(intersects(frame(made), frame(f))).toBe(false);
    expect(t.scene.get(notes[2]!)!.parent).toBe(f);
    t.pick([notes[2]!]);
    acts.split();
    expect(t.scene.get(notes[2]!)!.parent).toBe(-1);
  });

  it('that is deleted leaves what lies in it, also while it is folded up', () => {
    const { a, b, f } = pair(0);
    const places = [a, b].map((note) => t.scene.get(note)!);
    t.pick([f]);
    acts.fold();
    t.acts.remove();
    expect(seen().sort()).toEqual([a, b].sort());
    expect([a, b].map((note) => t.scene.get(note)!)).toMatchObject(places.map(({ x, y }) => ({ x, y })));
  });

  it('moves with what lies in it while it is folded up, and is copied as what it is', () => {
    const { a, f } = pair(0);
    t.pick([f]);
    acts.fold();
    const before = t.scene.get(a)!;
    const at = frame(f);
    t.carry(at.x + 40, at.y + 40, 2000, 0);
    t.do(drop);
    expect(t.scene.get(a)).toMatchObject({ x: before.x + 2000 });
    t.pick([f]);
    t.acts.duplicate();
    const copy = t.picked[0]!;
    expect(frame(copy)).toMatchObject({ role: 1, collapsed: true, full: frame(f).full });
    expect(t.scene.countIn(copy)).toBe(2);
  });
});

describe('A zone', () => {
  it('keeps in rows what lies in it and what is put into it, while that is on', () => {
    const f = t.frame(0, 0);
    const notes = [
      [30, 300],
      [333, 111],
    ].map(([x, y]) => {
      const note = t.note(2000, 0);
      t.edit((d) => d.move(note, f, x!, y!));
      return note;
    });
    t.pick([f]);
    acts.keepRows();
    expect(frame(f).grid).toBe(true);
    const [a, b] = notes.map((note) => t.scene.get(note)!);
    expect(a!.y).toBe(b!.y);
    const c = t.note(2000, 0);
    t.carry(2050, 50, 60 - 2000, 80);
    t.do(drop);
    const put = t.scene.get(c)!;
    expect(put.parent).toBe(f);
    for (const other of [a!, b!]) expect(intersects(put, other)).toBe(false);
    expect([a!.y, a!.y + 224]).toContain(put.y);
    t.pick([f]);
    acts.keepRows();
    expect(frame(f).grid).toBe(false);
  });

  it('of the moderators is ground to the others: they pan on it, and write in it', () => {
    const f = t.frame(0, 0);
    t.edit((d) => d.setNumber(f, 3, 1));
    expect(t.tool.probe(300, 20, 'touch')).toBe('board');
    t.tap(300, 300, { count: 2 });
    expect(t.scene.get(t.first)).toMatchObject({ parent: f });
    t.moderator = true;
    expect(t.tool.probe(300, 20, 'touch')).toBe('item');
  });
});

describe('A layout', () => {
  it('is one act, locked, beside what lies there', () => {
    t.moderator = true;
    const note = t.scene.get(t.note(450, 350))!;
    for (const words of [framesEn, framesFr]) {
      for (const template of templates) {
        const zones = zonesOf(template, words.templates.titles, '');
        t.edits = 0;
        expect(acts.layOut(zones)).toBe(true);
        expect(t.edits).toBe(1);
        const laid = [...t.scene.all()].slice(-zones.length) as Frame[];
        expect(laid.map(({ text }) => text)).toEqual(zones.map(({ title }) => title));
        for (const zone of laid) {
          expect(zone).toMatchObject({ locked: true, role: 0 });
          expect(intersects(zone, note)).toBe(false);
        }
      }
    }
  });

  it('carries the table’s question where it has a place for it', () => {
    const { titles } = framesEn.templates;
    expect(zonesOf('question', titles, 'Why trees?')[0]!.title).toBe('Why trees?');
    expect(zonesOf('cafe', titles, 'Why trees?')[0]!.title).toBe('Why trees?');
    expect(zonesOf('question', titles, ' ')[0]!.title).toBe('Our question');
  });

  it('is not begun where the board has no room for it', () => {
    t.paper.limit = 2;
    expect(acts.layOut(zonesOf('retro', framesEn.templates.titles, ''))).toBe(false);
    expect(t.paper.size).toBe(0);
    expect(t.spoken).toEqual([{ what: 'full' }]);
  });
});

describe('A reaction', () => {
  it('is given and taken back by one tap, each by itself', () => {
    const n = t.note(0, 0);
    t.pick([n]);
    acts.react(1);
    acts.react(4);
    expect(t.scene.get(n)!.reactions).toEqual([1, 0, 1, 0]);
    acts.react(1);
    expect(t.scene.get(n)!.reactions).toEqual([0, 0, 1, 0]);
  });
});
