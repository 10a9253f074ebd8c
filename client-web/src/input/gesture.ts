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
  | { readonly kind: 'hover'; readonly x: number; readonly y: number };

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What lies under a screen point: whether a drag that starts there takes something. */
export type Probe = (x: number, y: number) => 'item' | 'board';
