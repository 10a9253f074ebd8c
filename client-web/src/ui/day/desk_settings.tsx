// The event's settings on the desk: its texts, its links, how far it is, and doing it again. Nothing is done without being said
// before, and what can not be undone says so.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import type { Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { makeWords } from '../make/make_words';
import { EventFields, KeptFields, WordFields } from '../make/plan_form';
import { planAnother } from '../make/making';
import { lines, planOf, troublesOf, type Plan } from '../make/plan';
import { Button } from '../parts/button';
import { useAsking } from './asking';
import { DeskLinks } from './desk_links';
import { DeskStage } from './desk_stage';
import '../styles/make.css';

interface Props {
  readonly app: App;
  readonly day: EventDay;
  readonly state: Day;
}

export function DeskSettings({ app, day, state }: Props) {
  const t = makeWords.value?.desk;
  const [editing, setEditing] = useState(false);
  if (!t) return null;
  const again = (): void => {
    planAnother(planOf(state));
    app.router.go({ screen: 'new' });
  };
  return (
    <section class="card desk__card" aria-labelledby="desk-settings">
      <span class="desk__headline">
        <h2 id="desk-settings">{t.title}</h2>
        {!editing && (
          <Button icon="pencil" onPress={() => setEditing(true)}>
            {t.open}
          </Button>
        )}
      </span>
      {editing && <Texts day={day} state={state} onClose={() => setEditing(false)} />}
      <DeskStage app={app} day={day} state={state} />
      <DeskLinks session={app.session} title={state.setUp?.title ?? ''} />
      <div class="desk__next">
        <p class="field__hint">{t.duplicateHint}</p>
        <Button icon="copy" onPress={again}>
          {t.duplicate}
        </Button>
      </div>
    </section>
  );
}

/** What the server is told: only what was changed, so that two who change different things do not undo each other's. */
export function changeOf(before: Plan, after: Plan): Record<string, unknown> {
  const fields = [
    'title',
    'date',
    'timeZone',
    'place',
    'language',
    'introduction',
    'closing',
    'contact',
    'responsible',
    'retentionDays',
  ] as const;
  const changed = fields.filter((field) => after[field] !== before[field]);
  const change: Record<string, unknown> = Object.fromEntries(
    changed.map((field) => {
      const value = after[field];
      return [field, typeof value === 'string' ? value.trim() : value];
    }),
  );
  if (after.principles !== before.principles) change.principles = lines(after.principles);
  return change;
}

function Texts({ day, state, onClose }: Omit<Props, 'app'> & { readonly onClose: () => void }) {
  const t = makeWords.value;
  const [before] = useState(() => ({ ...planOf(state), date: state.setUp?.date ?? '' }));
  const [plan, setPlan] = useState(before);
  const asking = useAsking(day);
  if (!t) return null;
  const troubles = troublesOf({ ...plan, chosen: true, agenda: [] });
  const change = (part: Partial<Plan>): void => setPlan({ ...plan, ...part });
  const save = async (): Promise<void> => {
    if (Object.keys(troubles).length > 0) return;
    const changes = changeOf(before, plan);
    if (Object.keys(changes).length === 0) return onClose();
    if (await asking.ask({ kind: 'set_up', change: changes })) onClose();
  };
  const fields = { plan, troubles, onChange: change };
  return (
    <form
      class="make__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!asking.busy) void save();
      }}
    >
      <EventFields {...fields} />
      <WordFields {...fields} />
      <KeptFields {...fields} />
      <p class="day-problem" role="alert">
        {asking.problem ?? ''}
      </p>
      <div class="dialog__actions">
        <Button onPress={onClose}>{t.back}</Button>
        <Button kind="main" submit disabled={asking.busy}>
          {t.desk.save}
        </Button>
      </div>
    </form>
  );
}
