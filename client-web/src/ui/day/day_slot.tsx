// The place of the day's bar on a screen. The bar's code comes with the day, after the screen itself; where there is no day,
// nothing stands here.

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { App } from '../../app/model';
import type { EventDay } from '../../day/event_day';

export interface DayBarProps {
  readonly app: App;
  readonly day: EventDay;
  /** The board that it stands at; absent on the list of tables. */
  readonly board?: string | undefined;
}

export function DaySlot({ app, board }: { readonly app: App; readonly board?: string }) {
  const day = app.day.value;
  const [bar, setBar] = useState<{ readonly Bar: ComponentType<DayBarProps> } | null>(null);
  const wanted = day !== null && bar === null;
  useEffect(() => {
    if (!wanted) return;
    import('./day_bar').then(
      (module) => setBar({ Bar: module.DayBar }),
      // Boards work without; it is asked for again with the next screen.
      (error: unknown) => console.warn('tablee: the bar of the day did not come', error),
    );
  }, [wanted]);
  return day && bar ? <bar.Bar app={app} day={day} board={board} /> : null;
}
