// Who takes the focus from the text that is being written.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Gestures } from '../../src/input/gestures';
import { listen } from '../../src/input/pointer_source';

class Canvas extends EventTarget {
  focused = 0;
  focus(): void {
    this.focused++;
  }
  getBoundingClientRect() {
    return { left: 0, top: 0 };
  }
  hasPointerCapture(): boolean {
    return true;
  }
}

const canvas = new Canvas();
let heard: string[] = [];
let stop: () => void;

function point(type: string, x: number, time: number, more: object = {}): void {
  const event = Object.assign(new Event(type, { cancelable: true }), {
    pointerId: 1,
    pointerType: 'touch',
    clientX: x,
    clientY: 10,
    button: 0,
    width: 20,
    height: 20,
    ...more,
  });
  Object.defineProperty(event, 'timeStamp', { value: time });
  canvas.dispatchEvent(event);
}

beforeEach(() => {
  vi.stubGlobal('window', globalThis);
  canvas.focused = 0;
  heard = [];
  const sink = {
    probe: () => 'board' as const,
    gesture: (g: { kind: string }) => void heard.push(g.kind),
    away: () => undefined,
  };
  stop = listen(canvas as unknown as HTMLElement, new Gestures(), sink);
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

it('a palm on the board does not', () => {
  const palm = { width: 90, height: 80 };
  point('pointerdown', 10, 0, palm);
  point('pointerup', 10, 80, palm);
  expect([heard, canvas.focused]).toEqual([[], 0]);
});

it('moving the board to read on does not', () => {
  point('pointerdown', 10, 0);
  point('pointermove', 80, 50);
  point('pointerup', 80, 90);
  expect([heard[0], canvas.focused]).toEqual(['pan', 0]);
});

it('a tap on the board does', () => {
  point('pointerdown', 10, 0);
  point('pointerup', 10, 60);
  expect([heard, canvas.focused]).toEqual([['tap'], 1]);
});
