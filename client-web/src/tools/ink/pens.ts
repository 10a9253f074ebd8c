// What one draws with on this device: which tool, its colours and widths, and who draws (pens alone, or fingers too). Kept on
// the device, so that a tablet that has had a pen knows it the next day.

import { signal } from '@preact/signals';
import { blackInk } from '../../scene/ink_colours';

export type PenName = 'pen' | 'marker' | 'eraser' | 'laser';
/** Thin, middle, thick. */
export type Size = 0 | 1 | 2;

/** Tenths of a board unit. */
export const penWidths: Readonly<Record<'pen' | 'marker', readonly [number, number, number]>> = {
  pen: [30, 60, 120],
  marker: [160, 260, 400],
};
/** Half of the rubber's width, CSS pixels. */
export const rubberReach: readonly [number, number, number] = [9, 18, 36];

export interface PenState {
  readonly name: PenName;
  readonly colours: { readonly pen: number; readonly marker: number };
  readonly sizes: { readonly pen: Size; readonly marker: Size; readonly eraser: Size };
  /** The eraser takes whole strokes. */
  readonly whole: boolean;
  /** Fingers draw. */
  readonly fingers: boolean;
  /** Somebody has said whether fingers draw: a pen that comes changes nothing any more. */
  readonly chosen: boolean;
  /** A pen that draws where nothing lies takes the tool by itself. */
  readonly atOnce: boolean;
  readonly penSeen: boolean;
}

const first: PenState = {
  name: 'pen',
  colours: { pen: blackInk, marker: 0 },
  sizes: { pen: 1, marker: 1, eraser: 1 },
  whole: false,
  fingers: true,
  chosen: false,
  atOnce: true,
  penSeen: false,
};

/** Where it is kept. What can not be kept holds until the page is closed. */
export interface Keep {
  read(): string | null;
  write(text: string): void;
}

function remembered(keep: Keep): PenState {
  try {
    const read = JSON.parse(keep.read() ?? '{}') as Partial<PenState>;
    // Of another version, or of nobody's: what is missing or strange is as at first.
    const known = Object.entries(first).filter(
      ([key, value]) => typeof read[key as keyof PenState] === typeof value,
    );
    const kept = Object.fromEntries(known.map(([key]) => [key, read[key as keyof PenState]]));
    const state: PenState = { ...first, ...kept };
    const colours = { ...first.colours, ...state.colours };
    return {
      ...state,
      name: state.name in penNames ? state.name : 'pen',
      colours,
      sizes: { ...first.sizes, ...state.sizes },
    };
  } catch {
    return first;
  }
}

const penNames: Readonly<Record<PenName, true>> = { pen: true, marker: true, eraser: true, laser: true };

export class Pens {
  readonly state = signal<PenState>(first);

  constructor(private readonly keep: Keep) {
    this.state.value = remembered(keep);
  }

  set(part: Partial<PenState>): void {
    this.state.value = { ...this.state.peek(), ...part };
    this.keep.write(JSON.stringify(this.state.peek()));
  }

  /** Of the pen or the marker in the hand, else of the pen. */
  get drawing(): 'pen' | 'marker' {
    return this.state.peek().name === 'marker' ? 'marker' : 'pen';
  }

  get colour(): number {
    return this.state.peek().colours[this.drawing];
  }

  get width(): number {
    return penWidths[this.drawing][this.state.peek().sizes[this.drawing]];
  }

  choose(name: PenName): void {
    this.set({ name });
  }

  recolour(colour: number): void {
    this.set({ colours: { ...this.state.peek().colours, [this.drawing]: colour } });
  }

  resize(size: Size): void {
    const { name, sizes } = this.state.peek();
    this.set({ sizes: { ...sizes, [name === 'eraser' ? name : this.drawing]: size } });
  }

  /** A pen touched this screen: from then on fingers pan, unless somebody wants them to draw. True the first time. */
  notePen(): boolean {
    const { penSeen, chosen, fingers } = this.state.peek();
    if (penSeen) return false;
    this.set({ penSeen: true, fingers: chosen && fingers });
    return !chosen;
  }

  letFingers(fingers: boolean): void {
    this.set({ fingers, chosen: true });
  }
}
