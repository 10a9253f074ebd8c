// How far the event is, and what leads on: rehearse, empty, open, end, archive, and back. Each says what it does.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import type { Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { words } from '../../i18n/language';
import { Stage } from '../../wire/day_frames';
import { makeWords } from '../make/make_words';
import { Button } from '../parts/button';
import { useAsking } from './asking';
import { backWords } from './back_words';
import { EmptyRehearsal } from './empty_rehearsal';

interface Props {
  readonly app: App;
  readonly day: EventDay;
  readonly state: Day;
}

interface Step {
  readonly label: string;
  readonly to: Stage;
  /** Said before; absent: it is done at once. */
  readonly hint?: string;
  readonly main?: boolean;
}

export function DeskStage({ app, day, state }: Props) {
  const t = makeWords.value?.desk;
  const asking = useAsking(day);
  const [wanted, setWanted] = useState<Step | null>(null);
  const [emptying, setEmptying] = useState<'alone' | 'opening' | null>(null);
  if (!t) return null;
  const rehearsed = state.stage === Stage.REHEARSED && state.stageSince > 0;
  const run: Step = { label: t.run, to: Stage.RUNNING, main: true };
  const end: Step = { label: t.closeEvent, to: Stage.CLOSED, hint: t.closeHint };
  const archive: Step = { label: t.archive, to: Stage.ARCHIVED, hint: t.archiveHint };
  const steps: Partial<Record<Stage, readonly Step[]>> = {
    [Stage.PREPARED]: [run, { label: t.rehearse, to: Stage.REHEARSED }],
    [Stage.REHEARSED]: [run],
    [Stage.RUNNING]: [end],
    [Stage.CLOSED]: [{ label: t.reopen, to: Stage.RUNNING }, archive],
    [Stage.ARCHIVED]: [{ label: t.unarchive, to: Stage.CLOSED }],
  };
  const go = async (step: Step): Promise<void> => {
    setWanted(null);
    await asking.ask({ kind: 'stage', stage: step.to });
  };
  return (
    <div class="desk__next">
      <h3>{t.stage}</h3>
      <p role="status">{t.stages[state.stage]}</p>
      <span class="desk__acts">
        {(steps[state.stage] ?? []).map((step) => (
          <Button
            key={step.to}
            kind={step.main ? 'main' : 'plain'}
            disabled={asking.busy}
            on={wanted?.to === step.to ? true : undefined}
            onPress={() => {
              if (rehearsed) setEmptying('opening');
              else if (step.hint === undefined) void go(step);
              else setWanted(step);
            }}
          >
            {step.label}
          </Button>
        ))}
        {rehearsed && (
          <Button icon="undo" onPress={() => setEmptying('alone')}>
            {backWords.value?.empty.open}
          </Button>
        )}
      </span>
      {emptying && (
        <EmptyRehearsal
          app={app}
          day={day}
          state={state}
          opening={emptying === 'opening'}
          onClose={() => setEmptying(null)}
        />
      )}
      {wanted && (
        <div class="notice notice--warn" role="alert">
          <p>{wanted.hint}</p>
          <span class="desk__acts">
            <Button onPress={() => setWanted(null)}>{words.value.common.cancel}</Button>
            <Button disabled={asking.busy} onPress={() => void go(wanted)}>
              {t.sure}
            </Button>
          </span>
        </div>
      )}
      {asking.problem && (
        <p class="day-problem" role="alert">
          {asking.problem}
        </p>
      )}
    </div>
  );
}
