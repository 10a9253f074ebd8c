// What goes on and what comes next, with its time; and everybody frozen with one button.

import { useEffect, useState } from 'preact/hooks';
import { nextPhases, runForAll, seenBefore, takesPart, type Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { moment } from '../../i18n/zoned_time';
import { MarkKind, Reason, type Phase, type Run } from '../../wire/day_frames';
import { Button } from '../parts/button';
import { useAsking, type Asking } from './asking';
import { leadWords } from './lead_words';
import { placesText } from './phase_tables';
import { TimerControls } from './timer_controls';

export interface DeskProps {
  readonly day: EventDay;
  readonly state: Day;
}

/** How many of those who take part have said that they are done. */
function doneCount(state: Day, run: Run): readonly [number, number] {
  const done = [...state.marks.values()].filter((mark) => mark.kind === MarkKind.DONE && mark.of === run.id);
  return [done.length, [...state.people.values()].filter(takesPart).length];
}

function Current({ state, asking }: { readonly state: Day; readonly asking: Asking }) {
  const t = leadWords.value;
  const run = runForAll(state);
  if (!t) return null;
  if (!run) return <p class="desk__title">{t.noPhase}</p>;
  return (
    <>
      <p class="desk__title">{run.phase?.title}</p>
      {run.phase?.instruction && <p class="desk__instruction">{run.phase.instruction}</p>}
      <p class="field__hint">
        {t.desk.since(moment(run.began, state.setUp?.timeZone ?? ''))} ·{' '}
        {t.marks.doneCount(...doneCount(state, run))}
      </p>
      {run.locked && <p class="notice notice--warn">{t.locked}</p>}
      <Button
        kind="quiet"
        disabled={asking.busy}
        onPress={() => void asking.ask({ kind: 'end', run: run.id })}
      >
        {t.desk.end}
      </Button>
    </>
  );
}

/** The next phase of the agenda; those that were passed over are left out. */
function Next({ state, asking }: { readonly state: Day; readonly asking: Asking }) {
  const t = leadWords.value;
  const run = runForAll(state);
  const [passed, setPassed] = useState(0);
  useEffect(() => setPassed(0), [run?.id, state.lastPhase]);
  const next: Phase | undefined = nextPhases(state)[passed];
  if (!t) return null;
  if (!next) return <p class="field__hint">{t.desk.noNext}</p>;
  return (
    <div class="desk__next">
      <p>
        <span class="desk__label">{t.desk.next}</span> <strong>{next.title}</strong>
        {next.tables.length > 0 && ` · ${placesText(next.tables)}`}
        {next.length > 0 && ` · ${t.time.minutes(Math.round(next.length / 60_000))}`}
      </p>
      <span class="desk__acts">
        <Button
          kind="main"
          icon="next"
          disabled={asking.busy}
          onPress={() => void asking.ask({ kind: 'begin', phase: next, seen: seenBefore(state, next) })}
        >
          {t.desk.beginThis(next.title)}
        </Button>
        <Button kind="quiet" onPress={() => setPassed(passed + 1)}>
          {t.desk.skip}
        </Button>
      </span>
    </div>
  );
}

function Frost({ state, asking }: { readonly state: Day; readonly asking: Asking }) {
  const t = leadWords.value?.desk;
  if (!t) return null;
  const all = state.frozen.has(0);
  const some = [...state.frozen].filter((table) => table !== 0).sort((a, b) => a - b);
  return (
    <div class={all ? 'desk__frost desk__frost--on' : 'desk__frost'}>
      <Button
        kind={all ? 'main' : 'plain'}
        icon="snow"
        disabled={asking.busy}
        onPress={() => void asking.ask({ kind: 'freeze', table: 0, on: !all })}
      >
        {all ? t.thaw : t.freeze}
      </Button>
      <p class="field__hint">{all ? t.frozen : t.freezeHint}</p>
      {some.length > 0 && <p class="field__hint">{t.frozenTables(some.join(', '))}</p>}
    </div>
  );
}

/** Two moderators pressed at once: what goes on now by the other's doing. */
function firstSaid(state: Day): string {
  const t = leadWords.value?.desk;
  const title = runForAll(state)?.phase?.title;
  return (title === undefined ? t?.firstNone : t?.first(title)) ?? '';
}

export function DeskNow({ day, state }: DeskProps) {
  const t = leadWords.value;
  const asking = useAsking(day);
  if (!t) return null;
  const apart = [...state.runs.values()].filter(({ phase }) => phase && phase.tables.length > 0);
  return (
    <section class="card desk__card" aria-labelledby="desk-now">
      <h2 id="desk-now">{t.desk.now}</h2>
      <Current state={state} asking={asking} />
      <TimerControls day={day} asking={asking} table={0} timer={state.timers.get(0) ?? null} />
      <Next state={state} asking={asking} />
      {apart.map((run) => (
        <p key={run.id} class="desk__next">
          <span>
            {placesText(run.phase?.tables ?? [])} · <strong>{run.phase?.title}</strong>
          </span>
          <Button kind="quiet" onPress={() => void asking.ask({ kind: 'end', run: run.id })}>
            {t.desk.end}
          </Button>
        </p>
      ))}
      <Frost state={state} asking={asking} />
      {asking.problem && (
        <p class="day-problem" role="alert">
          {asking.outcome === Reason.SOMEBODY_WAS_FIRST ? firstSaid(state) : asking.problem}
        </p>
      )}
    </section>
  );
}
