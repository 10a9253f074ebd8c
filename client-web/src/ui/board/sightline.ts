// What calls and following need of a board's stage: what is seen, a way to show something else, and the others' moments.

import type { ReadonlySignal } from '@preact/signals';
import type { Board } from '../../app/model';
import type { Rect } from '../../scene/rect';
import type { BoardStage } from './board_stage';

export interface Sightline {
  readonly loaded: ReadonlySignal<boolean>;
  readonly presence: Board['presence'];
  seen(): Rect;
  show(r: Rect): void;
}

export function sightlineOf(board: Board, stage: BoardStage): Sightline {
  return {
    loaded: stage.loaded,
    presence: board.presence,
    seen: () => stage.view.seen,
    show: (r) => stage.sight.show(r),
  };
}
