// The place of a vote on a board: its code comes when there is one, or somebody is about to open one.

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { App, Board } from '../../app/model';
import type { EventDay } from '../../day/event_day';
import type { BoardStage } from '../board/board_stage';
import { preparing } from './preparing';

export interface VoteProps {
  readonly app: App;
  readonly day: EventDay;
  readonly board: Board;
  readonly stage: BoardStage;
}

type Parts = Readonly<Record<'Strip' | 'Signs', ComponentType<VoteProps>>>;

/** Strip: above the board. Signs: over it. */
export function VoteSlot({ app, board, stage, part }: Omit<VoteProps, 'day'> & { part: keyof Parts }) {
  const day = app.day.value;
  const [late, setLate] = useState<Parts | null>(null);
  const wanted = day !== null && (day.voting.value.has(board.id) || preparing.value === board.id);
  useEffect(() => {
    if (!wanted || late) return;
    import('./on_board').then(
      (parts) => setLate(parts),
      (error: unknown) => console.warn('tablee: what votes need did not come', error),
    );
  }, [wanted]);
  if (!late || !wanted) return null;
  const Part = late[part];
  return <Part app={app} day={day} board={board} stage={stage} />;
}
