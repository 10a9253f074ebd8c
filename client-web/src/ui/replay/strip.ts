// A strip of time that a finger or keys move along: for assistive technology a slider. Shares of it are 0 to 1.

import type { Played } from './controls';

/** Keys move by this share of the whole; with page keys by the greater. */
const step = 1 / 200;
const stepFar = 1 / 20;

/** Where a moment stands on it. */
export interface Strip {
  timeAt(share: number): number;
  shareOf(time: number): number;
}

function keyMove(key: string): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return step;
    case 'ArrowLeft':
    case 'ArrowDown':
      return -step;
    case 'PageUp':
      return stepFar;
    case 'PageDown':
      return -stepFar;
    case 'Home':
      return -1;
    case 'End':
      return 1;
    default:
      return null;
  }
}

/** Seeking by finger and by key. */
export function seeking(strip: Strip, replay: Pick<Played, 'position' | 'seek'>) {
  const seekShare = (share: number): void => replay.seek(strip.timeAt(Math.min(1, Math.max(0, share))));
  const seekTo = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    const box = event.currentTarget.getBoundingClientRect();
    if (box.width > 0) seekShare((event.clientX - box.left) / box.width);
  };
  return {
    onPointerDown: (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
      event.currentTarget.setPointerCapture(event.pointerId);
      seekTo(event);
    },
    onPointerMove: (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
    },
    onKeyDown: (event: KeyboardEvent): void => {
      const by = keyMove(event.key);
      if (by === null) return;
      event.preventDefault();
      seekShare(strip.shareOf(replay.position.peek()) + by);
    },
  };
}
