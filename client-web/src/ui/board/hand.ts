// Fingers, pens, mice and wheels over the board: what moves the view moves the camera, the rest goes to the tool in the hand.

import type { Gesture } from '../../input/gesture';
import { Gestures } from '../../input/gestures';
import type { PointerKind } from '../../input/pointer';
import { listen } from '../../input/pointer_source';
import { listenWheel } from '../../input/wheel';
import { panBy } from '../../scene/camera';
import type { Camera } from '../../scene/camera';
import { cameraAfter } from '../../tools/camera_hand';
import type { Toolbox } from '../../tools/toolbox';
import { EdgePan } from './edge_pan';
import { Inertia } from './inertia';
import type { Sight } from './sight';

export class Hand {
  private readonly gestures = new Gestures();
  private readonly inertia: Inertia;
  private readonly edges: EdgePan;
  private readonly stops: readonly (() => void)[];

  constructor(
    overlay: HTMLElement,
    private readonly tools: Toolbox,
    private readonly sight: Sight,
    away: () => void,
    /** Hears each gesture, after it was done. */
    private readonly heard: (g: Gesture) => void,
  ) {
    this.inertia = new Inertia((dx, dy) => this.pan(dx, dy));
    this.edges = new EdgePan(
      () => sight.viewport,
      (dx, dy) => {
        this.pan(dx, dy);
        tools.acting.again();
      },
    );
    const sink = {
      probe: (x: number, y: number, pointer: PointerKind) => {
        // From the touch on, before anything was moved: what is aimed at stays under the finger.
        sight.hold();
        return tools.probe(x, y, pointer);
      },
      gesture: (g: Gesture) => this.gesture(g),
      settled: () => tools.acting.settled?.(),
      away,
    };
    const onTurn = (camera: Camera): void => {
      this.inertia.stop();
      sight.camera = camera;
    };
    this.stops = [listen(overlay, this.gestures, sink), listenWheel(overlay, () => sight.camera, onTurn)];
  }

  /** There was a pen at this screen, ever. */
  set penSeen(seen: boolean) {
    this.gestures.penSeen = seen;
  }

  /** Whether every drag moves the board: the space bar is held. */
  set panning(held: boolean) {
    this.gestures.panning = held;
  }

  stop(): void {
    this.inertia.stop();
    for (const stop of this.stops) stop();
  }

  private gesture(g: Gesture): void {
    this.tools.draws(g);
    const tool = this.tools.acting;
    this.inertia.stop();
    if (g.kind !== 'hover') this.sight.settle();
    const moved = cameraAfter(this.sight.camera, g);
    if (moved) this.sight.camera = moved;
    else if (g.kind === 'fling') this.inertia.start(g.vx, g.vy);
    else tool.gesture(g);
    this.heard(g);
    this.edges.carry(tool.carrying);
  }

  private pan(dx: number, dy: number): void {
    this.sight.camera = panBy(this.sight.camera, dx, dy);
  }
}
