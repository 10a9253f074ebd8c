// Somebody wants to send what is selected to another table. Here is what the buttons know that offer it; what it comes to is
// in parcels.tsx.

import { signal } from '@preact/signals';
import type { BoardStage } from '../board/board_stage';

/** There is another table to send to, and this person may. */
export const maySend = signal(false);

/** It is being chosen where to. */
export const choosing = signal(false);

/** What is selected is all on the table's board, and some of it can go. What is mine alone can not. */
export function canSend(stage: BoardStage): boolean {
  const found = stage.selected.value;
  return maySend.value && found.length > 0 && found.every(({ layer }) => layer === stage.layers.ground);
}
