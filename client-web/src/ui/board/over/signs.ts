// Whether keys of a single sign act on the board: a choice of this device's person.

import type { BoardStage } from '../board_stage';

const key = 'tablee.signs';

export function signsAreKeys(): boolean {
  try {
    return localStorage.getItem(key) !== 'off';
  } catch {
    return true; // Storage is switched off: as for everybody at first.
  }
}

export function letSigns(stage: BoardStage, on: boolean): void {
  stage.signs = on;
  try {
    localStorage.setItem(key, on ? 'on' : 'off');
  } catch {
    // Not remembered, then: the choice holds until the page is closed.
  }
}
