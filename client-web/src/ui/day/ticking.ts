// The server's time, shown anew when a second of a clock that runs is over.

import { useEffect, useState } from 'preact/hooks';
import type { EventDay } from '../../day/event_day';
import { untilNext } from './time_text';

/** The server's now. `ends`: of the clock that counts down, null when none does. All devices change its seconds together. */
export function useNow(day: EventDay, ends: number | null): number {
  const [, setBeat] = useState(0);
  useEffect(() => {
    if (ends === null) return;
    let timer = 0;
    const next = (): void => {
      timer = window.setTimeout(
        () => {
          setBeat((n) => n + 1);
          next();
        },
        untilNext(ends - day.now()),
      );
    };
    next();
    return () => clearTimeout(timer);
  }, [day, ends]);
  return day.now();
}
