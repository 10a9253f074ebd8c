// A stage for tools without a screen: zoom 1, origin at the corner, edits counted. Boards may be laid over its own.

import { signal } from '@preact/signals';
import type { Name } from '../../src/core/names';
import type { Gesture } from '../../src/input/gesture';
import type { Camera } from '../../src/scene/camera';
import { allFields } from '../../src/core/document';
import { Acts } from '../../src/tools/acts';
import { BoardTool } from '../../src/tools/board_tool';
import { Layers } from '../../src/tools/layers';
import { Selection } from '../../src/tools/selection';
import type { Said, Stage } from '../../src/tools/stage';
import { WorkLayer } from '../../src/tools/work_layer';
import type { WorkBoard } from '../../src/tools/work_layer';
import { PaperDocument } from './paper_document';

export class Table implements Stage {
  readonly layers = new Layers();
  readonly selection = new Selection(this.layers);
  readonly paper = new PaperDocument();
  readonly layer: WorkLayer;
  readonly viewport = { w: 1000, h: 800 };
  camera: Camera = { x: 0, y: 0, zoom: 1 };
  editable = true;
  moderator = false;
  readonly measure = (text: string): number => text.length * 0.5;
  participant = 1;
  edits = 0;
  /** Nothing is written at the moment. */
  refuses = false;
  readonly opened: { name: Name; fresh: boolean }[] = [];
  /** Of each edit that named one. */
  readonly series: (object | undefined)[] = [];
  time = 0;
  readonly spoken: Said[] = [];
  presence: Record<string, unknown> = {};
  readonly acts: Acts = new Acts(this);
  readonly tool = new BoardTool(this, this.acts);

  constructor() {
    const { paper } = this;
    const board: WorkBoard = {
      id: 'table',
      document: paper.asDocument,
      canUndo: signal(false),
      canRedo: signal(false),
      edit: (act, options = {}) => {
        if (this.refuses) return false;
        this.series.push(options.series);
        act(paper.asDocument);
        this.edits++;
        this.scene.update(paper.takeChanges());
        return true;
      },
      undo: () => false,
      redo: () => false,
      setPresence: (part) => this.setPresence(part),
      holdsWords: () => undefined,
      putAside: () => undefined,
    };
    this.layer = new WorkLayer(board, this.layers.history, { editable: () => this.editable });
    this.layers.add(this.layer);
  }

  get scene() {
    return this.layer.scene;
  }

  get lifts() {
    return this.layer.lifts;
  }

  get names() {
    return this.layer.names;
  }

  get document() {
    return this.paper.asDocument;
  }

  /** Handles of what is selected on the table. */
  get picked(): number[] {
    return this.selection.found.map(({ item }) => item.handle);
  }

  pick(handles: readonly number[]): void {
    this.selection.pick(this.layer, handles);
  }

  now(): number {
    return this.time;
  }

  edit(act: Parameters<WorkLayer['edit']>[0]): boolean {
    return this.layer.edit(act);
  }

  refresh(layer: WorkLayer, handles: readonly number[]): void {
    layer.scene.update(handles.map((handle) => ({ handle, fields: allFields })));
  }

  openEditor(name: Name, options: { fresh?: object | undefined } = {}): void {
    this.opened.push({ name, fresh: options.fresh !== undefined });
  }

  /** Handle of what was opened first. */
  get first(): number {
    return this.names.handle(this.opened[0]!.name);
  }

  /** What the screen does when the document was rebuilt. */
  rebuild(order: readonly number[], renamed?: { from: number; to: number }): void {
    this.paper.rebuild(order, renamed);
    this.layer.rebuilt(renamed && { ...renamed, since: 1 });
    this.selection.prune();
    this.tool.rebuilt();
  }

  closeEditor(): void {}

  setPresence(part: object): void {
    this.presence = { ...this.presence, ...part };
  }

  show(): void {}

  buzz(): void {}

  say(what: Said): void {
    this.spoken.push(what);
  }

  note(x: number, y: number, text = ''): number {
    let made = -1;
    this.edit((d) => {
      made = d.create({ kind: 1, x, y, w: 200, h: 200 });
      if (text !== '') d.insertText(made, 0, text);
    });
    this.edits = 0;
    return made;
  }

  frame(x: number, y: number): number {
    let made = -1;
    this.edit((d) => {
      made = d.create({ kind: 3, x, y, w: 700, h: 500 });
    });
    this.edits = 0;
    return made;
  }

  do(...gestures: Gesture[]): void {
    for (const g of gestures) this.tool.gesture(g);
  }

  tap(x: number, y: number, more: { count?: number; add?: boolean } = {}): void {
    this.do({ kind: 'tap', x, y, count: more.count ?? 1, add: more.add ?? false, pointer: 'touch' });
  }

  carry(x: number, y: number, dx: number, dy: number): void {
    this.do(
      { kind: 'grab', x, y, add: false, pointer: 'touch' },
      { kind: 'drag', x: x + dx / 2, y: y + dy / 2, dx: dx / 2, dy: dy / 2 },
      { kind: 'drag', x: x + dx, y: y + dy, dx, dy },
    );
  }
}
