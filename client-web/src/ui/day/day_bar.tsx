// The slim bar that says what is expected now and how much time is left; a touch opens all of it.

import { useEffect, useState } from 'preact/hooks';
import { isFrozen, timersAt } from '../../day/day';
import { TableState } from '../../wire/day_frames';
import { words } from '../../i18n/language';
import { Button, IconButton } from '../parts/button';
import { useLate } from '../parts/use_late';
import { Announcer } from './announcer';
import { useAsking, type Asking } from './asking';
import { CallButton, Called } from './called';
import { ClockChip } from './clock_chip';
import type { PanelProps } from './day_panel';
import { Following } from './following';
import type { DayBarProps } from './day_slot';
import { dayWords } from './day_words';
import { GivenSigns, MarkButtons } from './mark_buttons';
import { followed, strip, writingKey } from './moves';
import { standing, type Standing } from './place_of';
import { staleText } from './stale_text';
import '../styles/day.css';

const loadPanel = () => import('./day_panel').then((module) => module.DayPanel);

/** A moderator who wrote for somebody goes on with it after a reload. */
function useWritingOn(moderates: boolean, event: string): void {
  useEffect(() => {
    if (!moderates || strip.peek()) return;
    try {
      if (sessionStorage.getItem(writingKey) === null) return;
    } catch {
      return; // The browser keeps nothing.
    }
    import('./writing_for').then(
      (module) => module.goOnWriting(event),
      (error: unknown) => console.warn('tablee: writing for somebody did not come', error),
    );
  }, [moderates, event]);
}

/** What the bar says beside the title; the most pressing alone. */
function line(frozen: boolean, here: Standing): string {
  const t = dayWords.value;
  if (!t) return '';
  if (here.table && here.table.state !== TableState.OPEN) return t.tableClosed;
  if (frozen) return t.frozen;
  if (here.run?.locked) return t.locked;
  return here.run?.phase?.instruction ?? '';
}

export function DayBar({ app, day, board, sightline }: DayBarProps) {
  const state = day.day.value;
  const t = dayWords.value;
  const [open, setOpen] = useState(false);
  const [lost, setLost] = useState(false);
  const Panel = useLate<PanelProps>(open, loadPanel, () => {
    setOpen(false);
    setLost(true);
  });
  const asking = useAsking(day);
  const me = app.session.identity.value;
  useWritingOn(me?.role === 'moderator', me?.event ?? '');
  if (!state || !t || !me) return null;
  const here = standing(app, state, board);
  const whose = day.me.value?.participant ?? me.participant;
  const timers = timersAt(state, here.place);
  const frozen = isFrozen(state, here.place);
  const { state: link } = day.link.value;
  const partakes = me.role !== 'observer' && board !== undefined;
  const Strip = strip.value;
  // On the list of tables there is nothing to say while nothing goes on.
  const calm =
    Strip === null &&
    !here.run &&
    timers.length === 0 &&
    !frozen &&
    state.calls.size === 0 &&
    followed.value === 0;
  if (!partakes && calm && board === undefined) return null;
  const title = here.run?.phase?.title ?? t.noPhase;
  const says = line(frozen, here);
  const old = staleText(app, day);
  return (
    <section class={frozen ? 'day-bar day-bar--frozen' : 'day-bar'} aria-label={t.bar}>
      <button
        type="button"
        class="day-bar__now"
        aria-label={`${title}. ${t.more}`}
        onClick={() => setOpen(true)}
      >
        <strong class="day-bar__title">{title}</strong>
        {old !== null ? (
          <span class="day-bar__says day-bar__old">{old}</span>
        ) : (
          says !== '' && <span class="day-bar__says">{says}</span>
        )}
      </button>
      {timers.map((timer) => (
        <ClockChip
          key={timer.table}
          day={day}
          timer={timer}
          label={
            timers.length < 2 ? undefined : timer.table === 0 ? t.wholeDay : here.table?.number.toString()
          }
        />
      ))}
      {board !== undefined && board === day.me.value?.agora && app.router.route.value.screen === 'board' && (
        <Button icon="list" onPress={() => app.router.go({ screen: 'agora' })}>
          {t.topics}
        </Button>
      )}
      {partakes && (
        <span class="day-bar__acts">
          <MarkButtons day={state} me={whose} here={here} asking={asking} live={link === 'live'} />
          {board !== undefined && app.router.route.value.screen === 'board' && (
            <CallButton
              day={day}
              state={state}
              here={here}
              board={board}
              sightline={sightline}
              asking={asking}
            />
          )}
          {here.keepsTime && (
            <Button icon="clock" onPress={() => setOpen(true)}>
              {t.time.title}
            </Button>
          )}
        </span>
      )}
      {partakes && <GivenSigns day={state} me={whose} here={here} />}
      <IconButton
        icon="more"
        kind="quiet"
        class="day-bar__more"
        label={t.more}
        onPress={() => setOpen(true)}
      />
      <Moved app={app} day={day} board={board} here={here} asking={asking} />
      <Called
        app={app}
        day={day}
        board={board}
        sightline={sightline}
        state={state}
        me={me.participant}
        moderates={here.moderates}
      />
      {Strip && <Strip app={app} day={day} board={board} sightline={sightline} />}
      <Following app={app} day={day} board={board} sightline={sightline} />
      {asking.problem && <Problem text={asking.problem} onClose={asking.clear} />}
      {lost && <Problem text={words.value.common.notLoaded} onClose={() => setLost(false)} />}
      <Announcer day={day} here={here} />
      {Panel && (
        <Panel app={app} day={day} board={board} sightline={sightline} onClose={() => setOpen(false)} />
      )}
    </section>
  );
}

export function Problem({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onClose, 12_000);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="day-problem" role="alert">
      {text}
    </p>
  );
}

interface MovedProps extends DayBarProps {
  readonly here: Standing;
  readonly asking: Asking;
}

/** A moderator gave this person a seat elsewhere: nobody is taken there without a touch. */
function Moved({ app, day, board, here, asking }: MovedProps) {
  const t = dayWords.value;
  const state = day.day.value;
  const me = app.session.identity.value;
  const seat = me && state?.seats.get(me.participant);
  const table = seat && state?.tables.get(seat.table);
  if (!t || !seat || !table) return null;
  // Who sat at a table that went to another was moved by nobody, and wants to know where all the same.
  const merged = here.table?.state === TableState.MERGED && here.table.into === seat.table;
  if (!merged && (seat.movedBy === 0 || seat.movedBy === me.participant)) return null;
  if (table.board === board) return null;
  return (
    <p class="day-bar__moved" role="status">
      <span>{t.moved(`${table.number}. ${table.question}`)}</span>
      <Button kind="main" onPress={() => app.router.go({ screen: 'board', board: table.board })}>
        {t.goThere}
      </Button>
      {here.table?.state === TableState.OPEN && (
        <Button onPress={() => void asking.ask({ kind: 'sit', table: here.place })}>
          {t.calls.stayHere}
        </Button>
      )}
    </p>
  );
}
