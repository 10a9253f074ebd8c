// Choosing one of some frames by its words. Nothing happens before a button is pressed: arrow keys go through what there is.

interface Props {
  readonly label: string;
  /** What stands first, and is none of them. */
  readonly none: string;
  /** Of frames without words. */
  readonly untitled: string;
  readonly frames: readonly { readonly text: string }[];
  /** Its place among them; -1: none. */
  readonly value: number;
  readonly onChange: (value: number) => void;
}

export function FrameChoice({ label, none, untitled, frames, value, onChange }: Props) {
  return (
    <label class="outcome__choice">
      <span>{label}</span>
      <select
        class="field__input"
        value={String(value)}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      >
        <option value="-1">{none}</option>
        {frames.map(({ text }, at) => (
          <option key={at} value={String(at)}>
            {text || untitled}
          </option>
        ))}
      </select>
    </label>
  );
}
