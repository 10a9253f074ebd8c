// The questions of the tables, or that topics are chosen on the day.

import { useRef } from 'preact/hooks';
import { Button, IconButton } from '../parts/button';
import { makeWords } from './make_words';
import { tablesMax, titleMax, type Plan } from './plan';

interface Props {
  readonly plan: Plan;
  readonly problem: string | null;
  readonly onChange: (change: Partial<Plan>) => void;
}

/** With what was pasted as several lines as so many questions. */
export function withLines(tables: readonly string[], index: number, text: string): string[] {
  const pasted = text.split(/\r?\n/).map((line) => line.trim());
  const put = pasted.length > 1 ? pasted.filter((line) => line !== '') : [text];
  return [...tables.slice(0, index), ...(put.length > 0 ? put : ['']), ...tables.slice(index + 1)].slice(
    0,
    tablesMax,
  );
}

export function TablesFields({ plan, problem, onChange }: Props) {
  const t = makeWords.value?.tables;
  const list = useRef<HTMLOListElement>(null);
  if (!t) return null;
  const { tables } = plan;
  const focus = (index: number): void => {
    // Once it is drawn.
    setTimeout(() => list.current?.querySelectorAll('input')[index]?.focus());
  };
  const addAfter = (index: number): void => {
    if (tables.length >= tablesMax) return;
    onChange({ tables: [...tables.slice(0, index + 1), '', ...tables.slice(index + 1)] });
    focus(index + 1);
  };
  const remove = (index: number): void => {
    const rest = tables.filter((_, at) => at !== index);
    onChange({ tables: rest.length > 0 ? rest : [''] });
    focus(Math.max(0, index - 1));
  };
  const move = (index: number, by: 1 | -1): void => {
    const rest = tables.filter((_, at) => at !== index);
    const to = index + by;
    onChange({ tables: [...rest.slice(0, to), tables[index] ?? '', ...rest.slice(to)] });
  };
  return (
    <fieldset class="make__set" aria-describedby="make-tables-hint">
      <legend class="visually-hidden">{t.title}</legend>
      {[false, true].map((chosen) => (
        <label key={String(chosen)} class="make__choice">
          <input
            type="radio"
            name="make-chosen"
            checked={plan.chosen === chosen}
            onChange={() => onChange({ chosen })}
          />
          <span>{chosen ? t.chosen : t.known}</span>
        </label>
      ))}
      {plan.chosen && <p class="field__hint">{t.chosenHint}</p>}
      {!plan.chosen && (
        <>
          <ol class="make__tables" ref={list}>
            {tables.map((question, index) => (
              <li key={index} class="make__table">
                <span class="make__number" aria-hidden="true">
                  {index + 1}
                </span>
                <input
                  class="field__input"
                  aria-label={t.question(index + 1)}
                  aria-invalid={problem !== null}
                  id={index === 0 ? 'make-tables' : undefined}
                  value={question}
                  maxLength={titleMax}
                  enterkeyhint="next"
                  autocomplete="off"
                  onPaste={(event) => {
                    const text = event.clipboardData?.getData('text') ?? '';
                    if (!/\S[^]*\n[^]*\S/.test(text)) return;
                    event.preventDefault();
                    onChange({ tables: withLines(tables, index, text) });
                  }}
                  onInput={(event) =>
                    onChange({ tables: withLines(tables, index, event.currentTarget.value) })
                  }
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' || event.isComposing) return;
                    event.preventDefault();
                    addAfter(index);
                  }}
                />
                <span class="make__table-acts">
                  <IconButton
                    icon="up"
                    kind="quiet"
                    disabled={index === 0}
                    label={t.up(index + 1)}
                    onPress={() => move(index, -1)}
                  />
                  <IconButton
                    icon="down"
                    kind="quiet"
                    disabled={index === tables.length - 1}
                    label={t.down(index + 1)}
                    onPress={() => move(index, 1)}
                  />
                  <IconButton
                    icon="trash"
                    kind="quiet"
                    label={t.remove(index + 1)}
                    onPress={() => remove(index)}
                  />
                </span>
              </li>
            ))}
          </ol>
          <Button
            icon="plus"
            disabled={tables.length >= tablesMax}
            onPress={() => addAfter(tables.length - 1)}
          >
            {t.add}
          </Button>
          <p
            id="make-tables-hint"
            class={problem ? 'field__hint field__hint--problem' : 'field__hint'}
            role={problem ? 'alert' : undefined}
          >
            {problem ?? t.hint}
          </p>
        </>
      )}
    </fieldset>
  );
}
