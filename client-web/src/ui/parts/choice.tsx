// One of several things in a field that opens. It is known by what it is and not by where it stands: others may add and move
// things while one chooses.

interface Props<T> {
  readonly id?: string;
  readonly options: readonly { readonly is: T; readonly text: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function Choice<T>({ id, options, value, onChange }: Props<T>) {
  return (
    <select
      id={id}
      class="field__input"
      value={String(options.findIndex(({ is }) => is === value))}
      onChange={(event) => {
        const chosen = options[Number(event.currentTarget.value)];
        if (chosen) onChange(chosen.is);
      }}
    >
      {options.map(({ text }, at) => (
        <option key={at} value={String(at)}>
          {text}
        </option>
      ))}
    </select>
  );
}
