// The agenda as it is planned, each phase with a button to begin it; and the way to change it.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import { goesOn, seenBefore, type Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { Button } from '../parts/button';
import { AgendaEditor } from './agenda_editor';
import { keptDraft } from './agenda_draft';
import { useAsking } from './asking';
import { leadWords } from './lead_words';
import { placesText } from './phase_tables';

interface Props {
  readonly app: App;
  readonly day: EventDay;
  readonly state: Day;
}

export function DeskAgenda({ app, day, state }: Props) {
  const t = leadWords.value;
  const event = app.session.identity.value?.event ?? '';
  // What was being written when the page was loaded again is opened as it was.
  const [editing, setEditing] = useState(() => keptDraft(event) !== null);
  const asking = useAsking(day);
  if (!t) return null;
  const { phases } = state.agenda;
  return (
    <section class="card desk__card" aria-labelledby="desk-agenda">
      <span class="desk__headline">
        <h2 id="desk-agenda">{t.agenda.title}</h2>
        {!editing && (
          <Button icon="pencil" onPress={() => setEditing(true)}>
            {phases.length > 0 ? t.agenda.edit : t.agenda.make}
          </Button>
        )}
      </span>
      {editing && <AgendaEditor day={day} state={state} event={event} onClose={() => setEditing(false)} />}
      {!editing && phases.length === 0 && <p class="field__hint">{t.agenda.empty}</p>}
      {!editing && (
        <ol class="agenda">
          {phases.map((phase) => {
            const current = goesOn(state, phase);
            return (
              <li
                key={phase.id}
                class={current ? 'agenda__row agenda__row--now' : 'agenda__row'}
                aria-current={current ? 'step' : undefined}
              >
                <span class="agenda__title">
                  {phase.title}
                  {phase.tables.length > 0 && <span class="agenda__places">{placesText(phase.tables)}</span>}
                </span>
                <span class="agenda__length">
                  {phase.length > 0 && t.time.minutes(Math.round(phase.length / 60_000))}
                </span>
                {!current && (
                  <Button
                    kind="quiet"
                    disabled={asking.busy}
                    onPress={() => void asking.ask({ kind: 'begin', phase, seen: seenBefore(state, phase) })}
                  >
                    {t.desk.begin}
                  </Button>
                )}
              </li>
            );
          })}
        </ol>
      )}
      {asking.problem && (
        <p class="day-problem" role="alert">
          {asking.problem}
        </p>
      )}
    </section>
  );
}
