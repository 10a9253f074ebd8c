// The gestures that move the view and nothing on the board. They belong to no tool: they mean the same with all of them,
// and where nothing may be changed.

import { panBy, zoomAt } from '../scene/camera';
import type { Camera } from '../scene/camera';
import type { Gesture } from '../input/gesture';

/** Where a gesture puts the camera; null when it is about something else. */
export function cameraAfter(camera: Camera, g: Gesture): Camera | null {
  if (g.kind === 'pan') return panBy(camera, g.dx, g.dy);
  if (g.kind === 'pinch') return zoomAt(panBy(camera, g.dx, g.dy), g, g.scale);
  return null;
}
