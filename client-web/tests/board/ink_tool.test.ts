// The tool that draws, on a table without a screen: what it writes, what is one act of undo, what others hear.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Gesture } from '../../src/input/gesture';
import type { PointerKind } from '../../src/input/pointer';
import { Kind } from '../../src/scene/item';
import type { Stroke } from '../../src/scene/item';
import { learn } from '../../src/scene/kinds';
import { moreRules } from '../../src/scene/kinds/more';
import { InkTool } from '../../src/tools/ink/ink_tool';
import type { Wet } from '../../src/tools/ink/ink_tool';
import { Pens } from '../../src/tools/ink/pens';
import { Table } from './table';

class PaperWet implements Wet {
  readonly said: string[] = [];
  begin(): void {
    this.said.push('begin');
  }
  show(): void {
    this.said.push('show');
  }
  dry(): void {
    this.said.push('dry');
  }
  wipe(): void {
    this.said.push('wipe');
  }
  point(at: object | null): void {
    this.said.push(at ? 'point' : 'lifted');
  }
  rub(at: object | null): void {
    this.said.push(at ? 'rub' : 'rubbed');
  }
}

learn(moreRules);

let table: Table;
let wet: PaperWet;
let pens: Pens;
let tool: InkTool;
let kept: string | null;

beforeEach(() => {
  table = new Table();
  wet = new PaperWet();
  kept = null;
  pens = new Pens({ read: () => kept, write: (text) => (kept = text) });
  tool = new InkTool(table, pens, wet);
});

function ink(phase: 'begin' | 'move' | 'end', x: number, y: number, more: Partial<Gesture> = {}): void {
  const rest = { pointer: 'pen' as PointerKind, pressure: 0.5, eraser: false, predicted: [] };
  table.time += 50;
  tool.gesture({ kind: 'ink', phase, x, y, time: table.time, ...rest, ...more } as Gesture);
  tool.settled();
}

function draw(...points: (readonly [number, number])[]): void {
  ink('begin', ...points[0]!);
  for (const point of points.slice(1)) ink('move', ...point);
  ink('end', ...points.at(-1)!);
}

const strokes = (): Stroke[] => Array.from(table.scene.all()).filter((item) => item.kind === Kind.stroke);

describe('Drawing', () => {
  it('makes one stroke, in one act, where it was drawn', () => {
    draw([100, 100], [200, 140], [300, 100]);
    const [one, ...more] = strokes();
    expect(more).toEqual([]);
    expect(one).toMatchObject({ x: 100, y: 100, colour: 7, width: 60, marker: false });
    expect(one!.w).toBeGreaterThan(190);
    expect(table.edits).toBe(1);
    expect(wet.said.at(0)).toBe('begin');
    expect(wet.said.at(-1)).toBe('dry');
  });

  it('with a marker makes a marker’s', () => {
    pens.choose('marker');
    draw([100, 100], [200, 100]);
    expect(strokes()[0]).toMatchObject({ marker: true, width: 260, colour: 0 });
  });

  it('that is withdrawn leaves nothing, and nobody hears of it any more', () => {
    ink('begin', 100, 100);
    ink('move', 150, 120);
    expect(table.presence['ink']).toBeDefined();
    tool.gesture({ kind: 'withdraw' });
    expect(strokes()).toEqual([]);
    expect(table.presence['ink']).toBeUndefined();
    expect(wet.said.at(-1)).toBe('wipe');
  });

  it('is told while it goes on, with its look', () => {
    pens.choose('marker');
    ink('begin', 100, 100);
    ink('move', 150, 120);
    expect(table.presence).toMatchObject({ inkStart: { x: 100, y: 100 }, inkStyle: [0, 260, 1] });
  });

  it('ends when another tool is taken, without effect', () => {
    ink('begin', 100, 100);
    ink('move', 150, 120);
    tool.putDown();
    expect(strokes()).toEqual([]);
  });

  it('does not write where I may not', () => {
    table.editable = false;
    expect(tool.probe(1, 1, 'pen')).toBe('board');
    draw([100, 100], [200, 100]);
    expect(strokes()).toEqual([]);
    expect(wet.said.at(-1)).toBe('wipe');
  });

  it('says that the board is full, and loses no part of a line silently', () => {
    table.paper.limit = 0;
    draw([100, 100], [200, 100]);
    expect(table.spoken).toEqual([{ what: 'full' }]);
    expect(wet.said.at(-1)).toBe('wipe');
  });
});

describe('The eraser', () => {
  beforeEach(() => draw([100, 100], [300, 100]));

  it('leaves two parts of what it went through, with the same look, in one act', () => {
    pens.choose('eraser');
    draw([200, 60], [200, 140]);
    const parts = strokes().sort((a, b) => a.x - b.x);
    expect(parts.length).toBe(2);
    expect(parts[0]).toMatchObject({ x: 100, width: 60, colour: 7 });
    expect(parts[1]!.x + parts[1]!.w).toBeGreaterThanOrEqual(299);
    expect(table.edits).toBe(2);
    expect(table.layer.hidden.size).toBe(0);
  });

  it('takes whole strokes where it is told to', () => {
    pens.choose('eraser');
    pens.set({ whole: true });
    draw([200, 60], [200, 140]);
    expect(strokes()).toEqual([]);
  });

  it('at the other end of a pen erases whatever the tool', () => {
    ink('begin', 200, 60, { eraser: true } as Partial<Gesture>);
    ink('end', 200, 140, { eraser: true } as Partial<Gesture>);
    expect(strokes().length).toBe(2);
  });

  it('changes nothing before it is lifted, and nothing at all when it is withdrawn', () => {
    pens.choose('eraser');
    ink('begin', 200, 60);
    ink('move', 200, 140);
    expect(table.layer.hidden.size).toBe(1);
    expect(table.edits).toBe(1);
    tool.gesture({ kind: 'withdraw' });
    expect(table.layer.hidden.size).toBe(0);
    expect(strokes().length).toBe(1);
  });
});

describe('The laser', () => {
  it('is told, and writes nothing', () => {
    pens.choose('laser');
    ink('begin', 100, 100);
    ink('move', 150, 120);
    expect((table.presence['inkStyle'] as number[])[2]).toBe(2);
    ink('end', 150, 120);
    expect(table.presence['ink']).toBeUndefined();
    expect(table.edits).toBe(0);
    expect(wet.said.at(-1)).toBe('lifted');
  });
});

describe('Who draws', () => {
  it('are fingers until a pen comes, which is said once; then they move the board', () => {
    expect(tool.probe(1, 1, 'touch')).toBe('ink');
    expect(tool.probe(1, 1, 'pen')).toBe('ink');
    expect(table.spoken).toEqual([{ what: 'penSeen' }]);
    expect(tool.probe(1, 1, 'touch')).toBe('board');
    tool.probe(1, 1, 'pen');
    expect(table.spoken.length).toBe(1);
  });

  it('is what somebody has chosen, whatever comes, and the device remembers it', () => {
    tool.probe(1, 1, 'pen');
    pens.letFingers(true);
    tool.probe(1, 1, 'pen');
    expect(tool.probe(1, 1, 'touch')).toBe('ink');
    const next = new Pens({ read: () => kept, write: () => undefined });
    expect(next.state.value).toMatchObject({ fingers: true, penSeen: true });
  });

  it('is a pen with any tool in the hand, unless that was switched off', () => {
    expect(tool.jots('pen')).toBe(true);
    expect(tool.jots('touch')).toBe(false);
    pens.set({ atOnce: false });
    expect(tool.jots('pen')).toBe(false);
  });

  it('is as at first where what the device remembers makes no sense', () => {
    for (const strange of ['{', '7', '{"name":"brush","sizes":null,"fingers":3}']) {
      const read = new Pens({ read: () => strange, write: () => undefined });
      expect(read.state.value).toMatchObject({ name: 'pen', fingers: true });
      expect(read.width).toBe(60);
    }
  });
});
