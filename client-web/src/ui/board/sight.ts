// What part of a board this person sees. Whatever a person does to it, by whatever means, settles it: from then on it is
// theirs, and nothing moves it but they. Until then it follows the board, as a screen on the wall does: where most is
// stays in view, and what lies elsewhere is counted.
//
// Everybody who moves the camera does it here; the view itself only paints.

import { signal } from '@preact/signals';
import { fit, panBy, reveal, toBoard, zoomAt } from '../../scene/camera';
import type { Camera, Insets, Viewport } from '../../scene/camera';
import type { Rect } from '../../scene/rect';

/** What the view can show; `BoardView` is one. */
export interface Eye {
  camera: Camera;
  /** Where the camera will be when it stops. */
  readonly destination: Camera;
  readonly viewport: Viewport;
  moveTo(camera: Camera): void;
  /** Everything, at whatever distance. */
  fitting(insets: Insets): Camera;
  /** Where most is, and how many things lie elsewhere. */
  overview(insets: Insets): { readonly camera: Camera; readonly away: number };
  /** Glides to the overview when something has grown out of what is seen; how many things lie elsewhere. */
  keepInView(insets: Insets): number;
}

export class Sight {
  /** How many things lie out of the first look; 0 once the person has chosen what to see. */
  readonly away = signal(0);
  private settled = false;
  private following = false;

  constructor(
    private readonly eye: Eye,
    private readonly insets: () => Insets,
  ) {}

  get camera(): Camera {
    return this.eye.camera;
  }

  get viewport(): Viewport {
    return this.eye.viewport;
  }

  /** Where a finger or a wheel puts it. */
  set camera(camera: Camera) {
    this.settle();
    this.eye.camera = camera;
  }

  /** The person has begun to do something here: what they look at stays. */
  settle(): void {
    this.settled = true;
    this.away.value = 0;
  }

  /** A finger came down: the board stands still under it, also in the middle of a glide. */
  hold(): void {
    this.camera = this.eye.camera;
  }

  moveTo(camera: Camera): void {
    this.settle();
    this.eye.moveTo(camera);
  }

  panBy(dx: number, dy: number): void {
    this.moveTo(panBy(this.eye.destination, dx, dy));
  }

  zoomBy(factor: number): void {
    const { w, h } = this.eye.viewport;
    this.moveTo(zoomAt(this.eye.destination, { x: w / 2, y: h / 2 }, factor));
  }

  fitAll(): void {
    this.moveTo(this.eye.fitting(this.insets()));
  }

  /** Back to where most is, for who has lost it. */
  goHome(): void {
    this.moveTo(this.eye.overview(this.insets()).camera);
  }

  lookAt(r: Rect): void {
    this.moveTo(reveal(this.eye.destination, r, this.eye.viewport, this.insets()));
  }

  /** A part of the board, as large as it can be. */
  show(r: Rect): void {
    this.moveTo(fit(r, this.eye.viewport, this.insets()));
  }

  /** What this device had of the board, and what came since, is there: from now on the camera glides. */
  arrived(): void {
    this.refit();
    this.following = true;
  }

  /** The board changed. */
  refit(): void {
    if (this.settled) return;
    if (this.following) {
      this.away.value = this.eye.keepInView(this.insets());
      return;
    }
    const { camera, away } = this.eye.overview(this.insets());
    this.eye.camera = camera;
    this.away.value = away;
  }

  /** `resize` changes the viewport; what was in the middle stays there. */
  resize(resize: () => void): void {
    const before = this.eye.viewport;
    const from = this.eye.destination;
    resize();
    const { w, h } = this.eye.viewport;
    if (!this.settled) return this.refit();
    if (before.w === 0 || (w === before.w && h === before.h)) return;
    const middle = toBoard(from, { x: before.w / 2, y: before.h / 2 });
    this.eye.camera = { x: middle.x - w / 2 / from.zoom, y: middle.y - h / 2 / from.zoom, zoom: from.zoom };
  }
}
