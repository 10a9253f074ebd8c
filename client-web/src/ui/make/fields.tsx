// Fields of a plan: a label, what is typed, a hint that gives way to what is wrong.

import type { ComponentChildren } from 'preact';

interface Common {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly problem: string | null;
}

interface TextProps extends Common {
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** Lines; absent: one. */
  readonly rows?: number;
  readonly type?: 'text' | 'date' | 'password';
  readonly maxLength?: number;
}

function Framed({ id, label, hint, problem, children }: Common & { readonly children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      <p id={`${id}-hint`} class={problem ? 'field__hint field__hint--problem' : 'field__hint'}>
        {problem ?? hint}
      </p>
    </div>
  );
}

export function TextField(props: TextProps) {
  const { id, value, onInput, rows, type = 'text', maxLength, problem } = props;
  const described = { 'aria-describedby': `${id}-hint`, 'aria-invalid': problem !== null };
  return (
    <Framed {...props}>
      {rows === undefined ? (
        <input
          id={id}
          class="field__input"
          type={type}
          value={value}
          maxLength={maxLength}
          autocomplete="off"
          {...described}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      ) : (
        <textarea
          id={id}
          class="field__input make__lines"
          rows={rows}
          value={value}
          maxLength={maxLength}
          {...described}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Framed>
  );
}

interface ChoiceProps extends Common {
  readonly value: string;
  readonly choices: readonly (readonly [value: string, shown: string])[];
  readonly onChoose: (value: string) => void;
}

export function ChoiceField(props: ChoiceProps) {
  const { id, value, choices, onChoose, problem } = props;
  return (
    <Framed {...props}>
      <select
        id={id}
        class="field__input"
        value={value}
        aria-describedby={`${id}-hint`}
        aria-invalid={problem !== null}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {choices.map(([one, shown]) => (
          <option key={one} value={one}>
            {shown}
          </option>
        ))}
      </select>
    </Framed>
  );
}
