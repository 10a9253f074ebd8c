// The form of a plan, in parts: what it is, its tables, what people read, what is kept, the agenda.

import type { ComponentChildren } from 'preact';
import { language } from '../../i18n/language';
import { PhasesEditor } from '../day/agenda_editor';
import { languageChoices, retentions, timeZones } from './choices';
import { ChoiceField, TextField } from './fields';
import { makeWords } from './make_words';
import { titleMax, wordsMax, type Plan, type PlanField, type Troubles } from './plan';
import { TablesFields } from './tables_fields';

interface Props {
  readonly plan: Plan;
  readonly troubles: Troubles;
  readonly onChange: (change: Partial<Plan>) => void;
}

export function problemAt(field: PlanField, troubles: Troubles): string | null {
  const t = makeWords.peek();
  const trouble = troubles[field];
  if (!t || trouble === undefined) return null;
  return t.trouble[field]?.[trouble] ?? t.troubleAny[trouble] ?? t.troubleAny.other ?? null;
}

export function Part({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="card make__part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** What is written goes into the agenda in the event's language, where it is one of ours. */
function templateLanguage(plan: Plan): 'fr' | 'en' {
  const written = plan.language.slice(0, 2);
  return written === 'fr' || written === 'en' ? written : language.value;
}

export function EventFields({ plan, troubles, onChange }: Props) {
  const t = makeWords.value?.event;
  if (!t) return null;
  return (
    <>
      <TextField
        id="make-title"
        label={t.name}
        hint={t.nameHint}
        problem={problemAt('title', troubles)}
        value={plan.title}
        maxLength={titleMax}
        onInput={(title) => onChange({ title })}
      />
      <div class="make__pair">
        <TextField
          id="make-date"
          type="date"
          label={t.date}
          hint={t.dateHint}
          problem={problemAt('date', troubles)}
          value={plan.date}
          onInput={(date) => onChange({ date })}
        />
        <ChoiceField
          id="make-timeZone"
          label={t.zone}
          hint={t.zoneHint}
          problem={problemAt('timeZone', troubles)}
          value={plan.timeZone}
          choices={timeZones(plan.timeZone)}
          onChoose={(timeZone) => onChange({ timeZone })}
        />
        <TextField
          id="make-place"
          label={t.place}
          hint={t.placeHint}
          problem={problemAt('place', troubles)}
          value={plan.place}
          maxLength={titleMax}
          onInput={(place) => onChange({ place })}
        />
        <ChoiceField
          id="make-language"
          label={t.language}
          hint={t.languageHint}
          problem={problemAt('language', troubles)}
          value={plan.language}
          choices={languageChoices(plan.language)}
          onChoose={(tag) => onChange({ language: tag })}
        />
      </div>
    </>
  );
}

export function WordFields({ plan, troubles, onChange }: Props) {
  const t = makeWords.value?.words;
  if (!t) return null;
  return (
    <>
      <TextField
        id="make-principles"
        rows={3}
        label={t.principles}
        hint={t.principlesHint}
        problem={problemAt('principles', troubles)}
        value={plan.principles}
        onInput={(principles) => onChange({ principles })}
      />
      <div class="make__pair">
        <TextField
          id="make-introduction"
          rows={4}
          label={t.introduction}
          hint={t.introductionHint}
          problem={problemAt('introduction', troubles)}
          value={plan.introduction}
          maxLength={wordsMax}
          onInput={(introduction) => onChange({ introduction })}
        />
        <TextField
          id="make-closing"
          rows={4}
          label={t.closing}
          hint={t.closingHint}
          problem={problemAt('closing', troubles)}
          value={plan.closing}
          maxLength={wordsMax}
          onInput={(closing) => onChange({ closing })}
        />
      </div>
      <TextField
        id="make-contact"
        label={t.contact}
        hint={t.contactHint}
        problem={problemAt('contact', troubles)}
        value={plan.contact}
        maxLength={titleMax}
        onInput={(contact) => onChange({ contact })}
      />
    </>
  );
}

export function KeptFields({ plan, troubles, onChange }: Props) {
  const t = makeWords.value?.kept;
  if (!t) return null;
  return (
    <div class="make__pair">
      <TextField
        id="make-responsible"
        label={t.responsible}
        hint={t.responsibleHint}
        problem={problemAt('responsible', troubles)}
        value={plan.responsible}
        maxLength={titleMax}
        onInput={(responsible) => onChange({ responsible })}
      />
      <ChoiceField
        id="make-retentionDays"
        label={t.days}
        hint={t.daysHint}
        problem={problemAt('retentionDays', troubles)}
        value={String(plan.retentionDays)}
        choices={retentions(plan.retentionDays, t)}
        onChoose={(days) => onChange({ retentionDays: Number(days) })}
      />
    </div>
  );
}

export function PlanForm(props: Props) {
  const t = makeWords.value;
  const { plan, troubles, onChange } = props;
  if (!t) return null;
  const agendaProblem = problemAt('agenda', troubles);
  return (
    <>
      <Part id="make-part-event" title={t.event.title}>
        <EventFields {...props} />
      </Part>
      <Part id="make-part-tables" title={t.tables.title}>
        <TablesFields plan={plan} problem={problemAt('tables', troubles)} onChange={onChange} />
      </Part>
      <Part id="make-part-agenda" title={t.agenda.title}>
        <p class="field__hint">{t.agenda.hint}</p>
        <div class="editor" id="make-agenda" tabIndex={-1}>
          <PhasesEditor
            phases={plan.agenda}
            tables={[]}
            language={templateLanguage(plan)}
            note={t.agenda.kept}
            onChange={(agenda) => onChange({ agenda })}
          />
        </div>
        {agendaProblem && (
          <p class="field__hint field__hint--problem" role="alert">
            {agendaProblem}
          </p>
        )}
      </Part>
      <Part id="make-part-words" title={t.words.title}>
        <WordFields {...props} />
      </Part>
      <Part id="make-part-kept" title={t.kept.title}>
        <KeptFields {...props} />
      </Part>
    </>
  );
}
