// Binds an element's pointer events to the gestures' machine, and keeps its clock.

import type { Gesture, Probe } from './gesture';
import type { Gestures } from './gestures';
import { samplesOf } from './pointer';
import type { Sample } from './pointer';

export interface PointerSink {
  readonly probe: Probe;
  gesture(gesture: Gesture): void;
  /** All that one event brought has been said. */
  settled?(): void;
  /** The pointer left the canvas, or there is none any more. */
  away(): void;
}

const means: ReadonlySet<Gesture['kind']> = new Set(['tap', 'press', 'grab', 'lasso']);

function isMeant(gesture: Gesture): boolean {
  return means.has(gesture.kind) || (gesture.kind === 'ink' && gesture.phase === 'begin');
}

/** Listens until the answer is called. */
export function listen(element: HTMLElement, gestures: Gestures, sink: PointerSink): () => void {
  let timer = 0;
  const emit = (list: Gesture[]): void => {
    for (const gesture of list) {
      // Only what means the board takes the focus from the text that is being written: a resting palm does not, and
      // neither does who moves the board to read on.
      if (isMeant(gesture)) element.focus({ preventScroll: true });
      sink.gesture(gesture);
    }
    clearTimeout(timer);
    const { deadline } = gestures;
    if (deadline === null) return;
    timer = window.setTimeout(() => emit(gestures.tick(deadline)), Math.max(0, deadline - performance.now()));
  };
  const on = (phase: Sample['phase']) => (event: PointerEvent) => {
    const box = element.getBoundingClientRect();
    if (phase === 'down') hold(element, event.pointerId);
    for (const sample of samplesOf(event, phase, box.left, box.top, gestures.drawing))
      emit(gestures.step(sample, sink.probe));
    sink.settled?.();
    if (phase === 'up' && event.pointerType === 'touch') sink.away();
  };
  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener('pointerdown', on('down'), { signal });
  element.addEventListener('pointermove', on('move'), { signal });
  element.addEventListener('pointerup', on('up'), { signal });
  element.addEventListener('pointercancel', on('cancel'), { signal });
  element.addEventListener('pointerleave', () => sink.away(), { signal });
  // A touch is followed by a made-up mouse press, which would take the focus from the text field just opened.
  element.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
  // The long press is ours; the browser's menu would cancel the pointer.
  element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  return () => {
    stop.abort();
    clearTimeout(timer);
  };
}

/** Keeps the pointer's events coming when it leaves the element. Throws for pointers that are already gone. */
function hold(element: HTMLElement, pointer: number): void {
  if (!element.hasPointerCapture(pointer)) element.setPointerCapture(pointer);
}
