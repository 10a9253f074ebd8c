// What a person's hands mean, in CSS pixels from the canvas's top left corner.

import type { PointerKind } from './pointer';

export type Gesture =
  | {
      readonly kind: 'tap';
      readonly x: number;
      readonly y: number;
      readonly count: number;
      readonly add: boolean;
      readonly pointer: PointerKind;
    }
  | { readonly kind: 'press'; readonly x: number; readonly y: number }
  | {
      readonly kind: 'grab';
      readonly x: number;
      readonly y: number;
      readonly add: boolean;
      readonly pointer: PointerKind;
    }
  | {
      readonly kind: 'drag';
      readonly x: number;
      readonly y: number;
      readonly dx: number;
      readonly dy: number;
    }
  | { readonly kind: 'drop' }
  | { readonly kind: 'release' }
  | { readonly kind: 'lasso'; readonly from: Spot; readonly to: Spot; readonly add: boolean }
  | { readonly kind: 'lassoed' }
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'fling'; readonly vx: number; readonly vy: number }
  | {
      readonly kind: 'pinch';
      readonly x: number;
      readonly y: number;
      readonly dx: number;
      readonly dy: number;
      readonly scale: number;
    }
  /** So many fingers touched the board at once, without moving. */
  | { readonly kind: 'fingers'; readonly count: number }
  | { readonly kind: 'hover'; readonly x: number; readonly y: number }
  | {
      readonly kind: 'ink';
      readonly phase: 'begin' | 'move' | 'end';
      readonly x: number;
      readonly y: number;
      readonly time: number;
      readonly pointer: PointerKind;
      /** 0 to 1; null: this pointer knows of none. */
      readonly pressure: number | null;
      /** The pen is held the other way round. */
      readonly eraser: boolean;
      /** Where the browser thinks that it goes next. */
      readonly predicted: readonly Spot[];
    }
  /** What was drawn since the last beginning was a hand on its way: it is none. */
  | { readonly kind: 'withdraw' };

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * What a drag that starts at a screen point does: it takes something; it moves the board; it draws from the touch on; it draws
 * once it has gone some way, and is a tap before.
 */
export type Under = 'item' | 'board' | 'ink' | 'jot';
export type Probe = (x: number, y: number, pointer: PointerKind) => Under;
