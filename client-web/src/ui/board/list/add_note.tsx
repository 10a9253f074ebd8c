// A new note, written where one reads: in a zone that is chosen, or in the one under whose heading the field stands.

import { useState } from 'preact/hooks';
import type { Name } from '../../../core/names';
import { Button } from '../../parts/button';
import { useKeptWords } from '../../parts/kept_words';
import type { ListActs, Target } from './list_acts';
import { TargetChoice, targetText } from './target_choice';
import type { Chosen } from './target_choice';
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
  const where = into ? `${into.counter}.${into.replica}` : '';
  const [text, setText] = useKeptWords(`tablee-list ${acts.own} ${where}`);
  const [chosen, setChosen] = useState<Chosen>(null);
  const [failed, setFailed] = useState(false);
  if (!t) return null;
  const asks = into === null && targets.length > 0;
  // What was chosen may have been deleted since.
  const target = targets.find(({ name }) => name === (into ?? chosen));
  const add = (): void => {
    const said = text.trim();
    if (said === '') return;
    const done = acts.add(said, target?.name ?? null);
    setFailed(!done);
    if (!done) return;
    setText('');
    onSaid(t.added(said, target ? targetText(target) : ''));
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
          <TargetChoice
            label={t.where}
            first={[{ is: null, text: t.anywhere }]}
            targets={targets}
            value={target?.name ?? null}
            onChange={setChosen}
          />
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
