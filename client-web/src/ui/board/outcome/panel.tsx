// A table's question and its propositions under their headings: made, ordered, moved, merged and deleted here, by finger or keyboard.

import { useMemo, useRef, useState } from 'preact/hooks';
import type { Name } from '../../../core/names';
import { countPropositions, hasWords } from '../../../scene/outline';
import type { Group } from '../../../scene/outline';
import { tie } from '../../../i18n/typography';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { useKeptWords } from '../../parts/kept_words';
import { nameKey } from '../../parts/name_key';
import type { OutcomeProps } from '../outcome_slot';
import { FrameChoice } from './frame_choice';
import { panelOpen } from './opened';
import { OutcomeActs } from './outcome_acts';
import { outcomeWords } from './outcome_words';
import { HeadingRow, PropositionRow } from './rows';
import { useDrag } from './use_drag';

interface Props extends OutcomeProps {
  readonly outline: readonly Group[];
  readonly question: string;
}

export function Panel({ app, stage, outline, question }: Props) {
  const t = outcomeWords.value;
  const acts = useMemo(() => new OutcomeActs(stage), [stage]);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const drag = useDrag(list, (name, heading, to) => void acts.moveTo(name, heading, to));
  if (!t) return null;
  const close = (): void => void (panelOpen.value = false);
  const { may } = acts;
  const count = countPropositions(outline);
  const headings = outline.flatMap(({ heading }) => heading ?? []);
  const name = (participant: number): string => app.session.people.value.get(participant)?.name ?? '';
  const go = (of: Name): void => {
    close();
    acts.show(of);
  };
  const write = (of: Name): void => {
    go(of);
    stage.openEditor(of);
  };
  return (
    <Dialog title={t.title} place="side" onClose={close}>
      {question !== '' && (
        <p class="outcome__question">
          <span class="field__hint">{t.question}</span>
          <strong>{tie(question)}</strong>
        </p>
      )}
      <p class="visually-hidden" role="status">
        {said === '' ? t.count(count) : said}
      </p>
      {!may && <p class="notice">{t.notNow}</p>}
      {count === 0 && <p>{may ? t.none : t.noneWatch}</p>}
      <div ref={list}>
        {outline.map(({ heading, items }) => (
          <section key={heading ? nameKey(acts.nameOf(heading)) : 0} class="outcome__group">
            {heading && (
              <HeadingRow
                acts={acts}
                may={may}
                heading={heading}
                at={headings.indexOf(heading)}
                of={headings.length}
                onGo={go}
                onWrite={write}
                onSaid={setSaid}
              />
            )}
            <ol class="outcome__items" data-heading={heading ? JSON.stringify(acts.nameOf(heading)) : 'null'}>
              {items.map((one, at) => (
                <PropositionRow
                  key={nameKey(acts.nameOf(one.frame))}
                  acts={acts}
                  may={may}
                  one={one}
                  at={at}
                  of={items.length}
                  author={name(one.frame.author)}
                  heading={heading}
                  headings={headings}
                  others={outline
                    .flatMap((group) => group.items)
                    .filter(({ frame }) => frame !== one.frame && hasWords(frame))}
                  drag={drag}
                  onGo={go}
                  onWrite={write}
                  onSaid={setSaid}
                />
              ))}
            </ol>
          </section>
        ))}
      </div>
      {may && (
        <>
          <Adding acts={acts} headings={headings.map((frame) => acts.called(frame))} />
          <div class="dialog__actions dialog__actions--start">
            <Button icon="undo" disabled={!stage.canUndo.value} onPress={() => stage.undo()}>
              {t.undo}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

interface AddingProps {
  readonly acts: OutcomeActs;
  readonly headings: readonly { readonly name: Name; readonly text: string }[];
}

function Adding({ acts, headings }: AddingProps) {
  const t = outcomeWords.value;
  const [under, setUnder] = useState<Name | null>(null);
  if (!t) return null;
  // What was chosen may have been deleted since.
  const heading = headings.find(({ name }) => name === under)?.name ?? null;
  return (
    <div class="outcome__adding">
      <AddForm
        id="outcome-add"
        own={acts.own}
        label={t.add}
        hint={t.addHint}
        onAdd={(text) => acts.add(text, heading)}
      >
        {headings.length > 0 && (
          <FrameChoice
            label={t.under}
            none={t.noHeading}
            untitled={t.untitledHeading}
            frames={headings}
            value={heading}
            onChange={setUnder}
          />
        )}
      </AddForm>
      <AddForm
        id="outcome-heading"
        own={acts.own}
        label={t.addHeading}
        hint={t.addHeadingHint}
        onAdd={(text) => acts.addHeading(text)}
      />
    </div>
  );
}

interface AddFormProps {
  readonly id: string;
  /** For words that are kept. */
  readonly own: string;
  readonly label: string;
  readonly hint: string;
  readonly onAdd: (text: string) => boolean;
  readonly children?: preact.ComponentChildren;
}

function AddForm({ id, own, label, hint, onAdd, children }: AddFormProps) {
  const t = outcomeWords.value;
  const [text, setText] = useKeptWords(`tablee-${id} ${own}`);
  const [failed, setFailed] = useState(false);
  const add = (): void => {
    if (text.trim() === '') return;
    const done = onAdd(text.trim());
    setFailed(!done);
    if (done) setText('');
  };
  return (
    <form
      class="outcome__add"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label for={id}>{label}</label>
      <div class="outcome__line">
        <input
          id={id}
          class="field__input"
          value={text}
          maxLength={1000}
          autocomplete="off"
          placeholder={hint}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <Button submit kind="main" disabled={text.trim() === ''}>
          {t?.addDo}
        </Button>
      </div>
      {children}
      {failed && (
        <p class="field__hint field__hint--problem" role="alert">
          {t?.failed}
        </p>
      )}
    </form>
  );
}
