// What is left on a clock, as a small sign: it warns in the last minute, and says in words when the time is over.

import { timeLeft } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { TimerState, type Timer } from '../../wire/day_frames';
import { dayWords } from './day_words';
import { useNow } from './ticking';
import { isLast, timeText } from './time_text';

export type ClockState = 'running' | 'last' | 'over' | 'paused';

export function clockState(timer: Timer, now: number): ClockState {
  if (timer.state === TimerState.PAUSED) return 'paused';
  const left = timeLeft(timer, now);
  if (left === 0) return 'over';
  return isLast(left, timer.length) ? 'last' : 'running';
}

interface Props {
  readonly day: EventDay;
  readonly timer: Timer;
  /** Whose it is, where there are two. */
  readonly label?: string | undefined;
}

export function ClockChip({ day, timer, label }: Props) {
  const now = useNow(day, timer.state === TimerState.RUNNING ? timer.ends : null);
  const t = dayWords.value?.time;
  if (!t) return null;
  const state = clockState(timer, now);
  const left = timeText(timeLeft(timer, now));
  const spoken = { running: t.left(left), last: t.left(left), over: t.over, paused: t.paused(left) }[state];
  return (
    <span class={`clock clock--${state}`} role="timer" aria-label={label ? `${label}: ${spoken}` : spoken}>
      {label && <span class="clock__label">{label}</span>}
      {state === 'paused' && <span class="clock__label">{t.pausedShort} ·</span>}
      <span class="clock__time">{state === 'over' ? t.over : left}</span>
    </span>
  );
}
