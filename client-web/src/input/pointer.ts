// A pointer's moment, stripped of the browser: what recorded traces hold and gestures are made of.

export type PointerKind = 'mouse' | 'pen' | 'touch';

export interface Sample {
  readonly phase: 'down' | 'move' | 'up' | 'cancel';
  readonly id: number;
  readonly kind: PointerKind;
  /** CSS pixels from the canvas's top left corner. */
  readonly x: number;
  readonly y: number;
  /** Milliseconds of any steady clock. */
  readonly time: number;
  /** 0 main, 1 middle, 2 secondary; only for `down`. */
  readonly button?: number;
  /** Shift, or Control or Command, is held: add to the selection. */
  readonly add?: boolean;
  /** Larger side of the contact, CSS pixels; a palm is large. */
  readonly contact?: number;
}

function kindOf(type: string): PointerKind {
  return type === 'touch' || type === 'pen' ? type : 'mouse';
}

function sampleOf(event: PointerEvent, phase: Sample['phase'], left: number, top: number): Sample {
  return {
    phase,
    id: event.pointerId,
    kind: kindOf(event.pointerType),
    x: event.clientX - left,
    y: event.clientY - top,
    time: event.timeStamp,
    button: event.button,
    add: event.shiftKey || event.ctrlKey || event.metaKey,
    contact: event.pointerType === 'touch' ? Math.max(event.width, event.height) : 0,
  };
}

/** The samples of one event: a fast pen delivers several between two frames, and none may be lost. */
export function samplesOf(event: PointerEvent, phase: Sample['phase'], left: number, top: number): Sample[] {
  if (phase !== 'move' || event.pointerType !== 'pen' || !event.getCoalescedEvents) {
    return [sampleOf(event, phase, left, top)];
  }
  const parts = event.getCoalescedEvents();
  if (parts.length === 0) return [sampleOf(event, phase, left, top)];
  return parts.map((part) => sampleOf(part, phase, left, top));
}
