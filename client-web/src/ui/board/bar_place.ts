// Where the selection's bar stands: at the foot, unless what is selected lies there. Pure.

import type { Insets, Viewport } from '../../scene/camera';
import type { Rect } from '../../scene/rect';

/** Height of the bar that would cover the selection, above the one that always stands there. */
const barHeight = 40;
const headRoom = 90;

/** Whether things (on the screen) reach under the bars at the foot and leave room at the top. */
export function liesLow(rects: readonly Rect[], viewport: Viewport, insets: Insets): boolean {
  const edge = viewport.h - insets.bottom - barHeight;
  const low = Math.max(-Infinity, ...rects.map((r) => r.y + r.h));
  const high = Math.min(Infinity, ...rects.map((r) => r.y));
  return low > edge && high > headRoom;
}
