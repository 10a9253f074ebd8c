// The server's time, shown anew when a second of a clock that runs is over.

import { useEffect, useState } from 'preact/hooks';
import type { EventDay } from '../../day/event_day';

/** The server's now. `runs`: something counts down. */
export function useNow(day: EventDay, runs: boolean): number {
  const [, setBeat] = useState(0);
  useEffect(() => {
    if (!runs) return;
    let timer = 0;
    const next = (): void => {
      // A little after the second, so that none is shown twice.
      timer = window.setTimeout(
        () => {
          setBeat((n) => n + 1);
          next();
        },
        1020 - (day.now() % 1000),
      );
    };
    next();
    return () => clearTimeout(timer);
  }, [day, runs]);
  return day.now();
}
