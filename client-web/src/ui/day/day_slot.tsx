// The place of the day's bar on a screen. The bar's code comes with the day, after the screen itself; where there is no day,
// nothing stands here.

import type { App } from '../../app/model';
import type { EventDay } from '../../day/event_day';
import type { Sightline } from '../board/sightline';
import { useLate } from '../parts/use_late';

export interface DayBarProps {
  readonly app: App;
  readonly day: EventDay;
  /** The board that it stands at; absent on the list of tables. */
  readonly board?: string | undefined;
  /** Of that board, once its stage stands. */
  readonly sightline?: Sightline | null | undefined;
}

// Boards work without what comes with the day's code.
const loadBar = () => import('./day_bar').then((module) => module.DayBar);
const loadTakes = () => import('./takes').then((module) => module.Takes);
const loadGathering = () => import('./gathering').then((module) => module.Gathering);

/** What the phase at an empty board takes, where that is not notes. */
export function TakesSlot({ app, board }: Omit<DayBarProps, 'day'>) {
  const day = app.day.value;
  const Takes = useLate<DayBarProps>(day !== null, loadTakes);
  return day && Takes ? <Takes app={app} day={day} board={board} /> : null;
}

export function DaySlot({ app, board, sightline }: Omit<DayBarProps, 'day'>) {
  const day = app.day.value;
  const Bar = useLate<DayBarProps>(day !== null, loadBar);
  return day && Bar ? <Bar app={app} day={day} board={board} sightline={sightline} /> : null;
}

/** Who is here, what comes, and something to do, on the list of tables. */
export function GatheringSlot({ app }: { readonly app: App }) {
  const day = app.day.value;
  const Gathering = useLate<DayBarProps>(day !== null, loadGathering);
  return day && Gathering ? <Gathering app={app} day={day} /> : null;
}
