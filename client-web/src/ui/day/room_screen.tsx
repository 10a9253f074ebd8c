// What the room sees on a projector: how to come in, what is expected now, and the time, readable from afar; or what a table has
// come to, while that is presented.

import type { App } from '../../app/model';
import { runForAll, timeLeft, type Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { TimerState, type Timer } from '../../wire/day_frames';
import { IconButton } from '../parts/button';
import { LanguageSwitch } from '../parts/language_switch';
import { usePresentation } from '../present/present_slot';
import { joinLink, shortAddress } from '../watch/links';
import { Qr } from '../watch/qr';
import { Announcer } from './announcer';
import { clockState } from './clock_chip';
import { leadWords } from './lead_words';
import { Stale } from './desk_screen';
import { standing } from './place_of';
import { SoundSwitch } from './sound_switch';
import { useNow } from './ticking';
import { timeText } from './time_text';
import '../styles/day.css';
import '../styles/desk.css';

function BigClock({ day, timer }: { readonly day: EventDay; readonly timer: Timer }) {
  const now = useNow(day, timer.state === TimerState.RUNNING ? timer.ends : null);
  const t = leadWords.value?.time;
  const state = clockState(timer, now);
  const left = timeText(timeLeft(timer, now));
  return (
    <p class={`room__clock room__clock--${state}`} role="timer">
      {state === 'over' ? t?.over : left}
      {state === 'paused' && <span class="room__paused">{t?.pausedShort}</span>}
    </p>
  );
}

/** The code alone, large: nothing secret is on this screen, and who is no moderator has none to show. */
function Entrance({ app }: { readonly app: App }) {
  const t = leadWords.value?.screen;
  const links = app.session.event.value?.links;
  const join = links && joinLink(links, location.origin);
  if (!links?.join || !join) return <p class="field__hint">{t?.noCode}</p>;
  return (
    <aside class="room__entrance">
      <p>{t?.come}</p>
      <Qr text={join} label={links.join} />
      <p class="room__address">{shortAddress(location.origin)}</p>
      <p class="room__code">{links.join}</p>
    </aside>
  );
}

interface NowProps {
  readonly app: App;
  readonly day: EventDay | null;
  readonly state: Day | null;
}

function Now({ app, day, state }: NowProps) {
  const run = state && runForAll(state);
  const timer = state?.timers.get(0);
  return (
    <div class="room__middle">
      <div class="room__now">
        {state?.frozen.has(0) && <p class="notice notice--warn">{leadWords.value?.frozen}</p>}
        <h1>{run?.phase?.title ?? app.session.event.value?.title}</h1>
        <p class="room__instruction">{run?.phase?.instruction}</p>
        {day && timer && <BigClock day={day} timer={timer} />}
      </div>
      <Entrance app={app} />
    </div>
  );
}

export function RoomScreen({ app }: { readonly app: App }) {
  const day = app.day.value;
  const state = day?.day.value ?? null;
  const t = leadWords.value;
  const presents = usePresentation(state);
  return (
    <main class={presents ? 'room room--presents' : 'room'}>
      <header class="room__head">
        <span class="room__title long-title" tabIndex={0}>
          {app.session.event.value?.title}
        </span>
        <span class="room__end">
          <LanguageSwitch />
          <SoundSwitch otherwise />
          <IconButton
            icon="close"
            kind="quiet"
            label={t?.screen.leave ?? ''}
            onPress={() => app.router.go({ screen: 'desk' })}
          />
        </span>
      </header>
      {day && <Stale app={app} day={day} />}
      {presents && day && state ? (
        <presents.Part
          key={presents.step.table.board}
          app={app}
          day={day}
          state={state}
          step={presents.step}
        />
      ) : (
        <Now app={app} day={day} state={state} />
      )}
      {day && state && <Announcer day={day} here={standing(app, state, undefined)} sounds />}
    </main>
  );
}
