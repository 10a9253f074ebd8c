// What a replay is played with: to the ends, step by step, on and off, how fast; and the moment that is shown.

import { useState } from 'preact/hooks';
import type { ReadonlySignal } from '@preact/signals';
import { clock, words } from '../../i18n/language';
import { dayOf } from '../../i18n/zoned_time';
import { Button, IconButton } from '../parts/button';

const speeds = [1, 10, 60, 300, 600] as const;

/** Of a board or of a whole day. Times are ms; both ends are 0 while nothing is known. */
export interface Played {
  readonly from: ReadonlySignal<number>;
  readonly to: ReadonlySignal<number>;
  readonly position: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<number>;
  seek(time: number): void;
  step(direction: 1 | -1): unknown;
  /** At its end it begins again, as a film does. */
  play(speed: number): void;
  pause(): void;
}

interface Props {
  readonly replay: Played;
  readonly timeZone: string;
}

export function Controls({ replay, timeZone }: Props) {
  const [speed, setSpeed] = useState<number>(60);
  const playing = replay.playing.value > 0;
  const choose = (next: number): void => {
    setSpeed(next);
    if (playing) replay.play(next);
  };
  const toggle = (): void => {
    if (playing) replay.pause();
    else replay.play(speed);
  };
  return (
    <div class="replay__controls">
      <Transport replay={replay} playing={playing} onToggle={toggle} />
      <ShownMoment replay={replay} timeZone={timeZone} />
      <Speeds speed={speed} onChoose={choose} />
    </div>
  );
}

function ShownMoment({ replay, timeZone }: Props) {
  const time = replay.position.value;
  if (replay.to.value === 0) return <output class="replay__clock">--:--:--</output>;
  return (
    <output class="replay__clock" aria-live="off">
      <span class="replay__day">{dayOf(time, timeZone)}</span> {clock(time, { seconds: true, timeZone })}
    </output>
  );
}

interface TransportProps {
  readonly replay: Played;
  readonly playing: boolean;
  readonly onToggle: () => void;
}

function Transport({ replay, playing, onToggle }: TransportProps) {
  const t = words.value.replay;
  return (
    <span class="replay__transport">
      <IconButton icon="start" label={t.start} onPress={() => replay.seek(replay.from.peek())} />
      <IconButton icon="stepBack" label={t.stepBack} onPress={() => replay.step(-1)} />
      <Button kind="main" icon={playing ? 'pause' : 'play'} class="replay__play" onPress={onToggle}>
        {playing ? t.pause : t.play}
      </Button>
      <IconButton icon="stepForward" label={t.stepForward} onPress={() => replay.step(1)} />
      <IconButton icon="end" label={t.end} onPress={() => replay.seek(replay.to.peek())} />
    </span>
  );
}

interface SpeedsProps {
  readonly speed: number;
  readonly onChoose: (speed: number) => void;
}

function Speeds({ speed, onChoose }: SpeedsProps) {
  const t = words.value.replay;
  return (
    <span class="replay__speeds" role="group" aria-label={t.speed}>
      {speeds.map((one) => (
        <button
          key={one}
          type="button"
          class="replay__speed"
          aria-pressed={one === speed}
          onClick={() => onChoose(one)}
        >
          {t.times(one)}
        </button>
      ))}
    </span>
  );
}
