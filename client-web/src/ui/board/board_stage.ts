// A board on the screen that one can touch: binds a document, its picture, the gestures and the text field. The
// buttons around it are the board screen's.

import { computed, signal } from '@preact/signals';
import type { Board, Changes, Status } from '../../app/model';
import { Names, refOf } from '../../core/names';
import type { Name } from '../../core/names';
import { words } from '../../i18n/language';
import type { Gesture } from '../../input/gesture';
import { Gestures } from '../../input/gestures';
import { listen } from '../../input/pointer_source';
import { listenWheel } from '../../input/wheel';
import { BoardView, panMargin } from '../../render/board_view';
import { panBy, rectToScreen } from '../../scene/camera';
import type { Camera, Insets, Viewport } from '../../scene/camera';
import type { Rect } from '../../scene/rect';
import { mine } from '../../scene/lifts';
import { allFields } from '../../core/document';
import { Acts } from '../../tools/acts';
import * as edits from '../../tools/edits';
import { BoardTool } from '../../tools/board_tool';
import { cameraAfter } from '../../tools/camera_hand';
import { Selection } from '../../tools/selection';
import type { Said, Stage } from '../../tools/stage';
import { Toolbox } from '../../tools/toolbox';
import type { Spoken } from './said';
import { whereaboutsOf } from './whereabouts';
import { liesLow } from './bar_place';
import { EdgePan } from './edge_pan';
import { Inertia } from './inertia';
import { cover } from './keyboard';
import { Sight } from './sight';
import { Writer } from './writer';

export interface StageOptions {
  readonly board: Board;
  readonly canvas: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
  /** Where the text field lives; covers the canvas. */
  readonly layer: HTMLElement;
  readonly participant: number;
  readonly moderator: boolean;
  readonly nameOf: (participant: number) => string;
  /** What the chrome covers. */
  /** The bars of writing, or those of everything else. */
  readonly insets: (writing?: boolean) => Insets;
  readonly say: (said: Spoken) => void;
}

export class BoardStage implements Stage {
  readonly names: Names;
  readonly selection: Selection;
  readonly acts: Acts;
  readonly view: BoardView;
  readonly writer: Writer;
  /** Goes up with each change of the board, so that lists and buttons follow. */
  readonly version = signal(0);
  readonly loaded = signal(false);
  /** The selection lies where its bar would stand: the bar goes to the other end. */
  readonly selectionLow = signal(false);
  /** Something is being carried: bars step back. */
  readonly carrying = signal(false);
  readonly selected = computed(() => {
    void this.version.value;
    void this.selection.picked.value;
    return this.selection.handles.flatMap((handle) => this.scene.get(handle) ?? []);
  });

  readonly sight: Sight;
  /** Nothing of the board is in sight, and there is something. */
  readonly astray = signal(false);
  private upToDate = false;
  private arrival = 0;
  private readonly gestures = new Gestures();
  readonly tools = new Toolbox();
  private readonly stops: (() => void)[] = [];
  private readonly inertia = new Inertia((dx, dy) => {
    this.camera = panBy(this.camera, dx, dy);
  });

  constructor(private readonly options: StageOptions) {
    const { board, canvas, overlay, nameOf } = options;
    this.names = new Names(board.document, board.id);
    this.selection = new Selection(this.names);
    this.view = new BoardView({
      board: canvas,
      overlay,
      reader: board.document,
      margin: panMargin,
      nameOf,
      writes: (name) => words.peek().board.writes(name),
      onCamera: (camera) => this.onCamera(camera),
    });
    this.sight = new Sight(this.view, () => options.insets());
    this.acts = new Acts(this);
    this.tools.register(new BoardTool(this, this.acts));
    this.writer = new Writer({
      stage: this,
      sight: this.sight,
      view: this.view,
      board,
      layer: options.layer,
      insets: options.insets,
    });
    this.view.resize(canvas.clientWidth, canvas.clientHeight);
    this.stops.push(...this.listen(overlay));
    this.stops.push(board.onChanges((changes) => this.onChanges(changes)));
    this.stops.push(cover.subscribe((now) => now.keyboard && this.writer.keepInSight()));
    this.stops.push(board.presence.subscribe(() => this.showOthers()));
    this.stops.push(board.status.subscribe((status) => this.onStatus(status)));
    // A page that goes, or a screen that is left, leaves no empty note and no field behind.
    this.stops.push(board.onClosing(() => this.writer.finish()));
    const leaving = new AbortController();
    window.addEventListener('pagehide', () => this.writer.finish(), {
      capture: true,
      signal: leaving.signal,
    });
    this.stops.push(() => leaving.abort());
    this.stops.push(this.selection.picked.subscribe(() => this.onSelection()));
  }

  get scene() {
    return this.view.scene;
  }

  get lifts() {
    return this.view.lifts;
  }

  get document() {
    return this.options.board.document;
  }

  get viewport(): Viewport {
    return this.view.viewport;
  }

  get camera(): Camera {
    return this.view.camera;
  }

  set camera(camera: Camera) {
    this.sight.camera = camera;
  }

  get editable(): boolean {
    return !this.options.board.status.peek().readOnly;
  }

  get moderator(): boolean {
    return this.options.moderator;
  }

  get participant(): number {
    return this.options.participant;
  }

  edit: Stage['edit'] = (act, options) => {
    if (!this.editable) return false;
    this.sight.settle();
    this.writer.pause();
    return this.options.board.edit(act, options);
  };

  setPresence: Stage['setPresence'] = (part) => this.options.board.setPresence(part);

  now(): number {
    return performance.now();
  }

  openEditor(name: Name, options: { fresh?: object | undefined } = {}): void {
    if (this.editable) this.writer.start(name, options.fresh);
  }

  closeEditor(): void {
    this.writer.finish();
  }

  refresh(handles: readonly number[]): void {
    this.view.apply(handles.map((handle) => ({ handle, fields: allFields })));
  }

  show(overlay: { lasso?: Rect | null; target?: number }): void {
    if (overlay.lasso !== undefined) this.view.lasso = overlay.lasso;
    if (overlay.target !== undefined) this.view.target = overlay.target;
    this.carrying.value = this.lifts.owners().has(mine);
    this.view.invalidateOverlay();
  }

  buzz(): void {
    if ('vibrate' in navigator) navigator.vibrate(12);
  }

  say(what: Said): void {
    this.options.say(what);
  }

  panBy(dx: number, dy: number): void {
    this.sight.panBy(dx, dy);
  }

  fitAll(): void {
    this.sight.fitAll();
  }

  zoomBy(factor: number): void {
    this.sight.zoomBy(factor);
  }

  /** Brings an item into view, for the list and the keyboard. */
  lookAt(item: Rect): void {
    this.sight.lookAt(item);
  }

  holdSpace(held: boolean): void {
    this.gestures.panning = held;
  }

  undo(): void {
    const some = this.document.canUndo;
    const done = this.options.board.undo();
    this.takenBack();
    if (!done) this.say({ what: some ? 'changedSince' : 'nothingToUndo' });
  }

  redo(): void {
    const some = this.document.canRedo;
    const done = this.options.board.redo();
    this.takenBack();
    if (!done) this.say({ what: some ? 'changedSince' : 'nothingToRedo' });
  }

  bringBack(names: readonly Name[]): void {
    const handles = names.map((name) => this.names.handle(name));
    this.edit((d) => handles.forEach((handle) => edits.bringBack(d, handle)));
  }

  resize(width: number, height: number): void {
    this.sight.resize(() => this.view.resize(width, height));
    this.writer.keepInSight();
  }

  close(): void {
    this.inertia.stop();
    cancelAnimationFrame(this.arrival);
    this.writer.close();
    for (const stop of this.stops) stop();
    this.view.close();
  }

  private listen(overlay: HTMLElement): (() => void)[] {
    const { tools } = this;
    const edges = new EdgePan(
      () => this.viewport,
      (dx, dy) => {
        this.camera = panBy(this.camera, dx, dy);
        tools.tool.again();
      },
    );
    const sink = {
      probe: (x: number, y: number) => tools.tool.probe(x, y),
      gesture: (g: Gesture): void => {
        this.inertia.stop();
        if (g.kind !== 'hover') this.sight.settle();
        const moved = cameraAfter(this.camera, g);
        if (moved) this.camera = moved;
        else if (g.kind === 'fling') this.inertia.start(g.vx, g.vy);
        else tools.tool.gesture(g);
        edges.carry(tools.tool.carrying);
      },
      away: (): void => this.options.board.setPresence({ pointer: undefined }),
    };
    const onTurn = (camera: Camera): void => {
      this.inertia.stop();
      this.camera = camera;
    };
    return [listen(overlay, this.gestures, sink), listenWheel(overlay, () => this.camera, onTurn)];
  }

  private onCamera(camera: Camera): void {
    this.writer.follow(camera);
    this.placeBar();
    this.astray.value = this.scene.size > 0 && this.scene.within(this.view.seen).length === 0;
  }

  private takenBack(): void {
    this.writer.pause();
    this.writer.undone();
  }

  private placeBar(): void {
    const shown = this.selection.handles.flatMap((handle) => this.scene.get(handle) ?? []);
    const rects = shown.map((item) => rectToScreen(this.camera, this.lifts.shown(item)));
    this.selectionLow.value = liesLow(rects, this.viewport, this.options.insets());
  }

  private onSelection(): void {
    this.view.selection = new Set(this.selection.handles);
    this.view.showCorner = this.editable;
    this.view.invalidateOverlay();
    const refs = [...this.selection.value].slice(0, 64).map(refOf);
    this.options.board.setPresence({ selected: refs.length > 0 ? refs : undefined });
  }

  private showOthers(): void {
    const { presence, document } = this.options.board;
    this.view.showOthers(whereaboutsOf(presence.peek(), document));
  }

  private onChanges(changes: Changes): void {
    if (changes.all) this.onRebuilt(changes);
    else this.view.apply(changes.list);
    this.selection.prune((handle) => this.scene.get(handle) !== undefined);
    const ended = this.writer.remote();
    if (ended) this.options.say({ what: 'ended', ...ended });
    this.version.value++;
    if (this.loaded.peek()) this.sight.refit();
  }

  /** Whatever is held goes on with the same things, under their new handles and ids. */
  private onRebuilt({ renamed }: Changes): void {
    this.view.reload();
    this.names.rebuilt(renamed);
    this.onSelection();
    this.tools.tool.rebuilt();
    this.writer.rebuilt();
    this.showOthers();
    this.loaded.value = true;
  }

  private onStatus(status: Status): void {
    this.view.showCorner = !status.readOnly;
    // What was typed meanwhile can not be written any more: its words are kept.
    if (status.readOnly && this.loaded.peek()) this.writer.finish();
    if (status.connection !== 'online' || this.upToDate) return;
    // The status is told at once, what came with it in the frame that was asked for before.
    cancelAnimationFrame(this.arrival);
    this.arrival = requestAnimationFrame(() => {
      this.upToDate = true;
      this.sight.arrived();
    });
  }
}
