// Copying things from one board to another, and to programs that know only words and tables.

import { describe, expect, it } from 'vitest';
import { clipOf, readClip } from '../../src/tools/clip';
import { pasteClip } from '../../src/tools/clip_edits';
import { plainText, rowsOf, tableHtml } from '../../src/tools/clip_table';
import { Table } from './table';

function tableWithFrame() {
  const t = new Table();
  const f = t.frame(1000, 0);
  t.edit((d) => d.insertText(f, 0, 'Zone'));
  const inside = t.note(0, 0, 'inside');
  t.edit((d) => d.move(inside, f, 100, 150));
  const beside = t.note(700, 0, 'beside');
  return { t, f, inside, beside };
}

describe('A clip', () => {
  it('holds things with what lies in them, and makes the same on another board, in one act', () => {
    const { t, f, beside } = tableWithFrame();
    const clip = clipOf(t.scene, [t.scene.get(f)!, t.scene.get(beside)!]);
    const read = readClip(JSON.stringify(clip));
    expect(read).toEqual(clip);
    const other = new Table();
    let made: number[] | null = null;
    other.edit((d) => {
      made = pasteClip(d, other.scene, read!, { x: 50, y: 60 });
    });
    expect(other.edits).toBe(1);
    expect(made).toHaveLength(2);
    const things = [...other.scene.all()];
    const frame = things.find(({ text }) => text === 'Zone')!;
    expect(frame).toMatchObject({ x: 350, y: 60, w: 700, h: 500 });
    expect(things.find(({ text }) => text === 'inside')).toMatchObject({
      x: 450,
      y: 210,
      parent: frame.handle,
    });
    expect(things.find(({ text }) => text === 'beside')).toMatchObject({ x: 50, y: 60, parent: -1 });
  });

  it('is not begun where the board has no room for all of it', () => {
    const { t, f } = tableWithFrame();
    const clip = clipOf(t.scene, [t.scene.get(f)!]);
    const other = new Table();
    other.paper.limit = 1;
    let made: number[] | null = [];
    other.edit((d) => {
      made = pasteClip(d, other.scene, clip, { x: 0, y: 0 });
    });
    expect(made).toBeNull();
    expect(other.scene.size).toBe(0);
  });

  it('is read only when it is one: a clipboard is written by anybody', () => {
    const { t, beside } = tableWithFrame();
    const [one] = clipOf(t.scene, [t.scene.get(beside)!]);
    const read = (change: object) => readClip(JSON.stringify([{ ...one, ...change }]));
    expect(read({})).not.toBeNull();
    for (const wrong of [
      { kind: 99 },
      { x: 1e12 },
      { x: 'here' },
      { parent: 0 },
      { parent: -2 },
      { text: 7 },
      { text: 'a'.repeat(30_000) },
      { points: ['p'] },
      { ends: [[1, 2]] },
    ]) {
      expect(read(wrong), JSON.stringify(wrong).slice(0, 60)).toBeNull();
    }
    expect(readClip('')).toBeNull();
    expect(readClip('[]')).toBeNull();
    expect(readClip('{"kind":1}')).toBeNull();
  });

  it('is lines for a text, and a table for a spreadsheet in which no words become a formula', () => {
    const { t, f, beside, inside } = tableWithFrame();
    t.edit((d) => d.insertText(beside, 0, '=1+1 <b> & '));
    void inside;
    const rows = rowsOf(t.scene, [t.scene.get(f)!, t.scene.get(beside)!], () => 'Ana');
    expect(plainText(rows)).toBe('=1+1 <b> & beside\ninside');
    expect(tableHtml(rows, ['Text', 'Frame', 'By', '+1'])).toBe(
      "<table><thead><tr><th>Text</th><th>Frame</th><th>By</th><th>'+1</th></tr></thead><tbody>" +
        "<tr><td>'=1+1 &lt;b&gt; &amp; beside</td><td></td><td>Ana</td><td>0</td></tr>" +
        '<tr><td>inside</td><td>Zone</td><td>Ana</td><td>0</td></tr></tbody></table>',
    );
  });
});
