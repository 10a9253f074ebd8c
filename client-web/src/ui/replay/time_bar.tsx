// The day as a strip: how much happened when, where we are, and any moment one touch away. For keys and
// assistive technology it is a slider.

import type { Replay } from '../../app/model';
import { clock, words } from '../../i18n/language';
import { dayOf, offsetAt, sameDay, shortDay } from '../../i18n/zoned_time';
import { barHeights, shareOf, ticks, timeAt } from './bars';
import { seeking } from './strip';
import type { Strip } from './strip';

const bars = 160;
const height = 64;
function Histogram({ replay }: { readonly replay: Replay }) {
  // Read so that the bars follow what is loaded.
  void replay.to.value;
  void replay.state.value;
  const heights = barHeights(replay.activity(bars));
  const path = heights
    .map((h, i) => (h === 0 ? '' : `M${i + 0.1} ${height}v${-h * height}h0.8v${h * height}z`))
    .join('');
  return (
    <svg
      class="timeline__bars"
      viewBox={`0 0 ${bars} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

/** Where it stands in proportion. */
function stripOf(replay: Replay): Strip {
  const span = (): [number, number] => [replay.from.peek(), replay.to.peek()];
  return {
    timeAt: (share) => timeAt(share, ...span()),
    shareOf: (time) => shareOf(time, ...span()),
    position: () => replay.position.peek(),
    seek: (time) => replay.seek(time),
  };
}

/** Where a day begins, its date says more than midnight does. */
export function tickLabel(time: number, timeZone: string): string {
  const begins = (time + offsetAt(time, timeZone)) % 86_400_000 === 0;
  return begins ? shortDay(time, timeZone) : clock(time, { timeZone });
}

export function TimeBar({ replay, timeZone }: { readonly replay: Replay; readonly timeZone: string }) {
  const t = words.value.replay;
  const from = replay.from.value;
  const to = replay.to.value;
  const position = replay.position.value;
  const share = `${shareOf(position, from, to) * 100}%`;
  const manyDays = !sameDay(from, to, timeZone);
  const now = clock(position, { seconds: true, timeZone });
  /** A label too near an edge would be cut. */
  const whole = (time: number): boolean => Math.abs(shareOf(time, from, to) - 0.5) < 0.45;
  return (
    <div
      class="timeline"
      role="slider"
      tabIndex={0}
      aria-label={t.timeline}
      aria-valuemin={from}
      aria-valuemax={to}
      aria-valuenow={Math.round(position)}
      aria-valuetext={t.at(manyDays ? `${dayOf(position, timeZone)} ${now}` : now)}
      {...seeking(stripOf(replay))}
    >
      <Histogram replay={replay} />
      <div class="timeline__past" style={{ width: share }} />
      <div class="timeline__now" style={{ left: share }} />
      <div class="timeline__ticks" aria-hidden="true">
        {ticks(from, to, 8, offsetAt(from, timeZone))
          .filter(whole)
          .map((time) => (
            <span key={time} style={{ left: `${shareOf(time, from, to) * 100}%` }}>
              {tickLabel(time, timeZone)}
            </span>
          ))}
      </div>
    </div>
  );
}
