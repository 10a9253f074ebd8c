// Scene and edits over the real core: that the plain document of the other tests promises nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Core, type Document } from '../../src/core/document';
import { Scene } from '../../src/scene/scene';
import type { Frame } from '../../src/scene/item';
import * as clusterEdits from '../../src/tools/cluster_edits';
import * as edits from '../../src/tools/edits';
import * as frameEdits from '../../src/tools/frame_edits';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));

let d: Document;
let scene: Scene;

/** One act: committed, and seen by the scene through the core's own report. */
function act<T>(what: () => T): T {
  const result = what();
  d.commit();
  scene.update(d.takeChanges());
  return result;
}

const at = (x: number, y: number) => ({ x, y, w: 200, h: 200 });
const handles = (): number[] => scene.within({ x: -1e4, y: -1e4, w: 2e4, h: 2e4 }).map((item) => item.handle);

beforeEach(() => {
  d = core.open();
  d.setLocalParticipant(1);
  d.setReplica(2);
  scene = new Scene(d);
});

describe('A board over the core', () => {
  it('shows what was made, in frames and out of them', () => {
    const frame = act(() => edits.createFrame(d, scene, { x: 100, y: 100, w: 700, h: 500 }, 3));
    const note = act(() => edits.createNote(d, scene, at(150, 180), frame, 2));
    expect(scene.get(note)).toMatchObject({ x: 150, y: 180, parent: frame, colour: 2, author: 1, w: 200 });
    expect(handles()).toEqual([frame, note]);
  });

  it('hides nothing that lies in a deleted frame (P36), and undo brings the frame back around it', () => {
    const frame = act(() => edits.createFrame(d, scene, { x: 30, y: 40, w: 700, h: 500 }, 3));
    const note = act(() => edits.createNote(d, scene, at(50, 80), frame, 2));
    act(() => edits.setAlive(d, [frame], false));
    expect(handles()).toEqual([note]);
    expect(scene.get(note)).toMatchObject({ x: 50, y: 80, parent: -1 });
    const copy = act(() => edits.duplicate(d, scene, [scene.get(note)!]))![0]!;
    expect(scene.get(copy)).toMatchObject({ x: 50 + 48, y: 80 + 48, parent: -1 });
    act(() => d.setAlive(copy, false));
    act(() => edits.bringBack(d, frame));
    expect(handles()).toEqual([frame, note]);
    expect(scene.get(note)).toMatchObject({ x: 50, y: 80, parent: frame });
  });

  it('shows a note that somebody was adding to a frame which others deleted meanwhile (P36)', () => {
    const frame = act(() => edits.createFrame(d, scene, { x: 100, y: 100, w: 700, h: 500 }, 3));
    const other = core.open();
    other.setReplica(3);
    other.load(d.keyframe());
    other.create({ kind: 1, parent: frame, x: 5, y: 6, w: 200, h: 200 });
    const batch = other.commit()!;
    act(() => edits.setAlive(d, [frame], false));
    d.apply(3, batch);
    scene.update(d.takeChanges());
    const note = d.size - 1;
    expect(handles()).toEqual([note]);
    expect(scene.get(note)).toMatchObject({ x: 105, y: 106, parent: -1 });
  });

  it('says why a frame is not put too deep into others', () => {
    let frame = -1;
    for (let depth = 0; depth <= 64; depth++) {
      frame = d.create({ kind: 3, parent: frame, x: 0, y: 0, w: 9, h: 9 });
    }
    expect(d.create({ kind: 3, parent: frame, x: 0, y: 0, w: 9, h: 9 })).toBe(-1);
    expect(d.why).toBe(2);
    const top = d.create({ kind: 3, x: 0, y: 0, w: 9, h: 9 });
    expect(d.move(0, top, 0, 0)).toBe(false);
    expect(d.why).toBe(2);
  });

  it('moves a frame with what lies in it, and undo takes it back', () => {
    const frame = act(() => edits.createFrame(d, scene, { x: 0, y: 0, w: 700, h: 500 }, 3));
    const note = act(() => edits.createNote(d, scene, at(50, 80), frame, 2));
    act(() => edits.moveItems(d, scene, [scene.get(frame)!], 1000, 0));
    expect(scene.get(note)).toMatchObject({ x: 1050, y: 80 });
    act(() => d.undo());
    expect(scene.get(note)).toMatchObject({ x: 50, y: 80 });
  });

  it('puts what is let go over others on top', () => {
    const a = act(() => edits.createNote(d, scene, at(0, 0), -1, 0));
    const b = act(() => edits.createNote(d, scene, at(300, 0), -1, 0));
    act(() => edits.moveItems(d, scene, [scene.get(a)!], 200, 0));
    expect(handles()).toEqual([b, a]);
  });

  it('groups, ungroups and copies with words', () => {
    const notes = [0, 250].map((x) => act(() => edits.createNote(d, scene, at(x, 0), -1, 0)));
    act(() => d.insertText(notes[0] as number, 0, 'une idée'));
    const frame = act(() =>
      frameEdits.group(
        d,
        scene,
        notes.map((n) => scene.get(n)!),
        4,
      ),
    );
    expect(notes.map((n) => scene.get(n)?.parent)).toEqual([frame, frame]);
    const [copy] = act(() => edits.duplicate(d, scene, [scene.get(frame)!]))!;
    expect(scene.childrenOf(copy as number).map((item) => item.text)).toEqual(['une idée', '']);
    act(() => frameEdits.ungroup(d, scene, scene.get(frame)!));
    expect(notes.map((n) => scene.get(n))).toMatchObject([
      { x: 0, y: 0, parent: -1 },
      { x: 250, y: 0, parent: -1 },
    ]);
  });

  it('folds a cluster up for everybody, in one act that goes back, and keeps it in a keyframe', () => {
    const notes = [0, 250].map((x) => act(() => edits.createNote(d, scene, at(x, 0), -1, 0)));
    const frame = act(() =>
      frameEdits.group(
        d,
        scene,
        notes.map((n) => scene.get(n)!),
        4,
      ),
    );
    act(() => clusterEdits.fold(d, scene, scene, scene.get(frame) as Frame, true));
    expect(handles()).toEqual([frame]);
    const other = core.open();
    other.load(d.keyframe());
    expect(other.object(frame)).toMatchObject({ role: 1, collapsed: true, grid: false });
    act(() => d.undo());
    expect(handles()).toEqual([frame, ...notes]);
    act(() => d.redo());
    act(() => edits.setAlive(d, [frame], false));
    expect(handles()).toEqual(notes);
  });

  it('knows each person’s reactions, and takes mine back with undo', () => {
    const note = act(() => edits.createNote(d, scene, at(0, 0), -1, 0));
    act(() => clusterEdits.react(d, note, 1, 1));
    act(() => clusterEdits.react(d, note, 1, 4));
    expect(scene.get(note)?.reactions).toEqual([1, 0, 1, 0]);
    expect(d.reactions(note)).toEqual([{ participant: 1, set: 5 }]);
    act(() => d.undo());
    expect(scene.get(note)?.reactions).toEqual([1, 0, 0, 0]);
  });

  it('ranks frames among each other', () => {
    const [a, b, c] = [0, 800, 1600].map((x) =>
      act(() => edits.createFrame(d, scene, { x, y: 0, w: 700, h: 500 }, 3)),
    ) as [number, number, number];
    act(() => d.setRank(a, -1, -1));
    act(() => d.setRank(b, a, -1));
    act(() => d.setRank(c, a, b));
    expect([a, b, c].sort((one, two) => (d.rank(one) < d.rank(two) ? -1 : 1))).toEqual([a, c, b]);
  });

  it('counts dots, mine apart', () => {
    const note = act(() => edits.createNote(d, scene, at(0, 0), -1, 0));
    act(() => edits.vote(d, note, 1, 1));
    act(() => edits.vote(d, note, 1, 1));
    expect([scene.get(note)?.votes, d.votesBy(note, 1)]).toEqual([2, 2]);
    act(() => edits.vote(d, note, 1, -1));
    expect(scene.get(note)?.votes).toBe(1);
  });

  it('makes a note and its first words one act of undo', () => {
    const note = d.create({ kind: 1, x: 0, y: 0, w: 200, h: 200 });
    d.commit();
    d.insertText(note, 0, 'a');
    d.commit(true);
    scene.update(d.takeChanges());
    act(() => d.undo());
    expect(handles()).toEqual([]);
  });
});
