// Lines as they are drawn, told, cut and rubbed out. Coordinates are tenths of a board unit where not said otherwise.
import { describe, expect, it } from 'vitest';
import { GrowingOutline } from '../../src/render/ink/growing_outline';
import { outlineOf } from '../../src/render/ink/outline';
import type { Pencil } from '../../src/render/ink/outline';
import { thin } from '../../src/render/ink/thin';
import { joint, pointsOf, Telling } from '../../src/scene/ink_frames';
import { boxOfPoints, deltasOf, distanceToPart, isNear, standing } from '../../src/scene/ink_points';
import { pieces } from '../../src/tools/ink/cut';
import { rubbed } from '../../src/tools/ink/eraser';
import { Line } from '../../src/tools/ink/line';

/** Handwriting of a kind: loops that wander to the right, 240 samples a second. Board units. */
function* loops(count: number) {
  for (let i = 0; i < count; i++) {
    const t = i / 24;
    yield {
      x: 4 * t + 12 * Math.cos(t * 2),
      y: 12 * Math.sin(t * 2),
      time: (i * 25) / 6,
      pressure: 0.5 + 0.3 * Math.sin(t),
    };
  }
}

function drawn(count: number, zoom = 1): Line {
  const line = new Line({ zoom, width: 60, even: false });
  for (const sample of loops(count)) line.add(sample);
  return line;
}

const far = (points: readonly number[], x: number, y: number): number => {
  let least = Infinity;
  for (let i = 3; i < points.length; i += 3) {
    const [ax, ay, bx, by] = [points[i - 3]!, points[i - 2]!, points[i]!, points[i + 1]!];
    least = Math.min(least, distanceToPart(x, y, ax, ay, bx, by));
  }
  return least;
};

describe('A line', () => {
  it('keeps a part of its points, and none of the smooth way is further off than 0.3 units', () => {
    const line = new Line({ zoom: 1, width: 60, even: true });
    const way: number[] = [];
    for (const sample of loops(1200)) {
      line.add(sample);
      way.push(...line.tip());
    }
    line.finish();
    expect(line.kept.length / 3).toBeLessThan(1200 / 4);
    for (let i = 0; i + 2 < way.length; i += 3)
      expect(far(line.kept, way[i]!, way[i + 1]!)).toBeLessThan(3.8);
  });

  it('is thinned less where one looks closer', () => {
    expect(drawn(600, 4).kept.length).toBeGreaterThan(drawn(600, 1).kept.length);
  });

  it('never changes what it has kept', () => {
    const line = drawn(300);
    const before = [...line.kept];
    for (const sample of loops(400)) line.add({ ...sample, time: sample.time + 5000 });
    line.finish();
    expect(line.kept.slice(0, before.length)).toEqual(before);
  });

  it('begins where the pointer came down and ends where it was lifted', () => {
    const line = new Line({ zoom: 1, width: 60, even: false });
    line.add({ x: 3, y: 4, time: 0, pressure: 0.5 });
    line.add({ x: 80, y: 4, time: 4, pressure: 0.5 });
    line.finish();
    expect(line.kept.slice(0, 2)).toEqual([30, 40]);
    expect(line.kept.slice(-3, -1)).toEqual([800, 40]);
  });

  it('of a touch without a way is a dot', () => {
    const line = new Line({ zoom: 1, width: 60, even: false });
    line.add({ x: 3, y: 4, time: 0, pressure: 0.5 });
    line.finish();
    expect(line.kept).toEqual([30, 40, 500]);
    expect(outlineOf(line.kept, { colour: 7, width: 60, marker: false }).length).toBeGreaterThan(8);
  });

  it('that is foreseen is not kept', () => {
    const line = drawn(100);
    const kept = [...line.kept];
    expect(line.tip([{ x: 500, y: 500 }]).length).toBe(line.tip().length + 3);
    expect(line.kept).toEqual(kept);
  });
});

describe('Points', () => {
  it('of a stroke are what they were, from wherever they are counted', () => {
    const points = [105, 203, 500, 111, 198, 510, 90, 240, 0];
    const [x, y] = [100, 190];
    const there = standing(deltasOf(points, x, y));
    expect(Array.from(there, (value, i) => value + ([x, y, 0][i % 3] as number))).toEqual(points);
    expect(boxOfPoints(points)).toEqual({ x: 9, y: 19, w: 3, h: 5 });
  });

  it('are near where the line is, not where its box is', () => {
    const corner = [0, 0, 500, 0, 1000, 500, 1000, 1000, 500];
    expect(isNear(corner, 3, 500, 10)).toBe(true);
    expect(isNear(corner, 600, 300, 10)).toBe(false);
  });

  it('are fewer for who looks from further away, and none is further off than one can see', () => {
    const line = drawn(1000);
    const less = thin(line.kept, 20);
    expect(less.length).toBeLessThan(line.kept.length / 2);
    for (let i = 0; i < line.kept.length; i += 3)
      expect(far(less, line.kept[i]!, line.kept[i + 1]!)).toBeLessThanOrEqual(20);
  });
});

class Counting implements Pencil {
  moveTo(): void {}
  lineTo(): void {}
  quadraticCurveTo(): void {}
  closePath(): void {}
}

describe('The outline of a line that grows', () => {
  const look = { colour: 7, width: 60, marker: false };

  it('costs each event the same, however long the line is', () => {
    const line = new Line({ zoom: 4, width: 60, even: false });
    const outline = new GrowingOutline<Counting>(look, () => new Counting());
    let most = 0;
    for (const sample of loops(1_500)) {
      line.add(sample);
      const before = outline.outlined;
      outline.grow(line.kept, line.tip());
      most = Math.max(most, outline.outlined - before);
    }
    expect(line.kept.length / 3).toBeGreaterThan(200);
    expect(most).toBeLessThanOrEqual(2 * 21);
  });

  it('covers what the outline of the whole covers', () => {
    const line = drawn(600);
    line.finish();
    const { kept } = line;
    const whole = outlineOf(kept, look);
    const parts: (readonly [number, number])[] = [];
    for (let from = 0; from + 1 < kept.length / 3; from += 16)
      parts.push(...outlineOf(kept, look, from, Math.min(kept.length / 3, from + 17)));
    // Each corner of the whole has one of a part close by.
    for (const [x, y] of whole) {
      expect(Math.min(...parts.map(([a, b]) => Math.hypot(a - x, b - y)))).toBeLessThan(20);
    }
  });
});

describe('Frames of a live line', () => {
  /** What somebody has who gets the frames of `line`, apart from those that are lost. */
  function heard(lost: (i: number) => boolean): { got: number[]; kept: number[]; numbersMost: number } {
    const line = new Line({ zoom: 1, width: 60, even: false });
    const telling = new Telling();
    let got: number[] = [];
    let numbersMost = 0;
    let frames = 0;
    let i = 0;
    for (const sample of loops(3000)) {
      line.add(sample);
      if (i++ % 12 !== 11) continue;
      const frame = telling.frame(line.kept, line.tip());
      numbersMost = Math.max(numbersMost, frame.ink.length);
      if (lost(frames++)) continue;
      const told = pointsOf(frame);
      const from = Math.max(0, joint(got, told));
      got = [...got.slice(0, from), ...told];
    }
    return { got, kept: line.kept, numbersMost };
  }

  it('hold at most 300 numbers, and make the line again', () => {
    const { got, kept, numbersMost } = heard(() => false);
    expect(numbersMost).toBeLessThanOrEqual(300);
    expect(got.slice(0, kept.length)).toEqual(kept);
  });

  it('make the line again though three of four are lost', () => {
    const { got, kept } = heard((i) => i % 4 !== 0);
    expect(kept.slice(0, got.length - 3)).toEqual(got.slice(0, -3));
  });
});

describe('A line that is too long for one stroke', () => {
  it('is cut without a gap, and into nothing that is too long', () => {
    const points = Array.from({ length: 30_000 }, (_, i) => i);
    const parts = pieces(points);
    expect(parts.length).toBe(2);
    expect(parts[0]!.length).toBe(24_576);
    expect(parts[1]!.slice(0, 3)).toEqual(parts[0]!.slice(-3));
    expect([...parts[0]!, ...parts[1]!.slice(3)]).toEqual(points);
  });

  it('is one where it is not', () => {
    expect(pieces([1, 2, 3]).length).toBe(1);
    expect(pieces(Array.from({ length: 24_576 }, () => 0)).length).toBe(1);
  });
});

describe('A rubber', () => {
  const straight = [0, 0, 500, 1000, 0, 700];
  const at = (x: number, y: number, reach = 50) => ({ ax: x, ay: y, bx: x, by: y, reach });

  it('that goes over the middle leaves two parts that end where it went', () => {
    const left = rubbed(straight, at(500, 0))!;
    expect(left.length).toBe(2);
    expect(left[0]!.slice(0, 2)).toEqual([0, 0]);
    expect(left[1]!.slice(-3)).toEqual([1000, 0, 700]);
    expect(left[0]!.at(-3)!).toBeGreaterThan(400);
    expect(left[0]!.at(-3)!).toBeLessThanOrEqual(451);
    expect(left[1]![0]).toBeLessThan(600);
  });

  it('that goes across in one quick move parts the line too', () => {
    expect(rubbed(straight, { ax: 500, ay: -900, bx: 500, by: 900, reach: 30 })?.length).toBe(2);
  });

  it('leaves what it does not touch, and no crumbs', () => {
    expect(rubbed(straight, at(500, 100))).toBe(null);
    expect(rubbed(straight, at(30, 0))!.length).toBe(1);
    expect(rubbed([0, 0, 500, 20, 0, 500], at(10, 0))).toEqual([]);
    expect(rubbed([10, 0, 500], at(10, 0))).toEqual([]);
  });
});
