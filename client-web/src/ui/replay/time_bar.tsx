// A table's day as a strip: how much happened when, and where we are.

import type { Replay } from '../../app/model';
import { offsetAt } from '../../i18n/zoned_time';
import { barHeights, barsPath, shareOf, ticks, timeAt } from './bars';
import { Histogram } from './histogram';
import type { Strip } from './strip';
import { TickLabels } from './tick_labels';
import { TimeSlider } from './time_slider';

const bars = 160;
const height = 64;

function Activity({ replay }: { readonly replay: Replay }) {
  // Read so that the bars follow what is loaded.
  void replay.to.value;
  void replay.state.value;
  const path = barsPath(barHeights(replay.activity(bars)), height, height, 0.1);
  return <Histogram columns={bars} height={height} path={path} />;
}

export function TimeBar({ replay, timeZone }: { readonly replay: Replay; readonly timeZone: string }) {
  const from = replay.from.value;
  const to = replay.to.value;
  /** In proportion. */
  const strip: Strip = {
    timeAt: (share) => timeAt(share, from, to),
    shareOf: (time) => shareOf(time, from, to),
  };
  /** A label too near an edge would be cut. */
  const whole = (time: number): boolean => Math.abs(strip.shareOf(time) - 0.5) < 0.45;
  const times = ticks(from, to, 8, offsetAt(from, timeZone)).filter(whole);
  return (
    <TimeSlider class="timeline" replay={replay} strip={strip} timeZone={timeZone}>
      <Activity replay={replay} />
      <div class="timeline__past" />
      <div class="timeline__now" />
      <TickLabels times={times} strip={strip} timeZone={timeZone} />
    </TimeSlider>
  );
}
