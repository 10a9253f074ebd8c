// The place on a board of what goes from one table to another: its code comes when somebody wants to send something, carries
// something, or something was sent.

import { useEffect, useRef } from 'preact/hooks';
import type { App, Board } from '../../app/model';
import { placeOf } from '../../day/parcels';
import type { Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import type { BoardStage } from '../board/board_stage';
import type { Toaster } from '../parts/toast';
import { useLate } from '../parts/use_late';
import { choosing, maySend } from './sending';

export interface SlotProps {
  readonly app: App;
  readonly board: Board;
  readonly stage: BoardStage;
  readonly toaster: Toaster;
}

export interface ParcelProps extends SlotProps {
  readonly day: EventDay;
  readonly state: Day;
  /** The table's number; 0: the agora. */
  readonly place: number;
  /** Newest entry of the day when this board was opened: what came since is told. */
  readonly since: number;
}

const load = () => import('./parcels').then((module) => module.Parcels);

export function ParcelSlot({ app, board, stage, toaster }: SlotProps) {
  const day = app.day.value;
  const state = day?.day.value ?? null;
  const since = useRef(-1);
  if (state && since.current < 0) since.current = state.offset;
  const place = state && placeOf(state, day?.me.value?.agora ?? '', board.id);
  const takesPart = app.session.identity.value?.role !== 'observer';
  const may = place !== null && takesPart;
  useEffect(() => {
    maySend.value = may;
    return () => {
      maySend.value = choosing.value = false;
    };
  }, [may]);
  const some =
    state !== null && [...state.parcels.values()].some(({ from, to }) => from === place || to === place);
  const wanted = useRef(false);
  wanted.current ||= some || (may && (choosing.value || stage.carrying.value));
  const Parcels = useLate<ParcelProps>(wanted.current, load);
  if (!Parcels || !day || !state || place === null) return null;
  const known = { day, state, place, since: since.current };
  return <Parcels app={app} board={board} stage={stage} toaster={toaster} {...known} />;
}
