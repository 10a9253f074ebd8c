// Where a vote is held: a board on its stage, or the agora's list.

import type { ReadonlySignal } from '@preact/signals';
import type { App, Board } from '../../app/model';
import type { Name } from '../../core/names';
import type { EventDay } from '../../day/event_day';
import type { Item } from '../../scene/item';
import type { Layer } from '../../scene/layer';
import type { BoardStage } from '../board/board_stage';

export interface Place {
  /** The board's id. */
  readonly board: string;
  readonly layer: Layer;
  readonly loaded: ReadonlySignal<boolean>;
  /** Another one with each change of the board. */
  readonly version: ReadonlySignal<unknown>;
  /** What is selected. */
  picked(): readonly Item[];
  /** Shows one; null: everything is in sight. */
  readonly go: ((name: Name) => void) | null;
}

export interface PlaceProps {
  readonly app: App;
  readonly day: EventDay;
  readonly place: Place;
}

export function placeOn(board: Board, stage: BoardStage): Place {
  return {
    board: board.id,
    layer: stage.layers.ground,
    loaded: stage.loaded,
    version: stage.version,
    picked: () => stage.selected.value.map(({ item }) => item),
    go: (name) => {
      const found = stage.layers.find(name);
      if (found) stage.sight.lookAt(found.layer.scene.standsFor(found.item));
    },
  };
}
