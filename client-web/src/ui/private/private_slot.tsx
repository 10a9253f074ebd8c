// The place of private writing on a board: its code comes when there is any.

import type { App, Board } from '../../app/model';
import type { EventDay } from '../../day/event_day';
import type { BoardStage } from '../board/board_stage';
import { useLate } from '../parts/use_late';

export interface PrivateProps {
  readonly app: App;
  readonly day: EventDay;
  readonly board: Board;
  readonly stage: BoardStage;
}

const loads = {
  /** Above the board. */
  Writing: () => import('./private_writing').then((module) => module.PrivateWriting),
  /** Over it. */
  Marks: () => import('./only_mine').then((module) => module.OnlyMine),
};

interface Props extends Omit<PrivateProps, 'day'> {
  readonly part: keyof typeof loads;
}

export function PrivateSlot({ app, board, stage, part }: Props) {
  const day = app.day.value;
  const wanted = day !== null && day.writtenOver.value.has(board.id);
  const Part = useLate<PrivateProps>(wanted, loads[part]);
  return day && Part ? <Part app={app} day={day} board={board} stage={stage} /> : null;
}
