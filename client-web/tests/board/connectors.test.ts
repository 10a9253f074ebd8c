// Arrows hang on things: what moves takes its own along, and nothing else is looked at.

import { beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../src/scene/item';
import { Kind } from '../../src/scene/item';
import type { Connector } from '../../src/scene/item';
import { learn, rulesOf } from '../../src/scene/kinds';
import { moreRules } from '../../src/scene/kinds/more';
import { mine } from '../../src/scene/lifts';
import { DrawTool } from '../../src/tools/draw_tool';
import type { Look } from '../../src/tools/draw_edits';
import { connect, targetAt } from '../../src/tools/draw_edits';
import * as edits from '../../src/tools/edits';
import { LinkTool, arrowLook } from '../../src/tools/link_tool';
import { Table } from './table';

beforeAll(() => learn(moreRules));

const drag = (x: number, y: number, toX: number, toY: number) =>
  [
    { kind: 'grab', x, y, add: false, pointer: 'touch' },
    { kind: 'drag', x: toX, y: toY, dx: toX - x, dy: toY - y },
    { kind: 'drop' },
  ] as const;

function joined() {
  const table = new Table();
  const a = table.note(0, 0);
  const b = table.note(600, 0);
  let arrow = -1;
  const spot = (x: number, target: number) => ({ at: { x, y: 100 }, target });
  table.edit((d) => {
    arrow = connect(d, table.scene, arrowLook, spot(100, a), spot(700, b));
  });
  const line = () => (table.scene.get(arrow) as Connector).line;
  return { table, a, b, arrow, line };
}

describe('A connector', () => {
  it('runs from the edge of one thing to the edge of the other', () => {
    const { line } = joined();
    expect(line()).toEqual([
      { x: 206, y: 100 },
      { x: 594, y: 100 },
    ]);
  });

  it('follows when either end is moved, also within a frame that is moved', () => {
    const { table, a, b, line } = joined();
    table.edit((d) => d.move(b, -1, 600, 400));
    expect(line()[1].y).toBeGreaterThan(300);
    const frame = table.frame(-40, -40);
    table.edit((d) => d.move(a, frame, 40, 40));
    const before = line()[0];
    table.edit((d) => d.move(frame, -1, -340, -40));
    expect(line()[0].x).toBeLessThan(before.x - 200);
  });

  it('damages its own rectangle and no other when an end moves: the others are not even read', () => {
    const { table, a } = joined();
    for (let i = 0; i < 200; i++) {
      const [from, to] = [table.note(i * 300, 2000), table.note(i * 300, 3000)];
      const spot = (y: number, target: number) => ({ at: { x: i * 300 + 100, y }, target });
      table.edit((d) => connect(d, table.scene, arrowLook, spot(2100, from), spot(3100, to)));
    }
    const { paper } = table;
    let read = 0;
    const { object } = paper;
    paper.object = (handle) => {
      read++;
      return object.call(paper, handle);
    };
    paper.move(a, -1, 10, 10);
    const damage = table.scene.update(paper.takeChanges());
    expect(read).toBeLessThanOrEqual(2);
    // The note before and after, its arrow before and after.
    expect(damage).toHaveLength(4);
  });

  it('stays where it was when what it hangs on is deleted, and hangs on it again when that comes back', () => {
    const { table, b, line } = joined();
    table.edit((d) => d.move(b, -1, 600, 400));
    const bound = line();
    table.edit((d) => d.setAlive(b, false));
    expect(line()).toEqual(bound);
    table.edit((d) => d.setAlive(b, true));
    expect(line()).toEqual(bound);
  });

  it('is what the document says after a reload, whatever the order of handles', () => {
    const { table, line } = joined();
    const before = line();
    table.rebuild([2, 1, 0]);
    expect((table.scene.get(0) as Connector).line).toEqual(before);
  });

  it('runs to where things are carried before they are let go', () => {
    const { table, b, arrow } = joined();
    const item = (): Item => table.lifts.now(table.scene.get(arrow) as Item, table.scene);
    table.lifts.take(mine, [b], table.scene);
    table.lifts.moveTo(mine, 0, 500);
    expect(table.lifts.has(arrow)).toBe(true);
    expect((item() as Connector).line[1].y).toBeGreaterThan(400);
    table.lifts.release(mine, 0);
    table.lifts.step(0, 16, table.scene);
    expect(table.lifts.has(arrow)).toBe(false);
  });

  it('moves by its free ends alone', () => {
    const { table, arrow, line } = joined();
    const [start] = line();
    table.edit((d) => d.setEnd(arrow, 1, { x: 300, y: 300, target: -1, anchorX: 500, anchorY: 500 }));
    const end = line()[1];
    table.edit((d) => edits.moveItems(d, table.scene, [table.scene.get(arrow) as Item], 50, 20));
    expect(line()[1]).toEqual({ x: end.x + 50, y: end.y + 20 });
    expect(Math.abs(line()[0].x - start.x)).toBeLessThan(140);
  });

  it('is copied with what it joins', () => {
    const { table, a, b, arrow } = joined();
    const items = [a, b, arrow].map((handle) => table.scene.get(handle) as Item);
    let copies: number[] = [];
    table.edit((d) => {
      copies = edits.duplicate(d, table.scene, items) ?? [];
    });
    const copy = copies
      .map((handle) => table.scene.get(handle))
      .find((item) => item?.kind === Kind.connector);
    expect((copy as Connector).ends.map(({ target }) => target).sort()).toEqual(copies.slice(0, 2).sort());
  });

  it('takes no room from notes, and is not what another is bound to', () => {
    const { table, arrow } = joined();
    expect(rulesOf(table.scene.get(arrow) as Item).layer).toBe('mark');
    expect(targetAt(table.scene, { x: 400, y: 100 }, 10)).toBe(-1);
  });
});

describe('What draws', () => {
  const shape: Look = { kind: Kind.shape, shape: 1, colour: 7 };
  function desk(look: Look) {
    const table = new Table();
    let done = 0;
    const tool = new DrawTool({ stage: table, done: () => done++ });
    tool.choose(look);
    return { table, tool, done: () => done };
  }

  it('begins a text with the letter that is typed, and nothing else', () => {
    const { table, tool, done } = desk({ kind: Kind.text, shape: 0, colour: 7 });
    expect(tool.typed()).toBe(true);
    expect([...table.scene.all()]).toMatchObject([{ kind: Kind.text }]);
    expect(table.opened).toMatchObject([{ fresh: true }]);
    expect(done()).toBe(1);
    expect(desk(shape).tool.typed()).toBe(false);
  });

  it('makes a figure as large as the drag, and its own size of a tap', () => {
    const { table, tool, done } = desk(shape);
    drag(100, 100, 400, 300).forEach((g) => tool.gesture(g));
    tool.gesture({ kind: 'tap', x: 800, y: 500, count: 1, add: false, pointer: 'touch' });
    const [drawn, tapped] = [...table.scene.all()];
    expect(drawn).toMatchObject({ kind: Kind.shape, shape: 1, x: 100, y: 100, w: 300, h: 200 });
    expect(tapped).toMatchObject({ w: 200, h: 140 });
    expect(done()).toBe(2);
    expect(table.edits).toBe(2);
  });

  it('joins what a drag goes from and to, and what two taps are on', () => {
    for (const gestures of [
      drag(100, 100, 700, 100),
      ([100, 700] as const).map(
        (x) => ({ kind: 'tap', x, y: 100, count: 1, add: false, pointer: 'touch' }) as const,
      ),
    ]) {
      const { table, tool } = desk(arrowLook);
      const [a, b] = [table.note(0, 0), table.note(600, 0)];
      gestures.forEach((g) => tool.gesture(g));
      const arrow = table.scene.get(2) as Connector;
      expect(arrow.ends.map(({ target }) => target)).toEqual([a, b]);
    }
  });

  it('says so when the board is full, and makes nothing', () => {
    const { table, tool } = desk(shape);
    table.paper.limit = 0;
    drag(100, 100, 400, 300).forEach((g) => tool.gesture(g));
    expect(table.spoken).toEqual([{ what: 'full' }]);
    expect(table.scene.size).toBe(0);
  });

  it('lets a text be as high as its words', () => {
    const { table, tool } = desk({ kind: Kind.text, shape: 0, colour: 7 });
    drag(100, 100, 200, 110).forEach((g) => tool.gesture(g));
    expect(table.opened).toHaveLength(1);
    const item = { ...(table.scene.get(0) as Item), text: 'many words here that take more than one line' };
    const [one, three] = [1000, 100].map((w) => edits.heightOf(item, w, (t) => t.length * 0.5) ?? 0);
    expect(three).toBeGreaterThan(2 * (one as number));
  });
});

describe('Grips', () => {
  it('draw an arrow from a selected thing to another', () => {
    const table = new Table();
    const [a, b] = [table.note(0, 0), table.note(600, 0)];
    table.pick([a]);
    const link = new LinkTool(table);
    expect(link.probe(500, 500, 'touch')).toBe('board');
    expect(link.probe(226, 100, 'touch')).toBe('item');
    drag(226, 100, 700, 100).forEach((g) => link.gesture(g));
    expect((table.scene.get(2) as Connector).ends.map(({ target }) => target)).toEqual([a, b]);
  });

  it('bind an end of a selected arrow to another thing', () => {
    const { table, a, b, arrow } = joined();
    const c = table.note(600, 500);
    table.pick([arrow]);
    const link = new LinkTool(table);
    expect(link.probe(594, 100, 'touch')).toBe('item');
    drag(594, 100, 700, 600).forEach((g) => link.gesture(g));
    expect((table.scene.get(arrow) as Connector).ends.map(({ target }) => target)).toEqual([a, c]);
    expect(b).not.toBe(c);
  });

  it('join two that are selected', () => {
    const table = new Table();
    const [a, b] = [table.note(0, 0), table.note(600, 0)];
    table.pick([a, b]);
    const link = new LinkTool(table);
    expect(link.connectSelected()).not.toBeNull();
    expect((table.scene.get(2) as Connector).ends.map(({ target }) => target)).toEqual([a, b]);
    table.pick([a]);
    expect(link.connectSelected()).toBeNull();
  });

  it('do nothing where nothing is written at the moment, which is not called a full board', () => {
    const table = new Table();
    table.pick([table.note(0, 0), table.note(600, 0)]);
    table.refuses = true;
    expect(new LinkTool(table).connectSelected()).toBeNull();
    expect(table.spoken).toEqual([]);
  });
});
