// Choosing one of some frames by its words. Nothing happens before a button is pressed: arrow keys go through what there is.

import type { Name } from '../../../core/names';
import { Choice } from '../../parts/choice';

interface Props {
  readonly label: string;
  /** What stands first, and is none of them. */
  readonly none: string;
  /** Of frames without words. */
  readonly untitled: string;
  readonly frames: readonly { readonly name: Name; readonly text: string }[];
  readonly value: Name | null;
  readonly onChange: (value: Name | null) => void;
}

export function FrameChoice({ label, none, untitled, frames, value, onChange }: Props) {
  const options = frames.map(({ name, text }) => ({ is: name, text: text || untitled }));
  return (
    <label class="outcome__choice">
      <span>{label}</span>
      <Choice options={[{ is: null, text: none }, ...options]} value={value} onChange={onChange} />
    </label>
  );
}
