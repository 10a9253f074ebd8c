// Where a note goes or is moved to: a frame, by name.

import { useId } from 'preact/hooks';
import type { Name } from '../../../core/names';
import { Choice } from '../../parts/choice';
import type { Target } from './list_acts';
import { listingWords } from './words';

/** Null: outside of all frames; undefined: nothing is chosen yet. */
export type Chosen = Name | null | undefined;

interface Props {
  readonly label: string;
  /** What stands before the frames. */
  readonly first: readonly { readonly is: Chosen; readonly text: string }[];
  readonly targets: readonly Target[];
  readonly value: Chosen;
  readonly onChange: (value: Chosen) => void;
}

/** How a frame that things can go into is called. */
export function targetText({ text }: Target): string {
  return text.trim() || (listingWords.peek()?.untitled ?? '');
}

export function TargetChoice({ label, first, targets, value, onChange }: Props) {
  const id = useId();
  const frames = targets.map((target) => ({
    is: target.name,
    text: `${'\u00a0\u00a0'.repeat(target.depth)}${targetText(target)}`,
  }));
  return (
    <div class="listing__where">
      <label for={id}>{label}</label>
      <Choice<Chosen> id={id} options={[...first, ...frames]} value={value} onChange={onChange} />
    </div>
  );
}
