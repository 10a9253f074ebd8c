// The words of a note or a title, written in the list. Letters go into the document at once, and those of others come, as in the field
// over the board.

import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { refOf } from '../../../core/names';
import type { Name } from '../../../core/names';
import * as edits from '../../../tools/edits';
import { textByName } from '../../../tools/text_by_name';
import { TextSession } from '../../../tools/text_session';
import type { FieldState } from '../../../tools/text_session';
import { Button } from '../../parts/button';
import type { BoardStage } from '../board_stage';
import { listingWords } from './words';

interface Props {
  readonly stage: BoardStage;
  readonly name: Name;
  readonly title: boolean;
  readonly onDone: () => void;
}

/** Typing pauses longer than this begin a new act of undo, ms. */
const joinMs = 1500;

/** Writes into the document; what is typed without a pause is one act. */
function writingTo(stage: BoardStage, name: Name): TextSession {
  let series = {};
  let typedAt = -Infinity;
  return new TextSession(
    textByName(stage.layers, name, (at, removed, inserted) => {
      const layer = stage.layers.of(name);
      if (!layer) return false;
      const now = stage.now();
      if (now - typedAt >= joinMs) series = {};
      typedAt = now;
      let written = false;
      layer.type((d) => {
        const handle = layer.names.handle(name);
        written = edits.write(d, handle, at, removed, inserted);
        if (!written) stage.say({ what: 'tooLong' });
        else edits.grow(d, layer.scene.get(handle), stage.measure);
      }, series);
      return written;
    }),
  );
}

const stateOf = (field: HTMLTextAreaElement): FieldState => ({
  value: field.value,
  start: field.selectionStart,
  end: field.selectionEnd,
});

function show(field: HTMLTextAreaElement, state: FieldState | null): void {
  if (!state) return;
  field.value = state.value;
  if (document.activeElement === field) field.setSelectionRange(state.start, state.end);
}

export function TextField({ stage, name, title, onDone }: Props) {
  const t = listingWords.value;
  const ref = useRef<HTMLTextAreaElement>(null);
  const session = useMemo(() => writingTo(stage, name), [stage, name]);
  // Before anything is painted: who types on at once has the letters in the field.
  useLayoutEffect(() => {
    const field = ref.current;
    const layer = stage.layers.of(name);
    if (!field || !layer) return;
    field.value = session.text;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    layer.board.setPresence({ editing: refOf(name) });
    const stops = [
      stage.version.subscribe(() => show(field, session.remote(stateOf(field)))),
      layer.board.onChanges?.(({ all }) => all && show(field, session.rebuilt(stateOf(field)))),
    ];
    return () => {
      for (const stop of stops) stop?.();
      layer.board.setPresence({ editing: undefined });
      layer.board.holdsWords(false);
      if (!session.unwritten) return;
      layer.board.putAside(field.value);
      stage.say({ what: 'putAside' });
    };
  }, [session]);
  if (!t) return null;
  const input = (state: FieldState | null): void => {
    if (ref.current) show(ref.current, state);
    stage.layers.of(name)?.board.holdsWords(session.unwritten);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
      event.preventDefault();
      event.stopPropagation();
      onDone();
    } else if (command && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      event.stopPropagation();
      if (event.shiftKey) stage.redo();
      else stage.undo();
    }
  };
  return (
    <div class="listing__write">
      <textarea
        ref={ref}
        class="field__input listing__field"
        rows={title ? 1 : 2}
        dir="auto"
        aria-label={title ? t.fieldTitle : t.field}
        onInput={(event) => input(session.input(stateOf(event.currentTarget)))}
        onCompositionStart={() => session.compositionStart()}
        onCompositionEnd={(event) => input(session.compositionEnd(stateOf(event.currentTarget)))}
        onKeyDown={onKey}
      />
      <Button kind="main" icon="check" onPress={onDone}>
        {t.done}
      </Button>
    </div>
  );
}
