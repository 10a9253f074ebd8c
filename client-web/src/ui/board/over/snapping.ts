// Draws what is carried to the edges and middles of what lies around, and shows along which line.

import { toScreen } from '../../../scene/camera';
import type { Camera } from '../../../scene/camera';
import { isFrame } from '../../../scene/item';
import { rulesOf } from '../../../scene/kinds';
import { shades } from '../../../scene/palette';
import { contains, center, translate } from '../../../scene/rect';
import type { Point } from '../../../scene/rect';
import type { FoundWork } from '../../../tools/layers';
import { boxOf } from '../../../tools/placement';
import { snapped } from '../../../tools/snap';
import type { Guide } from '../../../tools/snap';
import type { BoardStage } from '../board_stage';
import { snaps } from './aids';

/** From how far off, CSS pixels. */
const reach = 6;

/** The answer takes it away again. */
export function takeSnapping(stage: BoardStage): () => void {
  let guides: readonly Guide[] = [];
  const lines = {
    get busy() {
      return guides.length > 0 && stage.carrying.peek();
    },
    paint: (context: CanvasRenderingContext2D, camera: Camera) => paint(context, camera, guides),
  };
  stage.view.above.add(lines);
  stage.snap = (found, by) => {
    guides = [];
    const [first] = found;
    if (!first || !snaps.peek()) return by;
    const result = snapTo(stage, found, by);
    guides = result.guides;
    return { x: by.x + result.by.x, y: by.y + result.by.y };
  };
  // What is carried next is not in line with what this one was, and may be no thing at all but a corner.
  const stop = stage.carrying.subscribe((now) => {
    if (!now) guides = [];
  });
  return () => {
    stop();
    stage.view.above.delete(lines);
    delete stage.snap;
  };
}

function snapTo(stage: BoardStage, found: readonly FoundWork[], by: Point): ReturnType<typeof snapped> {
  const moved = new Set(found.flatMap(({ layer, item }) => layer.scene.family(item.handle)));
  const box = translate(boxOf(found.map(({ item }) => item)), by.x, by.y);
  const others = stage.layers.within(stage.view.seen).filter((item) => {
    // What it would fall into has no edge that it could be in line with.
    const around = isFrame(item) && contains(item, center(box));
    return !moved.has(item) && !around && rulesOf(item).layer !== 'mark';
  });
  return snapped(box, others, reach / stage.camera.zoom);
}

function paint(context: CanvasRenderingContext2D, camera: Camera, guides: readonly Guide[]): void {
  context.strokeStyle = shades.accent;
  context.lineWidth = 1.5;
  for (const { from, to } of guides) {
    const [a, b] = [toScreen(camera, from), toScreen(camera, to)];
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
    context.stroke();
  }
}
