// What calls, following and writing for somebody need of a board's stage: what is seen, a way to show something else, and the others' moments.

import type { ReadonlySignal } from '@preact/signals';
import type { Board } from '../../app/model';
import type { Rect } from '../../scene/rect';
import type { BoardStage } from './board_stage';

export interface Sightline {
  readonly loaded: ReadonlySignal<boolean>;
  readonly presence: Board['presence'];
  seen(): Rect;
  show(r: Rect): void;
  /** For whom things are made on it: participant; 0: for oneself. */
  writeFor(who: number): void;
}

export function sightlineOf(board: Board, stage: BoardStage): Sightline {
  return {
    loaded: stage.loaded,
    presence: board.presence,
    seen: () => stage.view.seen,
    show: (r) => stage.sight.show(r),
    writeFor: (who) => void board.edit((d) => d.behalf(who)),
  };
}
