// Putting things in order without dragging them.

import { describe, expect, it } from 'vitest';
import { arrangeEn } from '../../src/i18n/arrange_en';
import { arrangeFr } from '../../src/i18n/arrange_fr';
import { NumberField, Role } from '../../src/core/view';
import type { Frame } from '../../src/scene/item';
import { aligned, distributed, gridded } from '../../src/tools/arrange';
import { ArrangeActs } from '../../src/tools/arrange_acts';
import { FrameActs } from '../../src/tools/frame_acts';
import { Table } from './table';

const at = (x: number, y: number, w = 100, h = 100) => ({ x, y, w, h });

describe('Places in order', () => {
  it('are at one edge, or have one middle', () => {
    const items = [at(0, 0), at(50, 200, 200, 50)];
    expect(aligned(items, 'left')).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 200 },
    ]);
    expect(aligned(items, 'right')).toEqual([
      { x: 150, y: 0 },
      { x: 50, y: 200 },
    ]);
    expect(aligned(items, 'center')).toEqual([
      { x: 75, y: 0 },
      { x: 25, y: 200 },
    ]);
    expect(aligned(items, 'top')).toEqual([
      { x: 0, y: 0 },
      { x: 50, y: 0 },
    ]);
    expect(aligned(items, 'bottom')).toEqual([
      { x: 0, y: 150 },
      { x: 50, y: 200 },
    ]);
    expect(aligned(items, 'middle')).toEqual([
      { x: 0, y: 75 },
      { x: 50, y: 100 },
    ]);
  });

  it('have the same room between them, the first and the last where they were', () => {
    expect(distributed([at(0, 5), at(600, 0), at(120, 9, 300)], 'across')).toEqual([
      { x: 0, y: 5 },
      { x: 600, y: 0 },
      { x: 200, y: 9 },
    ]);
    expect(distributed([at(0, 0), at(0, 50), at(0, 400)], 'down').map(({ y }) => y)).toEqual([0, 200, 400]);
  });

  it('are rows in reading order, none on another one', () => {
    const items = [at(300, 0), at(0, 10), at(20, 250), at(310, 290)];
    const places = gridded(items).map((p, i) => ({ ...items[i]!, ...p }));
    expect(places.map(({ x, y }) => [x, y])).toEqual([
      [124, 0],
      [0, 0],
      [0, 124],
      [124, 124],
    ]);
  });
});

describe('Arranging', () => {
  it('is one act, and leaves alone what is locked', () => {
    const t = new Table();
    const [a, b, c] = [t.note(0, 0), t.note(300, 40), t.note(700, 90)];
    t.edit((d) => d.setNumber(c, 3, 1));
    t.pick([a, b, c]);
    t.edits = 0;
    new ArrangeActs(t).align('top');
    expect(t.edits).toBe(1);
    expect([a, b, c].map((one) => t.scene.get(one)!.y)).toEqual([0, 0, 90]);
  });

  it('keeps what lies in a frame in its frame, and takes along what lies in a moved one', () => {
    const t = new Table();
    const f = t.frame(0, 0);
    const inside = t.note(1000, 1000);
    t.edit((d) => d.move(inside, f, 100, 150));
    const other = t.note(900, 300);
    t.pick([f, inside, other]);
    new ArrangeActs(t).align('top');
    expect(t.paper.object(inside)).toMatchObject({ parent: f, x: 100, y: 150 });
    expect(t.scene.get(other)!.y).toBe(0);
  });

  it('brings to the front and sends to the back, in the order that they had', () => {
    const t = new Table();
    const [a, b, c] = [t.note(0, 0), t.note(50, 0), t.note(100, 0)];
    const order = () => t.scene.within(at(0, 0, 300, 300)).map(({ handle }) => handle);
    t.pick([a, b]);
    new ArrangeActs(t).stack('front');
    expect(order()).toEqual([c, a, b]);
    new ArrangeActs(t).stack('back');
    expect(order()).toEqual([a, b, c]);
  });

  it('makes larger and smaller by steps, never smaller than can be', () => {
    const t = new Table();
    const n = t.note(0, 0);
    t.pick([n]);
    const acts = new ArrangeActs(t);
    acts.resize(1);
    expect(t.scene.get(n)).toMatchObject({ w: 240, h: 240 });
    for (let i = 0; i < 20; i++) acts.resize(-1);
    expect(t.scene.get(n)!.w).toBeGreaterThan(40);
  });

  it('moves several into a frame by its name, each where it covers none, and out again', () => {
    const t = new Table();
    const f = t.frame(0, 0);
    const [a, b] = [t.note(1000, 0), t.note(1300, 0)];
    t.pick([a, b]);
    const acts = new FrameActs(t);
    expect(acts.targets.map(({ frame }) => frame.handle)).toEqual([f]);
    t.edits = 0;
    expect(acts.moveInto(acts.targets[0]!.frame)).toBe(2);
    expect(t.edits).toBe(1);
    const [one, two] = [t.scene.get(a)!, t.scene.get(b)!];
    expect([one.parent, two.parent]).toEqual([f, f]);
    expect(Math.abs(one.x - two.x) >= 200 || Math.abs(one.y - two.y) >= 200).toBe(true);
    expect(acts.targets).toEqual([]);
    expect(acts.inside).toBe(true);
    acts.moveInto(null);
    expect(t.scene.get(a)!.parent).toBe(-1);
    expect(t.scene.get(a)!.x).toBeGreaterThanOrEqual(700);
  });
});

describe('Moving into a frame by its name', () => {
  it('takes along what lies in what is moved, and offers nothing that lies in it', () => {
    const t = new Table();
    const [zone, inner] = [t.frame(0, 0), t.frame(2000, 0)];
    t.edit((d) => d.resize(inner, 300, 300));
    const [innermost, note] = [t.frame(3000, 0), t.note(4000, 0)];
    t.edit((d) => {
      d.move(innermost, inner, 10, 80);
      d.move(note, inner, 20, 90);
    });
    t.pick([inner, note]);
    const acts = new FrameActs(t);
    expect(acts.targets.map(({ frame }) => frame.handle)).toEqual([zone]);
    expect(acts.moveInto(acts.targets[0]!.frame)).toBe(1);
    expect(t.paper.object(inner).parent).toBe(zone);
    expect(t.paper.object(note)).toMatchObject({ parent: inner, x: 20, y: 90 });
  });

  it('makes one of two clusters, unless the one that it goes into is locked', () => {
    for (const locked of [0, 1]) {
      const t = new Table();
      const [into, other] = [t.frame(0, 0), t.frame(2000, 0)];
      t.edit((d) => {
        for (const one of [into, other]) d.setNumber(one, NumberField.role, Role.cluster);
        d.setNumber(into, NumberField.lock, locked);
      });
      t.pick([other]);
      new FrameActs(t).moveInto(t.scene.get(into) as Frame);
      expect(t.scene.get(other)?.parent).toBe(locked ? into : undefined);
    }
  });
});

describe('The words of arranging', () => {
  it('are there in both languages', () => {
    expect(Object.keys(arrangeEn)).toEqual(Object.keys(arrangeFr));
  });
});
