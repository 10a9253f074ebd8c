// The mouse wheel and the trackpad: plain scrolling pans, with Control (which a trackpad's pinch sets) it zooms.

import { panBy, zoomAt } from '../scene/camera';
import type { Camera } from '../scene/camera';

export interface Wheel {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 pixels, 1 lines, 2 pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  /** CSS pixels from the canvas's top left corner. */
  readonly x: number;
  readonly y: number;
}

const unit = [1, 20, 400];

export function turn(camera: Camera, wheel: Wheel): Camera {
  const factor = unit[wheel.deltaMode] ?? 1;
  const dx = wheel.deltaX * factor;
  const dy = wheel.deltaY * factor;
  if (wheel.ctrlKey) {
    // A mouse's notch is 100 or more, a trackpad's pinch a few: both end up as steps that one can follow.
    const step = Math.max(-60, Math.min(60, dy));
    return zoomAt(camera, wheel, Math.exp(-step * 0.008));
  }
  return wheel.shiftKey && dx === 0 ? panBy(camera, -dy, 0) : panBy(camera, -dx, -dy);
}

/** Turns the camera by an element's wheel until the answer is called. */
export function listenWheel(
  element: HTMLElement,
  camera: () => Camera,
  onTurn: (next: Camera) => void,
): () => void {
  const on = (event: WheelEvent): void => {
    event.preventDefault();
    const box = element.getBoundingClientRect();
    const { deltaX, deltaY, deltaMode, shiftKey } = event;
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    const ctrlKey = event.ctrlKey || event.metaKey;
    onTurn(turn(camera(), { deltaX, deltaY, deltaMode, ctrlKey, shiftKey, ...at }));
  };
  element.addEventListener('wheel', on, { passive: false });
  return () => element.removeEventListener('wheel', on);
}
