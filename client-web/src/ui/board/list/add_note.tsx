// A new note, written where one reads: in a zone that is chosen, or in the one under whose heading the field stands.

import { useId, useState } from 'preact/hooks';
import type { Name } from '../../../core/names';
import { Button } from '../../parts/button';
import type { ListActs, Target } from './list_acts';
import { targetText } from './target_text';
import { listingWords } from './words';

interface Props {
  readonly acts: ListActs;
  readonly id: string;
  readonly label: string;
  /** Where it goes; null: it is asked. */
  readonly into: Name | null;
  readonly targets: readonly Target[];
  /** For who does not see it come. */
  readonly onSaid: (text: string) => void;
}

export function AddNote({ acts, id, label, into, targets, onSaid }: Props) {
  const t = listingWords.value;
  const [text, setText] = useState('');
  const choice = useId();
  const [at, setAt] = useState(-1);
  const [failed, setFailed] = useState(false);
  if (!t) return null;
  const asks = into === null && targets.length > 0;
  const add = (): void => {
    const said = text.trim();
    if (said === '') return;
    const chosen = into === null ? (targets[at]?.name ?? null) : into;
    const done = acts.add(said, chosen);
    setFailed(!done);
    if (!done) return;
    setText('');
    const where = chosen === null ? '' : targetText(targets, chosen);
    onSaid(t.added(said, where));
  };
  return (
    <form
      class="listing__add"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label for={id}>{label}</label>
      <textarea
        id={id}
        class="field__input listing__field"
        rows={1}
        dir="auto"
        value={text}
        aria-describedby={`${id}-hint`}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          add();
        }}
      />
      <div class="listing__line">
        {asks && (
          <div class="listing__where">
            <label for={choice}>{t.where}</label>
            <select
              id={choice}
              class="field__input"
              value={String(at)}
              onChange={(event) => setAt(Number(event.currentTarget.value))}
            >
              <option value="-1">{t.anywhere}</option>
              {targets.map((target, i) => (
                <option key={i} value={String(i)}>
                  {`${'\u00a0\u00a0'.repeat(target.depth)}${target.text.trim() || t.untitled}`}
                </option>
              ))}
            </select>
          </div>
        )}
        <Button submit kind="main" disabled={text.trim() === ''}>
          {t.addDo}
        </Button>
      </div>
      <p id={`${id}-hint`} class="field__hint">
        {t.addHint}
      </p>
      {failed && (
        <p class="field__hint field__hint--problem" role="alert">
          {t.failed}
        </p>
      )}
    </form>
  );
}
