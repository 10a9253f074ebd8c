// The place of the pen on the bar at the board's foot.

import type { BoardStage } from './board_stage';

export function DrawSlot(_props: { readonly stage: BoardStage }) {
  return null;
}
