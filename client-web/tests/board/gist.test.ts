import { describe, expect, it } from 'vitest';
import { fit, rectToScreen } from '../../src/scene/camera';
import { gistOf } from '../../src/scene/gist';
import type { Rect } from '../../src/scene/rect';

const note = (x: number, y: number): Rect => ({ x, y, w: 200, h: 200 });
/** Twelve notes in three lines, as a table has them. */
const some = Array.from({ length: 12 }, (_, i) => note((i % 4) * 230, Math.floor(i / 4) * 230));
const room = { w: 1056, h: 650 };
const card = { w: 350, h: 210 };

describe('What is seen at first', () => {
  it('is everything while everything is large enough', () => {
    expect(gistOf(some, room)).toEqual({ most: { x: 0, y: 0, w: 890, h: 660 }, away: [] });
    expect(gistOf([], room)).toEqual({ most: null, away: [] });
    const wide = Array.from({ length: 400 }, (_, i) => note((i % 40) * 230, Math.floor(i / 40) * 230));
    expect(gistOf(wide, room).away).toEqual([]);
  });

  it.each([9_000, 60_000, 900_000])(
    'is where most is when one note lies %d units off, and it is counted',
    (far) => {
      for (const at of [note(far, 40), note(-far, 40), note(100, far), note(-far, -far)]) {
        for (const screen of [room, card]) {
          const { most, away } = gistOf([...some, at], screen);
          expect(away).toEqual([at]);
          expect(most).toEqual({ x: 0, y: 0, w: 890, h: 660 });
        }
      }
    },
  );

  it('is everything when a few lie far from a few others and can be seen', () => {
    expect(gistOf([note(0, 0), note(9_000, 0)], room).away).toEqual([]);
  });

  it('is something, whatever the board is like', () => {
    const strewn = Array.from({ length: 50 }, (_, i) => note(i * i * 700, i * 9_000));
    const { most, away } = gistOf(strewn, room);
    expect(most).not.toBeNull();
    expect(away.length).toBeLessThan(50);
  });
});

describe('Seeing everything', () => {
  it.each([9_000, 60_000, 1_900_000])('holds both ends of a board that is %d units wide', (far) => {
    const viewport = { w: 1180, h: 760 };
    const insets = { top: 40, right: 84, bottom: 130, left: 40 };
    const camera = fit({ x: -900_000, y: 0, w: far, h: 200 }, viewport, insets);
    const shown = rectToScreen(camera, { x: -900_000, y: 0, w: far, h: 200 });
    expect(shown.x).toBeGreaterThanOrEqual(39.9);
    expect(shown.x + shown.w).toBeLessThanOrEqual(1180 - 83.9);
  });
});
