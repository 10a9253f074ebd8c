// All that the bar has no room for: the whole instruction, what is allowed, the clocks, the signs.

import { isFrozen, isPrivate } from '../../day/day';
import { isOpen } from '../../day/votes';
import { Button } from '../parts/button';
import { preparing } from '../vote/preparing';
import type { EventDay } from '../../day/event_day';
import type { App } from '../../app/model';
import { TableAct, type Timer } from '../../wire/day_frames';
import { Dialog } from '../parts/dialog';
import { TableBalanceSlot } from './balance_slot';
import { allowedWords } from './allowed_words';
import { useAsking } from './asking';
import { CallButton } from './called';
import { ClockChip } from './clock_chip';
import type { DayBarProps } from './day_slot';
import { dayWords } from './day_words';
import { SoundSwitch } from './sound_switch';
import { MarkButtons } from './mark_buttons';
import { standing, type Standing } from './place_of';
import { TimerControls } from './timer_controls';
import '../styles/day.css';

export interface PanelProps {
  readonly app: App;
  readonly day: EventDay;
  readonly board?: string | undefined;
  readonly sightline?: DayBarProps['sightline'];
  readonly onClose: () => void;
}

export function DayPanel({ app, day, board, sightline, onClose }: PanelProps) {
  const t = dayWords.value;
  const state = day.day.value;
  const me = app.session.identity.value;
  const asking = useAsking(day);
  if (!t || !state || !me) return null;
  const here = standing(app, state, board);
  const phase = here.run?.phase;
  const frozen = isFrozen(state, here.place);
  return (
    <Dialog title={phase?.title ?? t.noPhase} onClose={onClose}>
      {frozen && (
        <p class="notice notice--warn">
          {t.frozen}. {t.frozenHint}
        </p>
      )}
      {here.run?.locked && <p class="notice notice--warn">{t.locked}</p>}
      {phase && phase.instruction !== '' && <p class="day-panel__instruction">{phase.instruction}</p>}
      {phase && (
        <p class="day-panel__allowed">
          <strong>{t.allowed.title}</strong> · {allowedWords(phase.allowed).join(' · ')}
        </p>
      )}
      {me.role !== 'observer' && board !== undefined && (
        <MarkButtons
          day={state}
          me={me.participant}
          here={here}
          asking={asking}
          live={day.link.value.state === 'live'}
          all
        />
      )}
      {board !== undefined && app.router.route.value.screen === 'board' && me.role !== 'observer' && (
        <CallButton day={day} state={state} here={here} board={board} sightline={sightline} asking={asking} />
      )}
      {board !== undefined &&
        app.router.route.value.screen === 'board' &&
        (here.moderates || here.keepsTime) && <OpenVote day={day} board={board} onOpen={onClose} />}
      {board !== undefined && here.keepsTime && here.table && !isPrivate(state, here.place) && (
        <KeepPrivate number={here.place} asking={asking} onDone={onClose} />
      )}
      <Clocks day={day} here={here} timers={state.timers} asking={asking} />
      {board !== undefined && here.sits && (
        <TableBalanceSlot app={app} day={day} state={state} here={here} board={board} />
      )}
      <SoundSwitch />
      {asking.problem && (
        <p class="day-problem" role="alert">
          {asking.problem}
        </p>
      )}
    </Dialog>
  );
}

interface OpenVoteProps {
  readonly day: EventDay;
  readonly board: string;
  readonly onOpen: () => void;
}

/** A board has one vote at a time. */
function OpenVote({ day, board, onOpen }: OpenVoteProps) {
  const state = day.day.value;
  const open = [...(state?.votes.values() ?? [])].some((vote) => vote.board === board && isOpen(vote));
  if (open) return null;
  return (
    <div class="dialog__actions dialog__actions--start">
      <Button
        icon="dot"
        onPress={() => {
          preparing.value = board;
          onOpen();
        }}
      >
        {dayWords.value?.startVote}
      </Button>
    </div>
  );
}

interface KeepPrivateProps {
  readonly number: number;
  readonly asking: ReturnType<typeof useAsking>;
  readonly onDone: () => void;
}

/** A table decides for itself: what comes next is everybody's own until it is revealed. */
function KeepPrivate({ number, asking, onDone }: KeepPrivateProps) {
  const hide = async (): Promise<void> => {
    if (await asking.ask({ kind: 'table', number, act: TableAct.PRIVATE })) onDone();
  };
  return (
    <div class="dialog__actions dialog__actions--start">
      <Button icon="pencil" disabled={asking.busy} onPress={() => void hide()}>
        {dayWords.value?.hide}
      </Button>
    </div>
  );
}

interface ClocksProps {
  readonly day: EventDay;
  readonly here: Standing;
  readonly timers: ReadonlyMap<number, Timer>;
  readonly asking: ReturnType<typeof useAsking>;
}

function Clocks({ day, here, timers, asking }: ClocksProps) {
  const t = dayWords.value?.time;
  if (!t) return null;
  const all = timers.get(0);
  const own = here.place === 0 ? null : (timers.get(here.place) ?? null);
  // A phase's own time is the moderators'.
  const mine = here.keepsTime && (here.moderates || !own || own.run === 0);
  return (
    <>
      {all && (
        <section class="day-panel__clock">
          <h3>{all.run === 0 ? t.allOwn : t.all}</h3>
          {here.moderates ? (
            <TimerControls day={day} asking={asking} table={0} timer={all} />
          ) : (
            <ClockChip day={day} timer={all} />
          )}
        </section>
      )}
      {here.table && (
        <section class="day-panel__clock">
          <h3>{t.mine}</h3>
          {mine && <TimerControls day={day} asking={asking} table={here.place} timer={own} />}
          {!mine && own && <ClockChip day={day} timer={own} />}
          {!mine && <p class="field__hint">{here.led ? t.led : here.sits ? '' : t.notSeated}</p>}
        </section>
      )}
    </>
  );
}
