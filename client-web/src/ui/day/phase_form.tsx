// One phase of an agenda that is being changed.

import { useState } from 'preact/hooks';
import { Names, Privacy, type Phase } from '../../wire/day_frames';
import { IconButton } from '../parts/button';
import { leadWords } from './lead_words';
import { PhaseTables } from './phase_tables';

interface PhaseProps {
  readonly phase: Phase;
  readonly first: boolean;
  readonly last: boolean;
  /** Numbers of the tables that there are. */
  readonly tables: readonly number[];
  readonly onChange: (change: Partial<Phase>) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

const kinds = ['write', 'moveOthers', 'ink', 'vote', 'propose'] as const;

export function PhaseForm({ phase, first, last, tables, onChange, onMove, onRemove }: PhaseProps) {
  const t = leadWords.value;
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
          <PhaseTables phase={phase} tables={tables} onChange={(some) => onChange({ tables: some })} />
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
          <Hiding phase={phase} onChange={onChange} />
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

/** Names can be hidden only where what is written is (D9). */
function Hiding({ phase, onChange }: Pick<PhaseProps, 'phase' | 'onChange'>) {
  const t = leadWords.value?.agenda;
  if (!t) return null;
  const hides = phase.privacy === Privacy.PRIVATE;
  return (
    <>
      <label class="day-check">
        <input
          type="checkbox"
          checked={hides}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked
                ? { privacy: Privacy.PRIVATE }
                : { privacy: Privacy.OPEN, names: Names.SHOWN },
            )
          }
        />
        <span>{t.private}</span>
      </label>
      {hides && (
        <label class="day-check">
          <input
            type="checkbox"
            checked={phase.names === Names.HIDDEN}
            onChange={(event) =>
              onChange({ names: event.currentTarget.checked ? Names.HIDDEN : Names.SHOWN })
            }
          />
          <span>{t.nameless}</span>
        </label>
      )}
    </>
  );
}
