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
  /** 0 to 1; only of a pen. */
  readonly pressure?: number;
  /** Where the browser thinks that it goes next. */
  readonly predicted?: readonly { readonly x: number; readonly y: number }[];
}

/** Of the pen's other end, as `button`. */
export const eraserButton = 5;

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
    ...(event.pointerType === 'pen' ? { pressure: event.pressure } : {}),
  };
}

/**
 * The samples of one event: a fast pen delivers several between two frames, and none may be lost. `drawing`: neither may those
 * of other pointers, and what is foreseen is asked for.
 */
export function samplesOf(
  event: PointerEvent,
  phase: Sample['phase'],
  left: number,
  top: number,
  drawing = false,
): Sample[] {
  const whole = sampleOf(event, phase, left, top);
  if (phase !== 'move' || !(drawing || event.pointerType === 'pen')) return [whole];
  const parts = event.getCoalescedEvents?.() ?? [];
  const samples = parts.length > 0 ? parts.map((part) => sampleOf(part, phase, left, top)) : [whole];
  const foreseen = drawing ? (event.getPredictedEvents?.() ?? []) : [];
  if (foreseen.length === 0) return samples;
  const predicted = foreseen.map((part) => ({ x: part.clientX - left, y: part.clientY - top }));
  return [...samples.slice(0, -1), { ...(samples.at(-1) as Sample), predicted }];
}
