// Two boards in one view, over the real core: a table's, and one that is laid over it. What is picked, dragged, written and
// undone is that of the right one; what is there to be looked at is not changed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { Core } from '../../src/core/document';
import type { Document } from '../../src/core/document';
import type { Name } from '../../src/core/names';
import type { Gesture } from '../../src/input/gesture';
import { intersects } from '../../src/scene/rect';
import { Acts } from '../../src/tools/acts';
import { BoardTool } from '../../src/tools/board_tool';
import * as edits from '../../src/tools/edits';
import { Layers } from '../../src/tools/layers';
import { Selection } from '../../src/tools/selection';
import type { Said, Stage } from '../../src/tools/stage';
import { textByName } from '../../src/tools/text_by_name';
import { TextSession } from '../../src/tools/text_session';
import { WorkLayer } from '../../src/tools/work_layer';
import type { HandPresence, WorkBoard } from '../../src/tools/work_layer';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));

/** An open board without a server. */
class Sheet implements WorkBoard {
  readonly document: Document = core.open();
  readonly canUndo = signal(false);
  readonly canRedo = signal(false);
  readonly batches: Uint8Array[] = [];
  readonly aside: string[] = [];
  presence: HandPresence = {};
  layer: WorkLayer | null = null;
  private series: object | undefined;

  constructor(readonly id: string) {
    this.document.setLocalParticipant(1);
    this.document.setReplica(2);
  }

  edit: WorkBoard['edit'] = (act, options = {}) => {
    act(this.document);
    const join = options.series !== undefined && options.series === this.series;
    return this.commit(join, options.series);
  };

  undo(): boolean {
    return this.document.undo() && this.commit(false, undefined);
  }

  redo(): boolean {
    return this.document.redo() && this.commit(false, undefined);
  }

  setPresence(part: HandPresence): void {
    this.presence = { ...this.presence, ...part };
  }

  holdsWords(): void {}

  putAside(words: string): void {
    this.aside.push(words);
  }

  private commit(join: boolean, series: object | undefined): boolean {
    const batch = this.document.commit(join);
    this.layer?.scene.update(this.document.takeChanges());
    this.canUndo.value = this.document.canUndo;
    this.canRedo.value = this.document.canRedo;
    if (!batch) return false;
    this.series = series;
    this.batches.push(batch);
    return true;
  }
}

class Desk implements Stage {
  readonly measure = (text: string): number => text.length * 0.5;
  readonly layers = new Layers();
  readonly selection = new Selection(this.layers);
  readonly viewport = { w: 1000, h: 800 };
  camera = { x: 0, y: 0, zoom: 1 };
  moderator = false;
  participant = 1;
  readonly opened: Name[] = [];
  readonly spoken: Said[] = [];
  readonly acts: Acts = new Acts(this);
  readonly tool = new BoardTool(this, this.acts);

  get editable(): boolean {
    return this.layers.editable;
  }

  lay(sheet: Sheet, editable: boolean): WorkLayer {
    const layer = new WorkLayer(sheet, this.layers.history, { editable: () => editable });
    sheet.layer = layer;
    this.layers.add(layer);
    return layer;
  }

  now(): number {
    return 0;
  }

  refresh(): void {}

  openEditor(name: Name): void {
    this.opened.push(name);
  }

  closeEditor(): void {}

  setPresence(): void {}

  show(): void {}

  buzz(): void {}

  say(what: Said): void {
    this.spoken.push(what);
  }

  do(...gestures: Gesture[]): void {
    for (const g of gestures) this.tool.gesture(g);
  }

  tap(x: number, y: number, add = false): void {
    this.do({ kind: 'tap', x, y, count: 1, add, pointer: 'touch' });
  }

  carry(x: number, y: number, dx: number, dy: number): void {
    this.do(
      { kind: 'grab', x, y, add: false, pointer: 'touch' },
      { kind: 'drag', x: x + dx, y: y + dy, dx, dy },
    );
  }
}

/** A note of that layer's board; also of one that I may not write to. */
function noteOn(layer: WorkLayer, x: number, y: number, text: string): number {
  let made = -1;
  (layer.board as Sheet).edit((d) => {
    made = edits.createNote(d, layer.scene, { x, y, w: 200, h: 200 }, -1, 0);
    edits.write(d, made, 0, 0, text);
  });
  return made;
}

function desk(over: { readonly editable: boolean }) {
  const d = new Desk();
  const [board, top] = [new Sheet('table'), new Sheet('over')];
  const ground = d.lay(board, true);
  const above = d.lay(top, over.editable);
  return { d, board, top, ground, above };
}

const drop: Gesture = { kind: 'drop' };
const textAt = (layer: WorkLayer, handle: number) => layer.document.text(handle);

describe('My drafts over a table', () => {
  it('are picked first where they cover it, and named by their own board', () => {
    const { d, ground, above } = desk({ editable: true });
    noteOn(ground, 0, 0, 'à tous');
    noteOn(above, 100, 0, 'à moi');
    d.tap(150, 50);
    expect([...d.selection.value]).toMatchObject([{ board: 'over' }]);
    d.tap(50, 50);
    expect([...d.selection.value]).toMatchObject([{ board: 'table' }]);
    d.tap(250, 50, true);
    // The same handle and the same id on both boards, and two things all the same.
    expect(d.selection.found.map(({ item }) => item.text)).toEqual(['à tous', 'à moi']);
  });

  it('move by themselves, and together with what lies below as one act that undo takes back on both boards', () => {
    const { d, board, top, ground, above } = desk({ editable: true });
    const [below, mine] = [noteOn(ground, 0, 0, 'à tous'), noteOn(above, 300, 0, 'à moi')];
    const written = board.batches.length;
    d.carry(350, 50, 0, 400);
    expect(top.presence).toMatchObject({ drag: { x: 0, y: 400 } });
    expect(board.presence.dragged).toBeUndefined();
    d.do(drop);
    expect(above.scene.get(mine)).toMatchObject({ x: 300, y: 400 });
    expect(board.batches.length).toBe(written);

    d.tap(50, 50, true);
    expect(d.selection.size).toBe(2);
    d.carry(50, 50, 100, 0);
    d.do(drop);
    expect([ground.scene.get(below)?.x, above.scene.get(mine)?.x]).toEqual([100, 400]);
    d.layers.history.undo();
    expect([ground.scene.get(below)?.x, above.scene.get(mine)?.x]).toEqual([0, 300]);
    d.layers.history.undo();
    expect(above.scene.get(mine)).toMatchObject({ x: 300, y: 0 });
    d.layers.history.redo();
    d.layers.history.redo();
    expect([ground.scene.get(below)?.x, above.scene.get(mine)?.x]).toEqual([100, 400]);
  });

  it('undo takes back what came last, on whichever board that was', () => {
    const { d, ground, above } = desk({ editable: true });
    const [below, mine] = [noteOn(ground, 0, 0, 'à tous'), noteOn(above, 300, 0, 'à moi')];
    const move = (layer: WorkLayer, handle: number) => {
      d.selection.pick(layer, [handle]);
      d.acts.nudge(10, 0);
    };
    move(ground, below);
    move(above, mine);
    move(ground, below);
    const places = () => [ground.scene.get(below)?.x, above.scene.get(mine)?.x];
    expect(places()).toEqual([20, 310]);
    const seen = [0, 1, 2].map(() => d.layers.history.undo() && places());
    expect(seen).toEqual([
      [10, 310],
      [10, 300],
      [0, 300],
    ]);
  });

  it('letters go into the text that the field was opened on, under one handle on two boards', () => {
    const { d, ground, above } = desk({ editable: true });
    const [below, mine] = [noteOn(ground, 0, 0, 'à tous'), noteOn(above, 300, 0, 'à moi')];
    expect(mine).toBe(below);
    d.tap(350, 50);
    d.tap(350, 50);
    const [name] = d.opened;
    const write = (at: number, removed: number, inserted: string): boolean =>
      d.layers.of(name!)!.type((doc) => edits.write(doc, mine, at, removed, inserted), {});
    const session = new TextSession(textByName(d.layers, name!, write));
    session.input({ value: 'à moi seul', start: 10, end: 10 });
    expect([textAt(ground, below), textAt(above, mine)]).toEqual(['à tous', 'à moi seul']);
    d.layers.history.undo();
    expect(textAt(above, mine)).toBe('à moi');
  });

  it('new notes are made on the topmost board that I may write to, and cover nothing of any', () => {
    const { d, ground, above } = desk({ editable: true });
    noteOn(ground, 0, 0, 'à tous');
    d.do({ kind: 'tap', x: 100, y: 100, count: 2, add: false, pointer: 'touch' });
    expect(d.opened).toEqual([]); // a note lies there
    d.acts.newNoteAt({ x: 100, y: 100 });
    const [made] = d.opened;
    expect(made).toMatchObject({ board: 'over' });
    expect(intersects(d.layers.find(made!)!.item, ground.scene.get(0)!)).toBe(false);
    expect([ground.scene.size, above.scene.size]).toEqual([1, 1]);
  });

  it('a rebuild of one board leaves what is held of the other as it is', () => {
    const { d, board, ground, above } = desk({ editable: true });
    const [below, mine] = [noteOn(ground, 0, 0, 'à tous'), noteOn(above, 300, 0, 'à moi')];
    d.selection.pick(ground, [below]);
    d.tap(350, 50, true);
    d.carry(350, 50, 50, 0);
    board.document.load(board.document.keyframe());
    ground.rebuilt(undefined);
    d.tool.rebuilt();
    expect(ground.lifts.shown(ground.scene.get(ground.names.handle([...d.selection.value][0]!))!).x).toBe(50);
    d.do(drop);
    expect([ground.scene.get(0)?.x, above.scene.get(mine)?.x]).toEqual([50, 350]);
  });

  it('a layer that goes takes its selection and its turn of undo with it', () => {
    const { d, ground, above } = desk({ editable: true });
    const [below, mine] = [noteOn(ground, 0, 0, 'à tous'), noteOn(above, 300, 0, 'à moi')];
    d.selection.pick(ground, [below]);
    d.acts.nudge(10, 0);
    d.selection.pick(above, [mine]);
    d.acts.nudge(10, 0);
    d.layers.remove(above);
    d.selection.prune();
    expect(d.selection.size).toBe(0);
    d.layers.history.undo();
    expect(ground.scene.get(below)?.x).toBe(0);
    expect((above.board as Sheet).document.object(mine).x).toBe(310);
  });
});

describe('What somebody else sees, over a table', () => {
  it('can be looked at and not be changed, by whatever means', () => {
    const { d, top, above } = desk({ editable: false });
    const theirs = noteOn(above, 0, 0, 'à elle');
    const written = top.batches.length;
    expect(d.tool.probe(50, 50, 'touch')).toBe('board'); // the finger moves the view
    d.carry(50, 50, 100, 0);
    d.do(drop);
    d.tap(50, 50);
    d.tap(50, 50);
    expect(d.selection.found.map(({ item }) => item.text)).toEqual(['à elle']);
    expect(d.opened).toEqual([]);
    d.acts.nudge(10, 0);
    d.acts.recolour(3);
    d.acts.duplicate();
    d.acts.group();
    d.acts.vote(1);
    d.acts.remove();
    expect(top.batches.length).toBe(written);
    expect(d.spoken).toEqual([]);
    expect(above.scene.get(theirs)).toMatchObject({ x: 0, colour: 0, votes: 0 });
  });

  it('lets new notes, the lasso and "everything" reach the table below', () => {
    const { d, ground, above } = desk({ editable: false });
    noteOn(above, 0, 0, 'à elle');
    const below = noteOn(ground, 300, 0, 'à tous');
    d.acts.selectAll();
    expect([...d.selection.value]).toMatchObject([{ board: 'table' }]);
    const lasso = { from: { x: 0, y: 0 }, to: { x: 900, y: 300 }, add: false };
    d.do({ kind: 'lasso', ...lasso } as Gesture, { kind: 'lassoed' } as Gesture);
    expect(d.selection.found.map(({ layer, item }) => [layer.id, item.handle])).toEqual([['table', below]]);
    d.tap(50, 50);
    d.acts.newNote(); // beside what is picked makes no sense on a board that is not mine
    expect(d.opened).toMatchObject([{ board: 'table' }]);
  });
});
