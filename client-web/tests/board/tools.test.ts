import { describe, expect, it } from 'vitest';
import type { Gesture } from '../../src/input/gesture';
import { intersects } from '../../src/scene/rect';
import type { Rect } from '../../src/scene/rect';
import { freeSpot, gather, noteRect, readingOrder, spotAt } from '../../src/tools/placement';
import { Table } from './table';

const drop: Gesture = { kind: 'drop' };

describe('Tapping', () => {
  it('selects, and writes when it is selected already', () => {
    const t = new Table();
    const n = t.note(100, 100);
    t.tap(150, 150);
    expect(t.picked).toEqual([n]);
    expect(t.opened).toEqual([]);
    t.tap(150, 150);
    expect(t.opened).toEqual([{ name: t.names.of(n), fresh: false }]);
  });

  it('twice on the empty board makes a note there and opens it', () => {
    const t = new Table();
    t.tap(500, 400, { count: 1 });
    t.tap(500, 400, { count: 2 });
    expect(t.opened).toEqual([{ name: t.names.of(0), fresh: true }]);
    expect(t.scene.get(0)).toMatchObject({ x: 400, y: 300, w: 200, h: 200 });
  });

  it('inside a frame makes the frame’s note', () => {
    const t = new Table();
    const f = t.frame(100, 100);
    t.tap(400, 400, { count: 2 });
    expect(t.scene.get(1)).toMatchObject({ parent: f, x: 300, y: 300 });
  });

  it('adds after a long press', () => {
    const t = new Table();
    const a = t.note(0, 0);
    const b = t.note(300, 0);
    t.do({ kind: 'press', x: 50, y: 50 });
    t.tap(350, 50);
    expect(t.picked).toEqual([a, b]);
    t.tap(50, 50);
    expect(t.picked).toEqual([b]);
    t.tap(900, 700);
    expect(t.selection.size).toBe(0);
    expect(t.selection.adding.value).toBe(false);
  });

  it('changes nothing for observers', () => {
    const t = new Table();
    t.note(100, 100);
    t.editable = false;
    t.tap(150, 150);
    t.tap(150, 150);
    t.tap(900, 700, { count: 2 });
    expect(t.opened).toEqual([]);
    expect(t.tool.probe(150, 150, 'touch')).toBe('board');
  });
});

describe('Dragging', () => {
  it('travels as presence and becomes one edit at its end', () => {
    const t = new Table();
    const n = t.note(100, 100);
    t.carry(150, 150, 80, 20);
    expect(t.edits).toBe(0);
    expect(t.presence).toMatchObject({ drag: { x: 80, y: 20 }, dragged: [{ counter: 1, replica: 2 }] });
    expect(t.lifts.shown(t.scene.get(n)!)).toMatchObject({ x: 180, y: 120 });
    t.do(drop);
    expect(t.edits).toBe(1);
    expect(t.scene.get(n)).toMatchObject({ x: 180, y: 120 });
    expect(t.presence).toMatchObject({ drag: undefined, dragged: undefined });
    expect(t.lifts.size).toBe(0);
  });

  it('puts a note into the frame it is let go over, and takes it out again', () => {
    const t = new Table();
    const f = t.frame(400, 100);
    const n = t.note(0, 200);
    t.carry(50, 250, 500, 100);
    t.do(drop);
    expect(t.paper.object(n)).toMatchObject({ parent: f, x: 100, y: 200 });
    t.carry(600, 350, -550, 0);
    t.do(drop);
    expect(t.paper.object(n)).toMatchObject({ parent: -1, x: -50, y: 300 });
  });

  it('lifts a note above what it covers', () => {
    const t = new Table();
    const a = t.note(0, 0);
    const b = t.note(300, 0);
    t.carry(50, 50, 200, 0);
    t.do(drop);
    expect(t.scene.within({ x: 0, y: 0, w: 900, h: 300 }).map((item) => item.handle)).toEqual([b, a]);
  });

  it('moves a frame with what lies in it, by one place alone', () => {
    const t = new Table();
    const f = t.frame(0, 0);
    const n = t.note(800, 800);
    t.edit((d) => d.move(n, f, 50, 100));
    t.edits = 0;
    t.carry(300, 20, 1000, 0);
    t.do(drop);
    expect(t.paper.object(n)).toMatchObject({ parent: f, x: 50, y: 100 });
    expect(t.scene.get(n)).toMatchObject({ x: 1050, y: 100 });
  });

  it('keeps what is carried under the finger when the board moves below it', () => {
    const t = new Table();
    const n = t.note(0, 0);
    t.carry(50, 50, 100, 0);
    t.camera = { x: 400, y: 0, zoom: 1 };
    t.tool.again();
    expect(t.lifts.shown(t.scene.get(n)!)).toMatchObject({ x: 500, y: 0 });
    t.do(drop);
    expect(t.scene.get(n)).toMatchObject({ x: 500, y: 0 });
    expect(t.tool.carrying).toBeNull();
  });

  it('that is cancelled changes nothing', () => {
    const t = new Table();
    const n = t.note(0, 0);
    t.carry(50, 50, 200, 0);
    t.do({ kind: 'release' });
    expect(t.edits).toBe(0);
    expect(t.lifts.shown(t.scene.get(n)!)).toMatchObject({ x: 0, y: 0 });
  });

  it('does not move what a moderator locked', () => {
    const t = new Table();
    const n = t.note(0, 0);
    t.edit((d) => d.setNumber(n, 3, 1));
    t.edits = 0;
    t.carry(50, 50, 200, 0);
    t.do(drop);
    expect(t.edits).toBe(0);
    expect(t.spoken).toEqual([{ what: 'locked' }]);
  });

  it('resizes the selected note by its corner', () => {
    const t = new Table();
    const n = t.note(0, 0);
    t.pick([n]);
    t.carry(200, 200, 100, 50);
    t.do(drop);
    expect(t.scene.get(n)).toMatchObject({ x: 0, y: 0, w: 300, h: 250 });
  });
});

describe('Acts', () => {
  it('delete what is selected, and say how to bring it back', () => {
    const t = new Table();
    const f = t.frame(0, 0);
    const n = t.note(800, 0);
    t.edit((d) => d.move(n, f, 50, 100));
    t.pick([f, n]);
    t.acts.remove();
    expect(t.scene.size).toBe(0);
    expect(t.paper.object(n).alive).toBe(false);
    expect(t.spoken).toEqual([
      { what: 'removed', names: [t.names.of(f), t.names.of(n)], notes: 1, frames: 1, staying: 0 },
    ]);
  });

  it('delete a frame by itself, and say that what lay in it stays', () => {
    const t = new Table();
    const f = t.frame(0, 0);
    const n = t.note(800, 0);
    t.edit((d) => d.move(n, f, 50, 100));
    t.pick([f]);
    t.acts.remove();
    expect(t.scene.get(n)).toMatchObject({ x: 50, y: 100, parent: -1 });
    expect([t.paper.object(f).alive, t.paper.object(n).alive]).toEqual([false, true]);
    expect(t.spoken).toMatchObject([{ what: 'removed', notes: 0, frames: 1, staying: 1 }]);
  });

  it('group gathers notes into a titled frame, and ungroup leaves them where they are', () => {
    const t = new Table();
    const notes = [t.note(0, 0), t.note(250, 0), t.note(0, 250)];
    t.pick(notes);
    t.acts.group();
    const frame = t.first;
    expect(notes.map((n) => t.scene.get(n)?.parent)).toEqual([frame, frame, frame]);
    expect(t.scene.get(notes[1] as number)).toMatchObject({ x: 250, y: 0 });
    t.pick([frame]);
    t.acts.ungroup();
    expect(t.scene.get(frame)).toBeUndefined();
    expect(t.scene.get(notes[1] as number)).toMatchObject({ x: 250, y: 0, parent: -1 });
  });

  it('group does not cover what belongs to others: it moves aside', () => {
    const t = new Table();
    const mine = [t.note(0, 0), t.note(0, 500)];
    const other = t.note(0, 250);
    t.pick(mine);
    t.acts.group();
    const frame = t.scene.get(t.first)!;
    expect(intersects(frame, t.scene.get(other)!)).toBe(false);
    expect(mine.every((n) => intersects(frame, t.scene.get(n)!))).toBe(true);
  });

  it('duplicate copies words and colours, frames with what lies in them', () => {
    const t = new Table();
    const f = t.frame(0, 0);
    const n = t.note(800, 0, 'idée');
    t.edit((d) => d.move(n, f, 50, 100));
    t.pick([f]);
    t.acts.duplicate();
    const copy = t.picked[0] as number;
    expect(copy).not.toBe(f);
    expect(t.scene.childrenOf(copy).map((item) => item.text)).toEqual(['idée']);
  });

  it('vote adds my dot and takes it back, never below nothing', () => {
    const t = new Table();
    const n = t.note(0, 0);
    t.pick([n]);
    t.acts.vote(1);
    t.acts.vote(1);
    expect(t.scene.get(n)?.votes).toBe(2);
    for (let i = 0; i < 4; i++) t.acts.vote(-1);
    expect(t.scene.get(n)?.votes).toBe(0);
  });

  it('arrow presses are one act of undo for one selection without a pause, and never part of another act', () => {
    const t = new Table();
    t.acts.newNoteAt({ x: 100, y: 100 });
    const press = (after: number): void => {
      t.time += after;
      t.acts.nudge(10, 0);
    };
    for (const after of [10, 100, 100, 5000]) press(after);
    const other = t.note(600, 600);
    t.pick([other]);
    press(10);
    const [made, a, b, c, afterPause, , elsewhere] = t.series;
    expect(made).toBeDefined();
    expect([b, c]).toEqual([a, a]);
    expect(new Set([made, a, afterPause, elsewhere]).size).toBe(4);
  });

  it('next note goes beside the one before, in its colour and its frame', () => {
    const t = new Table();
    const f = t.frame(0, 0);
    const n = t.note(900, 900);
    t.edit((d) => {
      d.move(n, f, 24, 80);
      d.setNumber(n, 1, 5);
    });
    t.acts.nextNote(t.names.of(n));
    expect(t.scene.get(2)).toMatchObject({ x: 248, y: 80, parent: f, colour: 5 });
  });
});

describe('Places', () => {
  it('new notes find a free spot near the one wanted', () => {
    const t = new Table();
    t.note(400, 300);
    const spot = freeSpot(t.scene, noteRect({ x: 500, y: 400 }));
    expect(Math.abs(spot.x - 400) >= 200 || Math.abs(spot.y - 300) >= 200).toBe(true);
  });

  /** What a note at `r` would cover. */
  const covered = (t: Table, r: Rect) =>
    Array.from(t.scene.all()).filter((item) => item.kind === 1 && intersects(item, r));

  it('a note under a finger moves aside, no farther than it must, rather than cover others’', () => {
    const t = new Table();
    t.note(0, 0);
    t.note(400, 0);
    expect(spotAt(t.scene, { x: 300, y: 800 })).toMatchObject({ x: 200, y: 700 });
    const beside = spotAt(t.scene, { x: 290, y: 120 });
    expect(covered(t, beside)).toEqual([]);
    expect(Math.hypot(beside.x - 190, beside.y - 20)).toBeLessThan(260);
  });

  it('a note under a finger in a frame stays in that frame while there is room', () => {
    const t = new Table();
    const f = t.frame(0, 0);
    const inner = spotAt(t.scene, { x: 20, y: 300 });
    expect(inner.x).toBeGreaterThanOrEqual(0);
    expect(t.scene.frameAt({ x: inner.x + 100, y: inner.y + 100 })?.handle).toBe(f);
  });

  it('a note covers no other while the board has room, however full it is here', () => {
    const t = new Table();
    for (let i = 0; i < 900; i++) t.note((i % 30) * 215, Math.floor(i / 30) * 215);
    expect(covered(t, freeSpot(t.scene, noteRect({ x: 3000, y: 3000 })))).toEqual([]);
    expect(covered(t, spotAt(t.scene, { x: 3100, y: 3100 }))).toEqual([]);
    const full = new Table();
    const f = full.frame(0, 0);
    for (let i = 0; i < 6; i++) {
      full.edit((d) =>
        d.create({
          kind: 1,
          parent: f,
          x: 24 + (i % 3) * 215,
          y: 64 + Math.floor(i / 3) * 215,
          w: 200,
          h: 200,
        }),
      );
    }
    expect(covered(full, spotAt(full.scene, { x: 350, y: 300 }))).toEqual([]);
  });

  it('people read lines from left to right, from top to bottom', () => {
    const r = (x: number, y: number) => ({ x, y, w: 200, h: 200 });
    const [a, b, c] = [r(300, 10), r(0, 0), r(0, 300)];
    expect(readingOrder([c, a, b])).toEqual([b, a, c]);
  });

  it('a group stays as it lies when it lies together, else it is gathered', () => {
    const t = new Table();
    const near = [t.note(0, 0), t.note(230, 0)].map((n) => t.scene.get(n)!);
    expect(gather(near).map((r) => r.x)).toEqual([0, 230]);
    const far = [t.note(0, 0), t.note(5000, 4000)].map((n) => t.scene.get(n)!);
    const places = gather(far);
    expect(Math.abs(places[0]!.x - places[1]!.x)).toBeLessThan(300);
  });
});
