// The picture of a replay: the board's renderer, looked at and never touched. Moves glide while it plays.

import type { Changes, Replay } from '../../app/model';
import { Gestures } from '../../input/gestures';
import type { Gesture } from '../../input/gesture';
import { listen } from '../../input/pointer_source';
import { listenWheel } from '../../input/wheel';
import { BoardView, panMargin } from '../../render/board_view';
import { toBoard } from '../../scene/camera';
import type { Camera } from '../../scene/camera';
import { hitTest } from '../../scene/hit';
import type { Item } from '../../scene/item';
import { Layer } from '../../scene/layer';
import type { Point } from '../../scene/rect';
import { cameraAfter } from '../../tools/camera_hand';

/** By so much a finger may miss, CSS pixels. */
const slop = 6;
const margin = { top: 28, right: 28, bottom: 28, left: 28 };

/** A board whose past is shown. */
export type Shown = Pick<Replay, 'board' | 'document' | 'playing' | 'onChanges'>;

export class ReplayStage {
  readonly view: BoardView;
  readonly layer: Layer;
  /** Until somebody moves the picture, everything stays in view. */
  private settled = false;
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly replay: Shown,
    canvas: HTMLCanvasElement,
    overlay: HTMLCanvasElement,
    nameOf: (participant: number) => string,
    /** Something was touched. */
    private readonly touched: (item: Item) => void,
  ) {
    this.layer = new Layer(replay.board, replay.document);
    const layers = [this.layer];
    this.view = new BoardView({ board: canvas, overlay, layers, margin: panMargin, nameOf });
    this.view.resize(canvas.clientWidth, canvas.clientHeight);
    const sink = {
      probe: () => 'board' as const,
      gesture: (g: Gesture) => this.gesture(g),
      away: () => undefined,
    };
    this.stops.push(listen(overlay, new Gestures(), sink));
    this.stops.push(replay.onChanges((changes) => this.onChanges(changes)));
    const onTurn = (camera: Camera): void => {
      this.settled = true;
      this.view.camera = camera;
    };
    this.stops.push(listenWheel(overlay, () => this.view.camera, onTurn));
  }

  resize(width: number, height: number): void {
    this.view.resize(width, height);
    if (!this.settled) this.view.camera = this.view.overview(margin).camera;
  }

  fitAll(): void {
    this.settled = false;
    this.view.moveTo(this.view.fitting(margin));
  }

  close(): void {
    for (const stop of this.stops) stop();
    this.view.close();
  }

  private onChanges(changes: Changes): void {
    if (changes.all) {
      this.layer.rebuilt(changes.renamed);
      this.view.rebuilt(this.layer);
    } else this.view.apply(this.layer, changes.list, { glide: this.replay.playing.peek() > 0 });
    if (!this.settled) this.view.keepInView(margin);
  }

  private touch(at: Point): void {
    const { camera } = this.view;
    const item = hitTest(this.layer.scene, toBoard(camera, at), slop / camera.zoom);
    if (item) this.touched(item);
  }

  private gesture(g: Gesture): void {
    const moved = cameraAfter(this.view.camera, g);
    if (moved) this.view.camera = moved;
    else if (g.kind === 'tap' && g.count === 2) return this.fitAll();
    else if (g.kind === 'tap') return this.touch(g);
    else return;
    this.settled = true;
  }
}
