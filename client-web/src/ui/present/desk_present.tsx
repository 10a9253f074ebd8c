// What the tables have come to, shown to the room from the desk: begun, moved on, ended.

import { useEffect, useState } from 'preact/hooks';
import { openTables } from '../../day/day';
import { tie } from '../../i18n/typography';
import type { DeskProps } from '../day/desk_now';
import { Button } from '../parts/button';
import { presentWords } from './present_words';
import { useSteps, type Steps } from './use_steps';
import '../styles/day.css';
import '../styles/desk.css';

/** Pressed where there is no further table, a button says so. */
function Turning({ steps }: { readonly steps: Steps }) {
  const t = presentWords.value;
  const [end, setEnd] = useState<'first' | 'last' | null>(null);
  useEffect(() => setEnd(null), [steps.now?.call.id]);
  if (!t) return null;
  const turn = (by: 1 | -1) => (): void => {
    if (steps.may(by)) steps.go(by);
    else setEnd(by > 0 ? 'last' : 'first');
  };
  return (
    <>
      <span class="desk__acts">
        <Button icon="back" barred={!steps.may(-1)} onPress={turn(-1)}>
          {t.back}
        </Button>
        <Button kind="main" icon="next" barred={!steps.may(1)} onPress={turn(1)}>
          {t.next}
        </Button>
        <Button kind="quiet" onPress={steps.end}>
          {t.end}
        </Button>
      </span>
      {end && <p role="status">{t[end]}</p>}
    </>
  );
}

export function DeskPresent({ day, state }: DeskProps) {
  const t = presentWords.value;
  const steps = useSteps(day, state);
  if (!t) return null;
  const { now } = steps;
  const none = openTables(state).length === 0;
  return (
    <section class="card desk__card" aria-labelledby="desk-present">
      <h2 id="desk-present">{t.title}</h2>
      {now ? (
        <>
          <p role="status">
            <strong>{t.step(now.table.number, now.at + 1, now.of)}</strong>
            <span> · {tie(now.table.question)}</span>
          </p>
          <Turning steps={steps} />
          <p class="field__hint">{t.keys}</p>
        </>
      ) : (
        <>
          <p class="field__hint">{none ? t.noTables : t.hint}</p>
          {!none && (
            <span class="desk__acts">
              <Button icon="frame" onPress={() => steps.go(1)}>
                {t.begin}
              </Button>
            </span>
          )}
        </>
      )}
      {steps.problem && (
        <p class="day-problem" role="alert">
          {steps.problem}
        </p>
      )}
    </section>
  );
}
