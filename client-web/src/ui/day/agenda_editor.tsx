// Changing the agenda: order, titles, instructions, lengths, what is allowed; from a template or from nothing.

import { useState } from 'preact/hooks';
import type { Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { language, words } from '../../i18n/language';
import type { Language } from '../../i18n/language_choice';
import { Reason, type Phase } from '../../wire/day_frames';
import { Button, IconButton } from '../parts/button';
import { changed, draftOf, keepDraft, keptDraft, moved, totalLength, type Draft } from './agenda_draft';
import { sentence } from './asking';
import { dayWords } from './day_words';
import { emptyPhase, freeId, template, templateNames, type TemplateName } from './templates';

interface Props {
  readonly day: EventDay;
  readonly state: Day;
  readonly event: string;
  readonly onClose: () => void;
}

function lengthText(ms: number): string {
  const t = dayWords.peek();
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
  const t = dayWords.value?.agenda;
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
      <PhasesEditor phases={phases} language={languageOf(state)} note={t.kept} onChange={set} />
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
  /** Of the words of templates. */
  readonly language: Language;
  /** What becomes of what is written here. */
  readonly note: string;
  readonly onChange: (phases: readonly Phase[]) => void;
}

/** The phases alone, for whoever keeps them. */
export function PhasesEditor({ phases, language, note, onChange: set }: PhasesProps) {
  const t = dayWords.value?.agenda;
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
  const t = dayWords.value?.agenda;
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

interface PhaseProps {
  readonly phase: Phase;
  readonly first: boolean;
  readonly last: boolean;
  readonly onChange: (change: Partial<Phase>) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

const kinds = ['write', 'moveOthers', 'ink', 'vote', 'propose'] as const;

function PhaseForm({ phase, first, last, onChange, onMove, onRemove }: PhaseProps) {
  const t = dayWords.value;
  const [open, setOpen] = useState(false);
  if (!t) return null;
  const allowed = phase.allowed ?? {
    write: false,
    moveOthers: false,
    ink: false,
    vote: false,
    propose: false,
  };
  return (
    <li class="editor__phase">
      <span class="editor__row">
        <input
          class="small-input editor__title"
          aria-label={t.agenda.name}
          value={phase.title}
          maxLength={300}
          onInput={(event) => onChange({ title: event.currentTarget.value })}
        />
        <input
          class="small-input editor__minutes"
          aria-label={t.agenda.length}
          title={t.agenda.length}
          inputMode="numeric"
          maxLength={4}
          value={String(Math.round(phase.length / 60_000))}
          onInput={(event) =>
            onChange({
              length: Math.min(1440, Number(event.currentTarget.value.replace(/\D/g, ''))) * 60_000,
            })
          }
        />
        <IconButton
          icon="pencil"
          kind="quiet"
          on={open}
          label={`${t.agenda.instruction}: ${phase.title}`}
          onPress={() => setOpen(!open)}
        />
        <IconButton
          icon="up"
          kind="quiet"
          disabled={first}
          label={`${t.agenda.up}: ${phase.title}`}
          onPress={() => onMove(-1)}
        />
        <IconButton
          icon="down"
          kind="quiet"
          disabled={last}
          label={`${t.agenda.down}: ${phase.title}`}
          onPress={() => onMove(1)}
        />
        <IconButton
          icon="trash"
          kind="quiet"
          label={`${t.agenda.remove}: ${phase.title}`}
          onPress={onRemove}
        />
      </span>
      {open && (
        <div class="editor__more">
          <label class="day-field">
            <span>{t.agenda.instruction}</span>
            <textarea
              class="field__input"
              rows={2}
              maxLength={1000}
              value={phase.instruction}
              onInput={(event) => onChange({ instruction: event.currentTarget.value })}
            />
          </label>
          <label class="day-field day-field--row">
            <span>{t.agenda.place}</span>
            <select
              class="small-input"
              value={String(phase.place)}
              onChange={(event) => onChange({ place: Number(event.currentTarget.value) as Phase['place'] })}
            >
              {[0, 1, 2, 3].map((place) => (
                <option key={place} value={String(place)}>
                  {t.agenda.places[place]}
                </option>
              ))}
            </select>
          </label>
          <fieldset class="editor__allowed">
            <legend>{t.allowed.title}</legend>
            {kinds.map((kind) => (
              <label key={kind} class="day-check">
                <input
                  type="checkbox"
                  checked={allowed[kind]}
                  onChange={(event) =>
                    onChange({ allowed: { ...allowed, [kind]: event.currentTarget.checked } })
                  }
                />
                <span>{t.allowed[kind]}</span>
              </label>
            ))}
          </fieldset>
          <label class="day-check">
            <input
              type="checkbox"
              checked={phase.locksAtEnd}
              onChange={(event) => onChange({ locksAtEnd: event.currentTarget.checked })}
            />
            <span>{t.agenda.locks}</span>
          </label>
        </div>
      )}
    </li>
  );
}
