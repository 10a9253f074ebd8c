// Tells those who do not look at the bar what has changed: once, politely.

import { useEffect, useRef, useState } from 'preact/hooks';
import { timersAt, isFrozen, type Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import type { DayCatalogue } from '../../i18n/day_fr';
import { TimerState } from '../../wire/day_frames';
import { clockState } from './clock_chip';
import { dayWords } from './day_words';
import type { Standing } from './place_of';
import { sound, soundOn } from './sound';
import { useNow } from './ticking';

/** What may be told, each by what it is about. */
export interface Told {
  readonly phase: string;
  readonly frozen: boolean;
  /** States of the clocks, by their id. */
  readonly clocks: ReadonlyMap<number, string>;
}

export function toldNow(day: Day, here: Pick<Standing, 'place' | 'run'>, now: number): Told {
  const clocks = timersAt(day, here.place).map((timer) => [timer.id, clockState(timer, now)] as const);
  return { phase: here.run?.phase?.title ?? '', frozen: isFrozen(day, here.place), clocks: new Map(clocks) };
}

/** Sentences for what is new since `before`. */
export function news(before: Told, after: Told, t: DayCatalogue): string[] {
  const said: string[] = [];
  if (after.phase !== before.phase) said.push(after.phase === '' ? t.phaseOver : t.phaseIs(after.phase));
  if (after.frozen !== before.frozen) said.push(after.frozen ? t.frozen : t.thawed);
  for (const [id, state] of after.clocks) {
    if (before.clocks.get(id) === state) continue;
    if (state === 'last') said.push(t.time.last);
    if (state === 'over' && before.clocks.has(id)) said.push(t.time.overLong);
    if (state === 'paused' && before.clocks.has(id)) said.push(t.time.pausedShort);
  }
  return said;
}

/** What has just begun of a clock that was known: the most pressing. */
export function rings(before: Told, after: Told): 'last' | 'over' | null {
  const begun = [...after.clocks].filter(
    ([id, state]) => before.clocks.has(id) && before.clocks.get(id) !== state,
  );
  const now = begun.map(([, state]) => state);
  return now.includes('over') ? 'over' : now.includes('last') ? 'last' : null;
}

interface Props {
  readonly day: EventDay;
  readonly here: Standing;
  /** Whether it sounds where nobody has chosen. */
  readonly sounds?: boolean;
}

export function Announcer({ day, here, sounds = false }: Props) {
  const state = day.day.value;
  const timers = state ? timersAt(state, here.place) : [];
  const running = timers.find((timer) => timer.state === TimerState.RUNNING);
  const now = useNow(day, running?.ends ?? null);
  const t = dayWords.value;
  const before = useRef<Told | null>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    if (!state || !t) return;
    const after = toldNow(state, here, now);
    const said = before.current ? news(before.current, after, t) : [];
    const ring = before.current ? rings(before.current, after) : null;
    if (ring && soundOn(sounds)) sound(ring);
    before.current = after;
    if (said.length > 0) setText(said.join('. '));
  });
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {text}
    </p>
  );
}
