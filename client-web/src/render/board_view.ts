// Boards on the screen, one over the other: two canvases, a camera, and the frame loop that keeps them true. Paints only
// when something is stale, at most once per animation frame.
//
// Owns: canvases' pictures, which layers are seen in which order, the camera's way. Knows nothing of gestures,
// edits or the network: those call in.

import { Fields } from '../core/view';
import { fit, freeRoom, tween, visible } from '../scene/camera';
import type { Camera, Insets, Viewport } from '../scene/camera';
import { boundsOf, gistOf } from '../scene/gist';

import { Kind } from '../scene/item';
import type { ChangedObject, Item } from '../scene/item';
import { countEntries, onLearnt } from '../scene/kinds';
import type { Layer } from '../scene/layer';
import { noteSize } from '../scene/measures';
import type { Whereabouts } from '../scene/others';
import { onShades } from '../scene/palette';
import { contains, inflate } from '../scene/rect';
import type { Point, Rect } from '../scene/rect';
import { bleed } from '../scene/scene';
import type { Measure } from '../scene/text_layout';
import { BoardPainter } from './board_painter';
import { boldFont, makeMeasure, regularFont } from './fonts';
import { fetchInk } from './later_kinds';
import { OverlayPainter } from './overlay_painter';
import type { Above } from './overlay_painter';
import { Surface } from './surface';
import { TextCache } from './text_cache';

export interface ViewOptions {
  readonly board: HTMLCanvasElement;
  /** Absent for small live pictures, which show neither pointers nor selections. */
  readonly overlay?: HTMLCanvasElement;
  /** Bottom to top; others may come and go. */
  readonly layers: readonly Layer[];
  /** Room for panning around what is seen, CSS pixels. Costs memory; none for pictures that stand still. */
  readonly margin?: number;
  readonly nameOf: (participant: number) => string;
  /** What stands over a note that somebody writes. */
  readonly writes?: (name: string) => string;
  /** Called after the camera moved and the picture with it. */
  readonly onCamera?: (camera: Camera) => void;
}

const glideMs = 240;
/** What an empty board shows. */
const home: Rect = { x: -noteSize, y: -noteSize, w: 4 * noteSize, h: 3 * noteSize };
/** For boards that are panned. */
export const panMargin = 256;

function farCorner(r: Rect): Point {
  return { x: r.x + r.w, y: r.y + r.h };
}

/** A layer, and what the view remembers of it. */
interface Pane {
  readonly layer: Layer;
  readonly texts: TextCache;
  /** What was in the air in the last frame. */
  lifted: Set<number>;
}

export class BoardView {
  readonly measure: Measure;
  /** Set by whoever edits, as is what each layer shows as selected; call invalidateOverlay() after. */
  lasso: Rect | null = null;
  drafts: readonly Item[] = [];
  readonly above = new Set<Above>();
  showCorner = false;
  /** Items painted in the last frame, for measurements. */
  paintedItems = 0;

  private readonly again = (): void => this.repaint();
  private now: Camera = { x: -400, y: -300, zoom: 1 };
  private way: { from: Camera; to: Camera; since: number } | null = null;
  private readonly base: Surface;
  private readonly painter: BoardPainter;
  private readonly top: { surface: Surface; painter: OverlayPainter } | null;
  private readonly bold: Measure;
  private panes: readonly Pane[] = [];
  /** Something was painted; the page's timeline has a mark of when. */
  private shown = false;
  private frame = 0;
  private readonly stopLearning: () => void;
  private readonly stopShades: () => void;
  private lastFrame = 0;

  constructor(private readonly options: ViewOptions) {
    this.base = new Surface(options.board, { alpha: false, margin: options.margin ?? 0 });
    this.painter = new BoardPainter(this.base);
    const over = options.overlay ? new Surface(options.overlay) : null;
    this.top = over ? { surface: over, painter: new OverlayPainter(over) } : null;
    this.measure = makeMeasure(this.base.context, regularFont);
    this.bold = makeMeasure(this.base.context, boldFont);
    for (const layer of options.layers) this.add(layer);
    this.stopLearning = onLearnt(() => this.readAgain());
    this.stopShades = onShades(this.again);
  }

  /** Above all that are there. */
  add(layer: Layer): void {
    const texts = new TextCache(this.measure, this.bold);
    this.panes = [...this.panes, { layer, texts, lifted: new Set() }];
    this.repaint();
  }

  remove(layer: Layer): void {
    this.panes = this.panes.filter((pane) => pane.layer !== layer);
    this.repaint();
  }

  /** How many things there are. */
  get size(): number {
    return this.panes.reduce((sum, { layer }) => sum + layer.scene.size, 0);
  }

  /** Everything that can be seen, of all layers. */
  items(): Item[] {
    return this.panes.flatMap(({ layer }) => [...layer.scene.seen()]);
  }

  get camera(): Camera {
    return this.now;
  }

  set camera(camera: Camera) {
    this.way = null;
    this.now = camera;
    this.schedule();
  }

  get viewport(): Viewport {
    return { w: this.base.width, h: this.base.height };
  }

  get seen(): Rect {
    return visible(this.now, this.viewport);
  }

  resize(width: number, height: number): void {
    const ratio = window.devicePixelRatio || 1;
    if (this.base.resize(width, height, ratio)) this.painter.damageAll();
    this.top?.surface.resize(width, height, ratio);
    // A resized canvas is empty until it is painted: in the same frame, or it would flash.
    this.paintNow(performance.now());
  }

  /** A layer was rebuilt: handles, order, texts are new. */
  rebuilt(layer: Layer): void {
    this.paneOf(layer)?.texts.clear();
    this.repaint();
  }

  /** With `glide`, what moved goes its way instead of jumping. */
  apply(layer: Layer, changes: readonly ChangedObject[], options: { glide?: boolean } = {}): void {
    const { scene, lifts } = layer;
    const before = options.glide && !this.still ? changes.map(({ handle }) => scene.get(handle)) : [];
    this.painter.damage(scene.update(changes));
    if (layer.inks?.busy) {
      for (const { handle, fields } of changes)
        if (fields & Fields.created && scene.get(handle)?.kind === Kind.stroke) layer.inks.made(handle);
    }
    for (const item of before) if (item) lifts.slide(item, scene);
    this.schedule();
  }

  /** Follows what grows out of the picture, and only then. How many notes lie elsewhere. */
  keepInView(insets: Insets): number {
    const { most, away } = gistOf(this.items(), freeRoom(this.viewport, insets));
    const { seen } = this;
    const inView = !most || (contains(seen, most) && contains(seen, farCorner(most)));
    if (!inView) this.moveTo(fit(most, this.viewport, insets));
    return countEntries(away);
  }

  showOthers(layer: Layer, all: readonly Whereabouts[]): void {
    const now = performance.now();
    layer.others.update(all, layer.scene, layer.lifts, now);
    if (all.some(({ ink }) => ink)) void fetchInk();
    layer.inks?.update(all, now);
    this.schedule();
  }

  /** All of it is stale: names came or changed, or layers. */
  repaint(): void {
    this.painter.damageAll();
    this.schedule();
  }

  invalidateOverlay(): void {
    this.schedule();
  }

  /** The item whose text the editor shows in its stead; -1 none. */
  edit(layer: Layer, handle: number): void {
    for (const h of [layer.editing, handle]) {
      const item = layer.scene.get(h);
      if (item) this.painter.damage([inflate(item, bleed)]);
    }
    layer.editing = handle;
    this.schedule();
  }

  /** Glides there, or jumps when the person prefers less motion. */
  moveTo(camera: Camera): void {
    if (this.still) this.camera = camera;
    else {
      this.way = { from: this.now, to: camera, since: performance.now() };
      this.schedule();
    }
  }

  /** Where the camera will be when it stops. */
  get destination(): Camera {
    return this.way?.to ?? this.now;
  }

  /** The camera that shows everything; an empty board shows its origin. */
  fitting(insets: Insets, max?: number): Camera {
    return fit(boundsOf(this.items()) ?? home, this.viewport, insets, max);
  }

  /** The camera that shows where most is, and how many notes lie elsewhere. */
  overview(insets: Insets, max?: number): { readonly camera: Camera; readonly away: number } {
    const { most, away } = gistOf(this.items(), freeRoom(this.viewport, insets));
    return { camera: fit(most ?? home, this.viewport, insets, max), away: countEntries(away) };
  }

  close(): void {
    this.stopLearning();
    this.stopShades();
    cancelAnimationFrame(this.frame);
    this.frame = -1;
  }

  /** The person prefers less motion. */
  private get still(): boolean {
    return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

  private schedule(): void {
    if (this.frame !== 0) return;
    this.lastFrame = performance.now();
    this.frame = requestAnimationFrame((now) => this.paintNow(now));
  }

  private paintNow(now: number): void {
    if (this.frame === -1 || this.base.width === 0) return;
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const elapsed = Math.min(64, Math.max(1, now - this.lastFrame));
    this.lastFrame = now;
    const gliding = this.advance(now);
    let moving = false;
    for (const pane of this.panes) {
      const { lifts, others, scene, inks } = pane.layer;
      // Both are moved on, whether or not the other has a way to go.
      const [lifting, pointing] = [lifts.step(now, elapsed, scene), others.step(elapsed)];
      const drawing = inks !== null && inks.busy && inks.step(now, this.still);
      moving ||= lifting || pointing || drawing;
      this.damageLifted(pane);
    }
    const source = { layers: this.panes, nameOf: this.options.nameOf, again: this.again };
    this.paintedItems = this.painter.paint(this.now, source);
    this.top?.painter.paint(this.now, {
      ...source,
      lasso: this.lasso,
      drafts: this.drafts,
      above: this.above,
      showCorner: this.showCorner,
      writes: this.options.writes ?? ((name) => name),
    });
    if (!this.shown && this.paintedItems > 0) {
      this.shown = true;
      performance.mark('board-painted');
    }
    this.options.onCamera?.(this.now);
    if (gliding || moving) this.frame = requestAnimationFrame((next) => this.paintNow(next));
  }

  private advance(now: number): boolean {
    if (!this.way) return false;
    const { from, to, since } = this.way;
    const t = Math.min(1, Math.max(0, (now - since) / glideMs));
    this.now = tween(from, to, t * (2 - t), this.viewport);
    if (t >= 1) this.way = null;
    return t < 1;
  }

  /** What was taken up or put down since the last frame leaves or enters the board's picture. */
  private damageLifted(pane: Pane): void {
    const { scene, lifts } = pane.layer;
    const before = pane.lifted;
    const after = new Set(lifts.handles());
    for (const handle of [...before, ...after]) {
      if (before.has(handle) && after.has(handle)) continue;
      const item = scene.get(handle);
      if (item) this.painter.damage([inflate(item, bleed)]);
    }
    pane.lifted = after;
  }

  /** More kinds of things can be shown. */
  private readAgain(): void {
    for (const { layer, texts } of this.panes) {
      layer.scene.reload();
      texts.clear();
    }
    this.repaint();
  }

  private paneOf(layer: Layer): Pane | undefined {
    return this.panes.find((pane) => pane.layer === layer);
  }
}
