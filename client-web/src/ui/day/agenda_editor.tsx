// Changing the agenda: order, titles, instructions, lengths, what is allowed; from a template or from nothing.

import { useState } from 'preact/hooks';
import { openTables, type Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { language, words } from '../../i18n/language';
import type { Language } from '../../i18n/language_choice';
import { Reason, type Phase } from '../../wire/day_frames';
import { Button } from '../parts/button';
import { changed, draftOf, keepDraft, keptDraft, moved, totalLength, type Draft } from './agenda_draft';
import { sentence } from './asking';
import { leadWords } from './lead_words';
import { PhaseForm } from './phase_form';
import { emptyPhase, freeId, template, templateNames, type TemplateName } from './templates';
import '../styles/day.css';
import '../styles/desk.css';

interface Props {
  readonly day: EventDay;
  readonly state: Day;
  readonly event: string;
  readonly onClose: () => void;
}

function lengthText(ms: number): string {
  const t = leadWords.peek();
  const minutes = Math.round(ms / 60_000);
  if (!t || minutes < 60) return t?.time.minutes(minutes) ?? '';
  return t.agenda.hour(Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0'));
}

/** What is written into the agenda is read by everybody: in the event's language, where it is one of ours. */
function languageOf({ setUp }: Day): 'fr' | 'en' {
  const written = setUp?.language.slice(0, 2);
  return written === 'fr' || written === 'en' ? written : language.peek();
}

function useDraft(state: Day, event: string): [Draft, (draft: Draft) => void] {
  const [draft, setDraft] = useState(() => keptDraft(event) ?? draftOf(state.agenda));
  const set = (next: Draft): void => {
    setDraft(next);
    keepDraft(event, next);
  };
  return [draft, set];
}

export function AgendaEditor({ day, state, event, onClose }: Props) {
  const t = leadWords.value?.agenda;
  const [draft, setDraft] = useDraft(state, event);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (!t) return null;
  const { phases } = draft;
  const set = (next: readonly Phase[]): void => setDraft({ ...draft, phases: next });
  const overtaken = state.agenda.revision !== draft.revision;
  const done = (): void => {
    keepDraft(event, null);
    onClose();
  };
  const save = async (revision: number): Promise<void> => {
    if (phases.some(({ title }) => title.trim() === '')) return setProblem(t.needsTitle);
    setBusy(true);
    const outcome = await day.ask({ kind: 'agenda', agenda: { phases, revision } });
    setBusy(false);
    if (outcome === Reason.DONE || outcome === Reason.SO_ALREADY) return done();
    setProblem(outcome === Reason.SOMEBODY_WAS_FIRST ? null : sentence(outcome));
  };
  return (
    <div class="editor">
      <PhasesEditor
        phases={phases}
        tables={openTables(state).map(({ number }) => number)}
        language={languageOf(state)}
        note={t.kept}
        onChange={set}
      />
      {overtaken && (
        <div class="notice notice--warn" role="alert">
          <p>{t.other}</p>
          <Button disabled={busy} onPress={() => void save(state.agenda.revision)}>
            {t.mine}
          </Button>
          <Button onPress={() => setDraft(draftOf(state.agenda))}>{t.theirs}</Button>
        </div>
      )}
      <p class="day-problem" role="alert">
        {problem ?? ''}
      </p>
      <div class="dialog__actions">
        <Button onPress={done}>{words.value.common.cancel}</Button>
        <Button kind="main" disabled={busy || overtaken} onPress={() => void save(draft.revision)}>
          {t.save}
        </Button>
      </div>
    </div>
  );
}

interface PhasesProps {
  readonly phases: readonly Phase[];
  /** Numbers of the tables that a phase may be for alone. */
  readonly tables: readonly number[];
  /** Of the words of templates. */
  readonly language: Language;
  /** What becomes of what is written here. */
  readonly note: string;
  readonly onChange: (phases: readonly Phase[]) => void;
}

/** The phases alone, for whoever keeps them. */
export function PhasesEditor({ phases, tables, language, note, onChange: set }: PhasesProps) {
  const t = leadWords.value?.agenda;
  if (!t) return null;
  return (
    <>
      <Templates empty={phases.length === 0} onTake={(name) => set(template(name, language, 1))} />
      <ol class="editor__phases">
        {phases.map((phase, index) => (
          <PhaseForm
            key={phase.id}
            phase={phase}
            first={index === 0}
            last={index === phases.length - 1}
            tables={tables}
            onChange={(change) => set(changed(phases, index, change))}
            onMove={(by) => set(moved(phases, index, by))}
            onRemove={() => set(phases.filter((_, at) => at !== index))}
          />
        ))}
      </ol>
      <Button icon="plus" onPress={() => set([...phases, emptyPhase(freeId(phases), t.newPhase)])}>
        {t.add}
      </Button>
      <p class="field__hint">
        {totalLength(phases) > 0 && `${t.total(lengthText(totalLength(phases)))} · `}
        {note}
      </p>
    </>
  );
}

/** What is there is replaced only by a second touch. */
function Templates({
  empty,
  onTake,
}: {
  readonly empty: boolean;
  readonly onTake: (name: TemplateName) => void;
}) {
  const t = leadWords.value?.agenda;
  const [wanted, setWanted] = useState<TemplateName | null>(null);
  if (!t) return null;
  return (
    <div class="editor__templates" role="group" aria-label={t.template}>
      <p class="desk__label">{t.template}</p>
      {templateNames.map((name) => (
        <Button key={name} on={wanted === name} onPress={() => (empty ? onTake(name) : setWanted(name))}>
          {t.templates[name]}
        </Button>
      ))}
      {wanted && (
        <Button
          kind="danger"
          onPress={() => {
            onTake(wanted);
            setWanted(null);
          }}
        >
          {t.templateSure}
        </Button>
      )}
    </div>
  );
}
