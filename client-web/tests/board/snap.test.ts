// What is carried stops in line with what lies around.

import { describe, expect, it } from 'vitest';
import { snapped } from '../../src/tools/snap';
import { Table } from './table';

const at = (x: number, y: number, w = 100, h = 100) => ({ x, y, w, h });

describe('Snapping', () => {
  it('goes to the nearest edge or middle within reach, across and down by themselves', () => {
    const { by, guides } = snapped(at(304, 97), [at(0, 100), at(300, 500)], 6);
    expect(by).toEqual({ x: -4, y: 3 });
    expect(guides).toEqual([
      { from: { x: 300, y: 100 }, to: { x: 300, y: 600 } },
      { from: { x: 0, y: 100 }, to: { x: 400, y: 100 } },
    ]);
  });

  it('takes the middle of what is of another size', () => {
    expect(snapped(at(53, 400, 100, 50), [at(0, 0, 200, 200)], 6).by).toEqual({ x: -3, y: 0 });
  });

  it('leaves alone what is far from all', () => {
    expect(snapped(at(320, 320), [at(0, 0)], 6)).toEqual({ by: { x: 0, y: 0 }, guides: [] });
    expect(snapped(at(0, 0), [], 6).guides).toEqual([]);
  });

  it('says where a dragged note is let go', () => {
    const t = new Table();
    const n = t.note(0, 0);
    Object.assign(t, { snap: (_: unknown, by: { x: number; y: number }) => ({ x: by.x - 4, y: by.y }) });
    t.carry(50, 50, 104, 30);
    t.do({ kind: 'drop' });
    expect(t.scene.get(n)).toMatchObject({ x: 100, y: 30 });
  });
});
