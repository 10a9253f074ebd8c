// Starting, stopping and changing one clock: 3, 5, 10 minutes or one's own; pause, more, less.

import { useState } from 'preact/hooks';
import type { EventDay } from '../../day/event_day';
import { TimerAct, TimerState, type Timer } from '../../wire/day_frames';
import { Button } from '../parts/button';
import type { Asking } from './asking';
import { ClockChip } from './clock_chip';
import { dayWords } from './day_words';
import { lengthOf } from './time_text';

const lengths = [3, 5, 10];
const minute = 60_000;

interface Props {
  readonly day: EventDay;
  readonly asking: Asking;
  /** 0: everybody's. */
  readonly table: number;
  readonly timer: Timer | null;
}

export function TimerControls(props: Props) {
  const { timer } = props;
  const over = timer === null || timer.state === TimerState.OVER;
  return (
    <>
      {timer && <Running {...props} timer={timer} />}
      {over && <Starting {...props} />}
    </>
  );
}

function Running({ day, asking, timer }: Props & { readonly timer: Timer }) {
  const t = dayWords.value?.time;
  if (!t) return null;
  const act =
    (what: TimerAct, by = 0) =>
    (): void =>
      void asking.ask({ kind: 'timer', timer: timer.id, act: what, by });
  const paused = timer.state === TimerState.PAUSED;
  const over = timer.state === TimerState.OVER;
  return (
    <div class="clock-acts">
      <ClockChip day={day} timer={timer} />
      {!over && (
        <Button onPress={act(paused ? TimerAct.RESUME : TimerAct.PAUSE)}>
          {paused ? t.resume : t.pause}
        </Button>
      )}
      <Button onPress={act(TimerAct.LENGTHEN, minute)}>{t.add}</Button>
      {!over && <Button onPress={act(TimerAct.LENGTHEN, -minute)}>{t.take}</Button>}
      <Button kind="quiet" onPress={act(TimerAct.STOP)}>
        {t.stop}
      </Button>
    </div>
  );
}

function Starting({ asking, table, timer }: Props) {
  const t = dayWords.value?.time;
  const [own, setOwn] = useState('');
  const [bad, setBad] = useState(false);
  if (!t) return null;
  const start = (length: number): Promise<boolean> =>
    asking.ask({ kind: 'start_timer', table, length, seen: timer?.id ?? 0 });
  const startOwn = async (): Promise<void> => {
    const length = lengthOf(own);
    setBad(length === null);
    if (length !== null && (await start(length))) setOwn('');
  };
  return (
    <div class="clock-acts">
      {lengths.map((minutes) => (
        <Button key={minutes} disabled={asking.busy} onPress={() => void start(minutes * minute)}>
          {t.minutes(minutes)}
        </Button>
      ))}
      <form
        class="clock-acts__own"
        onSubmit={(event) => {
          event.preventDefault();
          void startOwn();
        }}
      >
        <label>
          <span>{t.own}</span>
          <input
            class="small-input"
            inputMode="decimal"
            value={own}
            maxLength={5}
            onInput={(event) => setOwn(event.currentTarget.value)}
          />
        </label>
        <Button submit disabled={asking.busy}>
          {t.start}
        </Button>
      </form>
      {bad && (
        <p class="day-problem" role="alert">
          {t.badLength}
        </p>
      )}
    </div>
  );
}
