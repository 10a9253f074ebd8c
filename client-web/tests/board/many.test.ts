// Many notes at once: what is pasted, and where it would lie.

import { signal } from '@preact/signals';
import { beforeAll, describe, expect, it } from 'vitest';
import { learn } from '../../src/scene/kinds';
import { moreRules } from '../../src/scene/kinds/more';
import { intersects } from '../../src/scene/rect';
import { blockOf, linesOf, manyMax, manyTextMax, tooMany } from '../../src/tools/many';
import { ManyTool } from '../../src/tools/many_tool';
import { Table } from './table';

beforeAll(() => learn(moreRules));

describe('What was pasted', () => {
  it('is a note for each line of words, without the signs of a list', () => {
    expect(linesOf('un\r\n\r\n  deux \n• trois\n- quatre\n')).toEqual(['un', 'deux', 'trois', 'quatre']);
  });

  it('of a spreadsheet is a note for each row, cells with line breaks in one piece', () => {
    expect(linesOf('un\tA\ndeux\t\n')).toEqual(['un\nA', 'deux']);
    expect(linesOf('"un\nligne"\n"dit ""oui"""\ntrois')).toEqual(['un\nligne', 'dit "oui"', 'trois']);
  });

  it('keeps a quote that is a word’s own', () => {
    expect(linesOf('"un" peu\ndeux')).toEqual(['"un" peu', 'deux']);
  });

  it('is too much above the limits, each with its own reason', () => {
    const lines = (count: number, text = 'a') => Array.from({ length: count }, () => text);
    expect(tooMany(lines(manyMax), 1000)).toBeNull();
    expect(tooMany(lines(manyMax + 1), 1000)).toBe('notes');
    expect(tooMany(lines(12), 11)).toBe('room');
    expect(tooMany(['x'.repeat(manyTextMax + 1)], 1000)).toBe('words');
  });
});

describe('Many notes', () => {
  it('lie in a block that covers nothing and nobody', () => {
    const table = new Table();
    table.note(300, 300);
    const places = blockOf(table.layers, 7, { x: 400, y: 400 });
    expect(places).toHaveLength(7);
    const all = [...places, ...table.scene.all()];
    for (const a of all) for (const b of all) expect(a !== b && intersects(a, b)).toBe(false);
  });

  it('are one act, in the order of their lines, where they were shown', () => {
    const table = new Table();
    let done = 0;
    const tool = new ManyTool(table, () => done++);
    tool.text.value = 'un\ndeux\ntrois';
    const places = tool.show();
    tool.make();
    expect(table.edits).toBe(1);
    expect([...table.scene.all()].map(({ text, x, y }) => ({ text, x, y }))).toEqual(
      ['un', 'deux', 'trois'].map((text, i) => ({ text, x: places[i]!.x, y: places[i]!.y })),
    );
    expect([done, tool.text.value, table.picked.length]).toEqual([1, '', 3]);
  });

  it('keep their text in the field when the board has no room for all of them', () => {
    const table = new Table();
    table.paper.limit = 2;
    const tool = new ManyTool(table, () => undefined);
    tool.text.value = 'un\ndeux\ntrois';
    expect(tool.show()).toEqual([]);
    expect(tool.tooMany).toBe('room');
    tool.make();
    expect(table.scene.size).toBe(0);
    expect(tool.text.value).toBe('un\ndeux\ntrois');
  });

  it('stay in the field where nothing is written at the moment, which is not called a full board', () => {
    const table = new Table();
    table.refuses = true;
    const tool = new ManyTool(table, () => undefined, signal('un'));
    tool.show();
    tool.make();
    expect(tool.text.value).toBe('un');
    expect(table.spoken).toEqual([]);
  });
});
