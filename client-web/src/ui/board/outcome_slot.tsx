// The place of a table's propositions: their panel, and a word to a table that has none when the restitution is near. Their code comes
// when one of them is wanted.

import { useEffect } from 'preact/hooks';
import type { App, Board } from '../../app/model';
import { useLate } from '../parts/use_late';
import type { BoardStage } from './board_stage';
import { panelOpen } from './outcome/opened';

export interface OutcomeProps {
  readonly app: App;
  readonly board: Board;
  readonly stage: BoardStage;
}

interface SlotProps extends OutcomeProps {
  /** It was asked for and did not come. */
  readonly onLost: () => void;
}

const load = () => import('./outcome/outcome').then((module) => module.Outcome);

export function OutcomeSlot({ app, board, stage, onLost }: SlotProps) {
  const near = app.day.value?.restitutionNear.value === true;
  useEffect(() => () => void (panelOpen.value = false), [board]);
  const Part = useLate<OutcomeProps>(near || panelOpen.value, load, () => {
    if (panelOpen.peek()) onLost();
    panelOpen.value = false;
  });
  return Part && <Part app={app} board={board} stage={stage} />;
}
