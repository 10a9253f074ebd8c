// A labelled text field with a hint, which gives way to what is wrong.

/** Room for what is typed as a first name; how many letters it may have the server says, which counts as people do. */
export const nameMax = 400;

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly problem: string | null;
  readonly onInput: (value: string) => void;
  readonly big?: boolean;
  readonly maxLength: number;
  readonly autoComplete: 'off' | 'given-name';
}

export function Field({
  id,
  label,
  hint,
  value,
  problem,
  onInput,
  big,
  maxLength,
  autoComplete,
}: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={id}
        class={big ? 'field__input field__input--code' : 'field__input'}
        type="text"
        value={value}
        maxLength={maxLength}
        autocomplete={autoComplete}
        autocapitalize={big ? 'characters' : 'words'}
        autocorrect="off"
        spellcheck={false}
        enterkeyhint="go"
        aria-describedby={`${id}-hint`}
        aria-invalid={problem !== null}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class={problem ? 'field__hint field__hint--problem' : 'field__hint'}>
        {problem ?? hint}
      </p>
    </div>
  );
}
