// What comes to the board with a chunk of its own, after the first screen: null until it is there.

import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { App, Board } from '../../app/model';
import type { Item } from '../../scene/item';
import type { Toaster } from '../parts/toast';
import type { BoardStage } from './board_stage';

export interface AddProps {
  readonly stage: BoardStage;
  readonly onClose: () => void;
}

export interface OverProps {
  readonly app: App;
  readonly board: Board;
  readonly stage: BoardStage;
  readonly toaster: Toaster;
}

export interface Late {
  readonly Sheet: ComponentType<AddProps>;
  /** What more can be done with what is selected. */
  readonly SelectionActs: ComponentType<{ readonly stage: BoardStage }>;
  /** What stands over the board beside the bars. */
  readonly Over: ComponentType<OverProps>;
  /** How a thing without words is called. */
  nameOf(item: Item): string;
  /** Brings its tools and keys to a stage. */
  equip(stage: BoardStage): void;
}

export const late = signal<Late | null>(null);

let coming = false;

/** Asked for as often as one likes: where it did not come, the next one who needs it asks again. */
export function fetchLate(): void {
  if (coming || late.peek()) return;
  coming = true;
  import('./add/chunk').then(
    ({ chunk }) => {
      late.value = chunk;
    },
    (error: unknown) => {
      coming = false;
      console.warn('tablee: what one adds to a board did not come', error);
    },
  );
}
