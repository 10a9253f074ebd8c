// The place of a vote on a board: its code comes when there is one, or somebody is about to open one.

import type { App, Board } from '../../app/model';
import type { EventDay } from '../../day/event_day';
import type { BoardStage } from '../board/board_stage';
import { useLate } from '../parts/use_late';
import { preparing } from './preparing';

export interface VoteProps {
  readonly app: App;
  readonly day: EventDay;
  readonly board: Board;
  readonly stage: BoardStage;
}

const loads = {
  /** Above the board. */
  Strip: () => import('./on_board').then((module) => module.Strip),
  /** Over it. */
  Signs: () => import('./on_board').then((module) => module.Signs),
};

interface Props extends Omit<VoteProps, 'day'> {
  readonly part: keyof typeof loads;
}

export function VoteSlot({ app, board, stage, part }: Props) {
  const day = app.day.value;
  const wanted = day !== null && (day.voting.value.has(board.id) || preparing.value === board.id);
  const Part = useLate<VoteProps>(wanted, loads[part]);
  return day && Part ? <Part app={app} day={day} board={board} stage={stage} /> : null;
}
