// The strip of a replay: where we are, and any moment one touch away. For keys and assistive technology it is a slider.
//
// What stands on it is drawn once and not with every moment: `--share` says how much of it is past.

import type { ComponentChildren } from 'preact';
import { clock, words } from '../../i18n/language';
import { dayOf, sameDay } from '../../i18n/zoned_time';
import { percent } from './bars';
import type { Played } from './controls';
import { seeking } from './strip';
import type { Strip } from './strip';

interface Props {
  readonly replay: Played;
  readonly strip: Strip;
  readonly timeZone: string;
  readonly class: string;
  readonly children: ComponentChildren;
}

export function TimeSlider({ replay, strip, timeZone, class: looks, children }: Props) {
  const t = words.value.replay;
  const from = replay.from.value;
  const to = replay.to.value;
  const position = replay.position.value;
  const now = clock(position, { seconds: true, timeZone });
  const manyDays = !sameDay(from, to, timeZone);
  return (
    <div
      class={looks}
      role="slider"
      tabIndex={0}
      aria-label={t.timeline}
      aria-valuemin={from}
      aria-valuemax={to}
      aria-valuenow={Math.round(position)}
      aria-valuetext={t.at(manyDays ? `${dayOf(position, timeZone)} ${now}` : now)}
      style={{ '--share': percent(strip.shareOf(position)) }}
      {...seeking(strip, replay)}
    >
      {children}
    </div>
  );
}
