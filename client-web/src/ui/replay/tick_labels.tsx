// Times that are written under a timeline.

import { clock } from '../../i18n/language';
import { offsetAt, shortDay } from '../../i18n/zoned_time';
import { percent } from './bars';
import type { Strip } from './strip';

/** Where a day begins, its date says more than midnight does. */
function label(time: number, timeZone: string): string {
  const begins = (time + offsetAt(time, timeZone)) % 86_400_000 === 0;
  return begins ? shortDay(time, timeZone) : clock(time, { timeZone });
}

interface Props {
  readonly times: readonly number[];
  readonly strip: Pick<Strip, 'shareOf'>;
  readonly timeZone: string;
}

export function TickLabels({ times, strip, timeZone }: Props) {
  return (
    <div class="timeline__ticks" aria-hidden="true">
      {times.map((time) => (
        <span key={time} style={{ left: percent(strip.shareOf(time)) }}>
          {label(time, timeZone)}
        </span>
      ))}
    </div>
  );
}
