// What is lit on a board while the rest is dimmed: what one person made, or what is spoken of.

import { rectToScreen } from '../../scene/camera';
import type { Camera } from '../../scene/camera';
import { isFrame } from '../../scene/item';
import type { Item } from '../../scene/item';
import type { Layer } from '../../scene/layer';
import { shades } from '../../scene/palette';
import type { Above } from '../../render/overlay_painter';
import type { BoardView } from '../../render/board_view';

/** Whether a thing is lit; null: nothing is dimmed. */
export type Choice = ((item: Item) => boolean) | null;

class Lit implements Above {
  constructor(
    private readonly layer: Layer,
    private readonly chosen: (item: Item) => boolean,
  ) {}

  get busy(): boolean {
    return true;
  }

  paint(context: CanvasRenderingContext2D, camera: Camera): void {
    const { width, height } = context.canvas;
    context.fillStyle = shades.veil;
    context.fillRect(0, 0, width, height);
    context.strokeStyle = shades.accent;
    context.lineWidth = 2;
    for (const item of this.layer.scene.seen()) {
      if (!this.chosen(item)) continue;
      const { x, y, w, h } = rectToScreen(camera, item);
      // What others put into a frame stays dimmed.
      if (!isFrame(item)) context.clearRect(x, y, w, h);
      context.strokeRect(x, y, w, h);
    }
  }
}

/** The answer takes the veil away. */
export function light(view: BoardView, layer: Layer, chosen: Choice): () => void {
  if (!chosen) return () => undefined;
  const lit = new Lit(layer, chosen);
  view.above.add(lit);
  view.invalidateOverlay();
  return () => {
    view.above.delete(lit);
    view.invalidateOverlay();
  };
}
