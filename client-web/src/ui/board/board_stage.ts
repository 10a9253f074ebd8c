// A board on the screen that one can touch, and what lies over it: binds layers, their picture, the gestures and the text
// field. The buttons around it are the board screen's.

import { computed, effect, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Board, PresenceState, Status } from '../../app/model';
import type { Name } from '../../core/names';
import { words } from '../../i18n/language';
import { BoardView, panMargin } from '../../render/board_view';
import { rectToScreen } from '../../scene/camera';
import type { Camera, Insets, Viewport } from '../../scene/camera';
import type { Item } from '../../scene/item';
import type { Gesture } from '../../input/gesture';
import type { Point, Rect } from '../../scene/rect';
import type { Measure } from '../../scene/text_layout';
import { onLearnt, rulesOf } from '../../scene/kinds';
import { mine } from '../../scene/lifts';
import { allFields } from '../../core/document';
import { Acts } from '../../tools/acts';
import * as edits from '../../tools/edits';
import { BoardTool } from '../../tools/board_tool';
import { Layers } from '../../tools/layers';
import { Selection } from '../../tools/selection';
import type { Said, Stage } from '../../tools/stage';
import { Toolbox } from '../../tools/toolbox';
import type { WorkLayer } from '../../tools/work_layer';
import type { Spoken } from './said';
import { liesLow } from './bar_place';
import { layBoard, showPicked } from './board_layer';
import type { LayerHost } from './board_layer';
import { Hand } from './hand';
import { late } from './late';
import { cover } from './keyboard';
import { Sight } from './sight';
import { Writer } from './writer';

/** A camera that stood so long, ms, rests. */
const restMs = 250;

export interface StageOptions {
  readonly board: Board;
  readonly canvas: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
  /** Where the text field lives; covers the canvas. */
  readonly layer: HTMLElement;
  readonly participant: number;
  readonly moderator: boolean;
  readonly nameOf: (participant: number) => string;
  /** Of the table; empty where it has none. */
  readonly question: () => string;
  /** What the chrome covers. */
  /** The bars of writing, or those of everything else. */
  readonly insets: (writing?: boolean) => Insets;
  readonly say: (said: Spoken) => void;
}

export class BoardStage implements Stage {
  readonly layers = new Layers();
  readonly selection = new Selection(this.layers);
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
    return this.selection.found;
  });
  readonly canUndo = computed(() => this.layers.all.value.some(({ board }) => board.canUndo.value));
  readonly canRedo = computed(() => this.layers.all.value.some(({ board }) => board.canRedo.value));

  /** The sheet that adds a picture is open. */
  readonly addingPicture = signal(false);
  /** Whose description is being written. */
  readonly describing = signal<Name | null>(null);
  /** Goes up with each move of the camera. */
  readonly moved = signal(0);
  readonly sight: Sight;
  /** Nothing of the board is in sight, and there is something. */
  readonly astray = signal(false);
  private readonly left = new AbortController();
  /** Aborted when the screen is left: for listeners of the page. */
  readonly leaving = this.left.signal;
  private upToDate = false;
  /** Others are not told where I point and look. */
  quiet = false;
  private arrival = 0;
  private acting = 0;
  private resting = 0;
  readonly tools = new Toolbox();
  /** Keys that came with more tools; those with the command key begin with a ^. */
  readonly keys = new Map<string, () => void>();
  /** Whether signs that are typed by themselves are keys of the board. */
  signs = true;
  /** Hears each gesture, after it was done. */
  heard: ((g: Gesture) => void) | null = null;
  snap?: Stage['snap'];
  /** Where the selection's bar stands as a menu, under the finger that asked for it. */
  readonly menu = signal<Point | null>(null);
  /** What stands at the board's foot while a tool is in the hand, by the tool's name. */
  readonly toolBars = new Map<string, ComponentType<{ readonly stage: BoardStage }>>();
  private readonly hand: Hand;
  private readonly stops: (() => void)[] = [];

  constructor(private readonly options: StageOptions) {
    const { board, canvas, overlay, nameOf } = options;
    this.view = new BoardView({
      board: canvas,
      overlay,
      layers: [],
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
      layer: options.layer,
      insets: options.insets,
    });
    this.view.resize(canvas.clientWidth, canvas.clientHeight);
    const away = (): void => this.setPresence({ pointer: undefined });
    this.hand = new Hand(overlay, this.tools, this.sight, away, (g) => this.heard?.(g));
    this.stops.push(() => this.hand.stop());
    this.stops.push(this.lay(board));
    this.stops.push(cover.subscribe((now) => now.keyboard && this.writer.keepInSight()));
    this.stops.push(board.status.subscribe((status) => this.onStatus(status)));
    // A page that goes, or a screen that is left, leaves no empty note and no field behind.
    this.stops.push(board.onClosing(() => this.writer.finish()));
    this.stops.push(onLearnt(() => this.version.value++));
    this.stops.push(effect(() => late.value?.equip(this)));
    window.addEventListener('pagehide', () => this.writer.finish(), {
      capture: true,
      signal: this.leaving,
    });
    this.stops.push(() => this.left.abort());
    this.stops.push(this.selection.picked.subscribe(() => this.onSelection()));
  }

  /** Puts a board over what is there, under the same camera; the answer takes it away again. */
  lay(board: Board): () => void {
    const { layer, stop } = layBoard(board, this.layerHost);
    const finish = (): void => {
      if (this.writer.name?.board === layer.id) this.writer.finish();
    };
    // What was typed meanwhile can not be written any more: its words are kept.
    const stopStatus = board.status.subscribe(({ readOnly }) => readOnly && finish());
    return () => {
      stopStatus();
      finish();
      stop();
    };
  }

  /** What the board is touched on. */
  get surface(): HTMLElement {
    return this.options.layer;
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
    return this.layers.editable;
  }

  get measure(): Measure {
    return this.view.measure;
  }

  get moderator(): boolean {
    return this.options.moderator;
  }

  get question(): string {
    return this.options.question();
  }

  /** First name; empty when it is not known. */
  nameOf(participant: number): string {
    return this.options.nameOf(participant);
  }

  /** Who acts: of those who share this device one, else its own person. */
  get participant(): number {
    return this.acting || this.options.participant;
  }

  /** Whose is what is done from now on; 0: the device's own person's. What is being written stays theirs who writes it. */
  actAs(participant: number): void {
    this.writer.finish();
    this.acting = participant;
    this.layers.history.actAs(participant);
    for (const { board } of this.layers.all.peek()) board.actAs?.(participant);
    this.version.value++;
  }

  /** Who acted as `from` is `to`, with what they have done. */
  renumber(from: number, to: number): void {
    if (this.acting === from) this.acting = to;
    this.layers.history.renumber(from, to);
    for (const { board } of this.layers.all.peek()) board.renumber?.(from, to);
  }

  /** What lies under the text field and the pointers' canvas. */
  get overlay(): HTMLElement {
    return this.options.overlay;
  }

  /** Called when this screen is left. */
  whenClosed(stop: () => void): void {
    this.stops.push(stop);
  }

  /** There was a pen at this screen, ever. */
  notePen(): void {
    this.hand.penSeen = true;
  }

  setPresence: Stage['setPresence'] = (part) => this.tellWhereabouts(part);

  now(): number {
    return performance.now();
  }

  /** Whether the phase takes such a kind on the board that new things are made on. */
  takes(kind: number): boolean {
    void this.layers.all.value;
    return this.layers.makingOf(kind).board.takes?.({ kind }) ?? true;
  }

  openEditor(name: Name, options: { fresh?: object | undefined } = {}): void {
    const found = this.layers.find(name);
    if (!found?.layer.editable) return;
    const { write, describe } = rulesOf(found.item).can;
    if (describe) this.describing.value = name;
    if (!write) return;
    if (found.layer.board.mayWriteIn?.(found.item) ?? true) this.writer.start(name, options.fresh);
  }

  closeEditor(): void {
    this.writer.finish();
  }

  refresh(layer: WorkLayer, handles: readonly number[]): void {
    this.view.apply(
      layer,
      handles.map((handle) => ({ handle, fields: allFields })),
    );
  }

  show(overlay: { lasso?: Rect | null; drafts?: readonly Item[] }): void {
    if (overlay.lasso !== undefined) this.view.lasso = overlay.lasso;
    if (overlay.drafts !== undefined) this.view.drafts = overlay.drafts;
    this.carrying.value = this.layers.all.peek().some(({ lifts }) => lifts.owners().has(mine));
    this.view.invalidateOverlay();
  }

  buzz(): void {
    if ('vibrate' in navigator) navigator.vibrate(12);
  }

  say(what: Said): void {
    this.options.say(what);
  }

  holdSpace(held: boolean): void {
    this.hand.panning = held;
  }

  /** Whether something was taken back; else it is said why not. */
  undo(): boolean {
    const some = this.canUndo.peek();
    const done = this.editable && this.layers.history.undo();
    this.takenBack();
    if (!done) this.say({ what: some ? 'changedSince' : 'nothingToUndo' });
    return done;
  }

  redo(): boolean {
    const some = this.canRedo.peek();
    const done = this.editable && this.layers.history.redo();
    this.takenBack();
    if (!done) this.say({ what: some ? 'changedSince' : 'nothingToRedo' });
    return done;
  }

  /** Whether any of them could be brought back. */
  bringBack(names: readonly Name[]): boolean {
    let wrote = false;
    this.layers.history.together(() => {
      for (const name of names) {
        const layer = this.layers.of(name);
        const back = layer?.edit((d) => edits.bringBack(d, layer.names.handle(name)));
        wrote = back === true || wrote;
      }
    });
    return wrote;
  }

  resize(width: number, height: number): void {
    this.sight.resize(() => this.view.resize(width, height));
    this.writer.keepInSight();
  }

  close(): void {
    clearTimeout(this.resting);
    cancelAnimationFrame(this.arrival);
    this.writer.close();
    for (const stop of this.stops) stop();
    this.view.close();
  }

  private get layerHost(): LayerHost {
    return {
      view: this.view,
      layers: this.layers,
      before: () => {
        this.sight.settle();
        this.writer.pause();
      },
      rebuilt: () => this.onRebuilt(),
      changed: () => this.onChanged(),
    };
  }

  private onCamera(camera: Camera): void {
    this.moved.value++;
    this.writer.follow(camera);
    this.placeBar();
    this.astray.value = this.layers.size > 0 && this.layers.within(this.view.seen).length === 0;
    clearTimeout(this.resting);
    this.resting = window.setTimeout(() => this.tellView(), restMs);
  }

  /** For those who follow: once the camera rests, not on its way. */
  private tellWhereabouts(part: PresenceState): void {
    if (!this.quiet) this.options.board.setPresence(part);
  }

  private tellView(): void {
    const { x, y, w, h } = this.view.seen;
    this.tellWhereabouts({ view: [Math.round(x), Math.round(y), Math.round(w), Math.round(h)] });
  }

  private takenBack(): void {
    this.writer.pause();
    this.writer.undone();
  }

  private placeBar(): void {
    const rects = this.selection.found.map(({ layer, item }) =>
      rectToScreen(this.camera, layer.lifts.shown(item)),
    );
    this.selectionLow.value = liesLow(rects, this.viewport, this.options.insets());
  }

  private onSelection(): void {
    showPicked(this.layers, this.selection.found);
    this.view.showCorner = this.editable;
    this.view.invalidateOverlay();
  }

  private onChanged(): void {
    this.selection.prune();
    const ended = this.writer.remote();
    if (ended) this.options.say({ what: 'ended', ...ended });
    this.version.value++;
    if (this.loaded.peek()) this.sight.refit();
  }

  /** Whatever is held goes on with the same things, under their new handles and ids. */
  private onRebuilt(): void {
    this.onSelection();
    this.tools.acting.rebuilt();
    this.writer.rebuilt();
    this.loaded.value = true;
  }

  private onStatus(status: Status): void {
    this.view.showCorner = !status.readOnly;
    if (status.connection !== 'online' || this.upToDate) return;
    // The status is told at once, what came with it in the frame that was asked for before.
    cancelAnimationFrame(this.arrival);
    this.arrival = requestAnimationFrame(() => {
      this.upToDate = true;
      this.sight.arrived();
    });
  }
}
