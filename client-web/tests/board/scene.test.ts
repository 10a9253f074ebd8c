import { describe, expect, it } from 'vitest';
import { hitTest, inside, onCorner } from '../../src/scene/hit';
import { Kind } from '../../src/scene/item';
import { countEntries, learn, rulesOf } from '../../src/scene/kinds';
import { moreRules } from '../../src/scene/kinds/more';
import { Lifts, mine } from '../../src/scene/lifts';
import { intersects } from '../../src/scene/rect';
import { Scene } from '../../src/scene/scene';
import { PaperDocument } from './paper_document';

const note = (x: number, y: number, parent = -1) => ({ kind: 1, x, y, w: 200, h: 200, parent });
const frame = (x: number, y: number, parent = -1) => ({ kind: 3, x, y, w: 700, h: 500, parent });

describe('Scene', () => {
  it('adds up places through frames', () => {
    const d = new PaperDocument();
    const outer = d.create(frame(1000, 0));
    const inner = d.create({ ...frame(50, 60), parent: outer });
    const leaf = d.create(note(5, 7, inner));
    const scene = new Scene(d);
    expect(scene.get(leaf)).toMatchObject({ x: 1055, y: 67 });
  });

  it('moves what lies in a moved frame, and says which pictures are stale', () => {
    const d = new PaperDocument();
    const f = d.create(frame(0, 0));
    const n = d.create(note(20, 80, f));
    const scene = new Scene(d);
    d.takeChanges();
    d.move(f, -1, 3000, 0);
    const damage = scene.update(d.takeChanges());
    expect(scene.get(n)).toMatchObject({ x: 3020, y: 80 });
    expect(damage.some((r) => intersects(r, { x: 25, y: 85, w: 1, h: 1 }))).toBe(true);
    expect(damage.some((r) => intersects(r, { x: 3025, y: 85, w: 1, h: 1 }))).toBe(true);
  });

  it('leaves what lies in a deleted frame where it is, and takes it in again with the frame', () => {
    const d = new PaperDocument();
    const f = d.create(frame(100, 0));
    const n = d.create(note(20, 80, f));
    const scene = new Scene(d);
    d.setAlive(f, false);
    scene.update(d.takeChanges());
    expect(scene.get(f)).toBeUndefined();
    expect(scene.get(n)).toMatchObject({ x: 120, y: 80, parent: -1 });
    d.setAlive(f, true);
    scene.update(d.takeChanges());
    expect(scene.get(n)).toMatchObject({ x: 120, y: 80, parent: f });
    expect(scene.childrenOf(f)).toHaveLength(1);
  });

  it('paints frames under notes, whatever their z, and outer before inner', () => {
    const d = new PaperDocument();
    const n = d.create(note(0, 0));
    const inner = d.create(frame(10, 10));
    const outer = d.create({ ...frame(0, 0), w: 900, h: 900 });
    d.move(inner, outer, 10, 10);
    const scene = new Scene(d);
    const order = scene.within({ x: 0, y: 0, w: 2000, h: 2000 }).map((item) => item.handle);
    expect(order).toEqual([outer, inner, n]);
  });

  it('finds what is in view among very many', () => {
    const d = new PaperDocument();
    for (let i = 0; i < 5000; i++) d.create(note((i % 70) * 230, Math.floor(i / 70) * 230));
    const scene = new Scene(d);
    const found = scene.within({ x: 1000, y: 1000, w: 1000, h: 700 });
    expect(found.length).toBeGreaterThan(12);
    expect(found.length).toBeLessThan(40);
  });

  it('keeps kinds that it can not paint out of the picture', () => {
    const d = new PaperDocument();
    d.create({ ...note(0, 0), kind: 77 });
    expect(new Scene(d).size).toBe(0);
  });
});

describe('Kinds', () => {
  const boardOf = (...kinds: number[]) => {
    const d = new PaperDocument();
    kinds.forEach((kind, i) => d.create({ ...note(i * 1000, 0), kind }));
    return new Scene(d);
  };

  it('of the document that this client knows are seen, each by its own rules; others are kept and not seen', () => {
    const { note: paper, frame: area, topic, proposition } = Kind;
    const newer = 77;
    const seen = Array.from(boardOf(paper, area, topic, newer, proposition).all());
    expect(seen.map((item) => item.kind)).toEqual([paper, area, topic, proposition]);
    expect(seen.map((item) => rulesOf(item).layer)).toEqual(['body', 'ground', 'body', 'body']);
    expect(seen.map((item) => rulesOf(item).can.vote)).toEqual([true, false, true, true]);
  });

  it('that come later hold their place until then, and are themselves when the scene is read again', () => {
    const scene = boardOf(Kind.stroke, Kind.image, Kind.shape, Kind.text, Kind.connector);
    const kinds = (): number[] => Array.from(scene.all(), (item) => item.kind);
    expect(kinds()).toEqual([0, 0, 0, 0, 0]);
    learn(moreRules);
    scene.reload();
    expect(kinds()).toEqual([Kind.stroke, Kind.image, Kind.shape, Kind.text, Kind.connector]);
  });

  it('are counted as notes by how they are listed', () => {
    expect(countEntries(boardOf(Kind.note, Kind.frame, Kind.topic).all())).toBe(2);
  });

  it('have their text inside of themselves, however small they are', () => {
    for (const item of boardOf(Kind.note, Kind.frame).all()) {
      for (const [w, h] of [
        [1, 1],
        [100, 100],
        [4000, 60],
      ] as const) {
        const box = rulesOf(item).text.box(w, h);
        expect(box.w).toBeGreaterThan(0);
        expect(box.h).toBeGreaterThan(0);
      }
    }
  });
});

describe('Hits', () => {
  it('take the topmost note', () => {
    const d = new PaperDocument();
    const a = d.create(note(0, 0));
    const b = d.create(note(100, 100));
    const scene = new Scene(d);
    expect(hitTest(scene, { x: 150, y: 150 }, 0)?.handle).toBe(b);
    d.raise(a);
    scene.update(d.takeChanges());
    expect(hitTest(scene, { x: 150, y: 150 }, 0)?.handle).toBe(a);
  });

  it('take a frame by its title and its border, not by its inside', () => {
    const d = new PaperDocument();
    const f = d.create(frame(0, 0));
    const scene = new Scene(d);
    expect(hitTest(scene, { x: 300, y: 20 }, 5)?.handle).toBe(f);
    expect(hitTest(scene, { x: -4, y: 300 }, 5)?.handle).toBe(f);
    expect(hitTest(scene, { x: 300, y: 300 }, 5)).toBeNull();
  });

  it('find the corner that resizes', () => {
    expect(
      onCorner({ ...new Scene(new PaperDocument()), x: 0, y: 0, w: 10, h: 10 } as never, { x: 12, y: 11 }, 5),
    ).toBe(true);
  });

  it('of a lasso are notes that it touches and frames that it holds', () => {
    const d = new PaperDocument();
    const f = d.create(frame(0, 0));
    const n = d.create(note(650, 100));
    const scene = new Scene(d);
    const half = inside(scene, { x: 400, y: -50, w: 400, h: 400 }).map((item) => item.handle);
    expect(half).toEqual([n]);
    const whole = inside(scene, { x: -50, y: -50, w: 1000, h: 1000 }).map((item) => item.handle);
    expect(whole).toContain(f);
  });

  it('find the innermost frame, apart from what is moved', () => {
    const d = new PaperDocument();
    const outer = d.create({ ...frame(0, 0), w: 2000, h: 2000 });
    const inner = d.create(frame(100, 100, outer));
    const scene = new Scene(d);
    expect(scene.frameAt({ x: 300, y: 300 })?.handle).toBe(inner);
    expect(scene.frameAt({ x: 300, y: 300 }, new Set([inner]))?.handle).toBe(outer);
    expect(scene.frameAt({ x: 300, y: 300 }, new Set([outer]))).toBeNull();
  });
});

describe('What is in the air', () => {
  const board = () => {
    const d = new PaperDocument();
    const n = d.create(note(0, 0));
    const scene = new Scene(d);
    return { d, n, scene, lifts: new Lifts() };
  };

  it('is shown where I hold it', () => {
    const { n, scene, lifts } = board();
    lifts.take(mine, [n], scene);
    lifts.moveTo(mine, 30, 40);
    expect(lifts.shown(scene.get(n)!)).toMatchObject({ x: 30, y: 40 });
    lifts.release(mine, 0);
    expect(lifts.shown(scene.get(n)!)).toMatchObject({ x: 0, y: 0 });
  });

  it('does not jump when somebody else’s move arrives before they let go, or after', () => {
    const { d, n, scene, lifts } = board();
    lifts.take(7, [n], scene);
    lifts.moveTo(7, 100, 0);
    for (let i = 0; i < 60; i++) lifts.step(i * 16, 16, scene);
    expect(lifts.shown(scene.get(n)!).x).toBeCloseTo(100, 0);
    d.move(n, -1, 100, 0);
    scene.update(d.takeChanges());
    expect(lifts.shown(scene.get(n)!).x).toBeCloseTo(100, 0);
    lifts.release(7, 1000);
    lifts.step(1016, 16, scene);
    expect(lifts.has(n)).toBe(false);
    expect(lifts.shown(scene.get(n)!).x).toBe(100);
  });

  it('falls back after a while when the move never comes', () => {
    const { n, scene, lifts } = board();
    lifts.take(7, [n], scene);
    lifts.moveTo(7, 100, 0);
    lifts.release(7, 1000);
    lifts.step(1100, 16, scene);
    expect(lifts.has(n)).toBe(true);
    lifts.step(2000, 16, scene);
    expect(lifts.has(n)).toBe(false);
  });
});
