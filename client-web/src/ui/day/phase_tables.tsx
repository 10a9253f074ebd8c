// For whom a phase is: everybody, or some tables (the agora among them) while the others go on as they are.

import type { Phase } from '../../wire/day_frames';
import { words } from '../../i18n/language';
import { leadWords } from './lead_words';

interface Props {
  readonly phase: Phase;
  /** Numbers of the tables that there are. */
  readonly tables: readonly number[];
  readonly onChange: (tables: readonly number[]) => void;
}

/** "Agora, 1, 3": where a phase is that is not for everybody; empty for one that is. */
export function placesText(tables: readonly number[]): string {
  const agora = words.value.tables.agora;
  const sorted = [...tables].sort((a, b) => a - b);
  if (sorted.length === 0) return '';
  const numbers = sorted.filter((number) => number !== 0);
  const some = numbers.length > 0 ? (leadWords.value?.desk.atTables(numbers.join(', ')) ?? '') : '';
  return [...(sorted.includes(0) ? [agora] : []), ...(some === '' ? [] : [some])].join(' · ');
}

/** With a place more, or without it. */
export function toggled(tables: readonly number[], place: number): readonly number[] {
  const rest = tables.filter((one) => one !== place);
  return rest.length < tables.length ? rest : [...tables, place].sort((a, b) => a - b);
}

export function PhaseTables({ phase, tables, onChange }: Props) {
  const t = leadWords.value?.agenda;
  // One that was closed since stands here too, so that it can be taken out.
  const shown = [...new Set([0, ...tables, ...phase.tables])].sort((a, b) => a - b);
  if (!t || shown.length < 2) return null;
  return (
    <fieldset class="editor__allowed">
      <legend>{t.forWhom}</legend>
      <label class="day-check">
        <input type="checkbox" checked={phase.tables.length === 0} onChange={() => onChange([])} />
        <span>{t.forAll}</span>
      </label>
      <span class="editor__tables">
        {shown.map((place) => (
          <label key={place} class="day-check">
            <input
              type="checkbox"
              checked={phase.tables.includes(place)}
              onChange={() => onChange(toggled(phase.tables, place))}
            />
            <span>{place === 0 ? words.value.tables.agora : words.value.tables.table(place)}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
