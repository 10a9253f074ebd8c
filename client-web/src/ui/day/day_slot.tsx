// The place of the day's bar on a screen. The bar's code comes with the day, after the screen itself; where there is no day,
// nothing stands here.

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { App } from '../../app/model';
import type { EventDay } from '../../day/event_day';
import type { Sightline } from '../board/sightline';

export interface DayBarProps {
  readonly app: App;
  readonly day: EventDay;
  /** The board that it stands at; absent on the list of tables. */
  readonly board?: string | undefined;
  /** Of that board, once its stage stands. */
  readonly sightline?: Sightline | null | undefined;
}

/** What comes with the day's code; null until it is there. */
function useLate<P>(day: EventDay | null, load: () => Promise<ComponentType<P>>): ComponentType<P> | null {
  const [late, setLate] = useState<{ readonly Part: ComponentType<P> } | null>(null);
  const wanted = day !== null && late === null;
  useEffect(() => {
    if (!wanted) return;
    load().then(
      (Part) => setLate({ Part }),
      // Boards work without; it is asked for again with the next screen.
      (error: unknown) => console.warn('tablee: a part of the day did not come', error),
    );
  }, [wanted]);
  return day && late ? late.Part : null;
}

const loadBar = () => import('./day_bar').then((module) => module.DayBar);
const loadGathering = () => import('./gathering').then((module) => module.Gathering);

export function DaySlot({ app, board, sightline }: Omit<DayBarProps, 'day'>) {
  const day = app.day.value;
  const Bar = useLate<DayBarProps>(day, loadBar);
  return day && Bar ? <Bar app={app} day={day} board={board} sightline={sightline} /> : null;
}

/** Who is here, what comes, and something to do, on the list of tables. */
export function GatheringSlot({ app }: { readonly app: App }) {
  const day = app.day.value;
  const Gathering = useLate<DayBarProps>(day, loadGathering);
  return day && Gathering ? <Gathering app={app} day={day} /> : null;
}
