// Many notes at once: the field with one line for each, their colour, and on the board how they would lie.

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { fit } from '../../../scene/camera';
import { union } from '../../../scene/rect';
import type { Rect } from '../../../scene/rect';
import { manyMax } from '../../../tools/many';
import { Button } from '../../parts/button';
import type { BoardStage } from '../board_stage';
import { Swatches } from '../swatches';
import { equipmentOf } from './equip';
import { addWords } from './words';

interface Props {
  readonly stage: BoardStage;
}

export function ManyBar({ stage }: Props) {
  const t = addWords.value?.many;
  const { many } = equipmentOf(stage);
  const field = useRef<HTMLTextAreaElement>(null);
  const { lines } = many;
  void stage.version.value;
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  useEffect(() => lookAt(stage, many.show()), [many.text.value, many.colour.value]);
  if (!t) return null;
  const wrong = many.tooMany;
  const why = {
    notes: t.notes(lines.length, manyMax),
    words: t.words,
    room: t.room(stage.layers.making.document.room),
  };
  return (
    <div class="bar bar--tool bar--many" role="group" aria-label={t.title}>
      <p class={`bar__hint${wrong ? ' bar__hint--wrong' : ''}`} role="status">
        {wrong ? why[wrong] : t.hint}
      </p>
      <textarea
        ref={field}
        aria-label={t.field}
        value={many.text.value}
        onInput={(event) => (many.text.value = event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && stage.tools.putDown()}
      />
      <Swatches current={many.colour.value} onPick={(colour) => (many.colour.value = colour)} />
      <div class="bar__row">
        <Button
          kind="main"
          icon="plus"
          disabled={lines.length === 0 || wrong !== null}
          onPress={() => many.make()}
        >
          {t.add(lines.length)}
        </Button>
        {lines.length > 1 && wrong !== 'room' && wrong !== 'words' && (
          <Button onPress={() => many.makeOne()}>{t.one}</Button>
        )}
        <Button icon="close" onPress={() => stage.tools.putDown()}>
          {addWords.value?.cancel}
        </Button>
      </div>
    </div>
  );
}

/** All of them, if they can be seen at once. */
function lookAt(stage: BoardStage, places: readonly Rect[]): void {
  let all: Rect | null = null;
  for (const at of places) all = union(all, at);
  if (!all) return;
  const bar = document.querySelector('.bar--many')?.clientHeight ?? 0;
  const insets = { top: 64, left: 16, right: 16, bottom: bar + 32 };
  stage.sight.moveTo(fit(all, stage.viewport, insets, 1));
}
