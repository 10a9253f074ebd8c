// The colours that a thing can have.

import { words } from '../../i18n/language';
import { palette } from '../../scene/palette';

interface Props {
  /** Index in the palette; none: they differ. */
  readonly current: number | undefined;
  /** What is shown instead of paper. */
  readonly ink?: ((colour: number) => string) | undefined;
  readonly onPick: (colour: number) => void;
}

export function Swatches({ current, ink, onPick }: Props) {
  const names = words.value.colours;
  return (
    <span class="swatches" role="group" aria-label={words.value.selection.colour}>
      {palette.map((paint, i) => (
        <button
          key={paint.name}
          type="button"
          class={ink ? 'swatch swatch--ink' : 'swatch'}
          style={{ background: ink?.(i) ?? paint.paper, borderColor: paint.edge }}
          aria-label={names[paint.name]}
          title={names[paint.name]}
          aria-pressed={i === current}
          onClick={() => onPick(i)}
        />
      ))}
    </span>
  );
}
