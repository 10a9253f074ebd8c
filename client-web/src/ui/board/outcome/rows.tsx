// One proposition, or one heading, in the panel: its words lead to it on the board, steps and a handle order it, and the rest opens below.

import { useState } from 'preact/hooks';
import type { Name } from '../../../core/names';
import type { Frame } from '../../../scene/item';
import type { Proposition } from '../../../scene/outline';
import { Button, IconButton } from '../../parts/button';
import { FrameChoice } from './frame_choice';
import type { OutcomeActs } from './outcome_acts';
import { outcomeWords } from './outcome_words';
import type { Drag } from './use_drag';

interface Common {
  readonly acts: OutcomeActs;
  readonly may: boolean;
  /** Its place among its siblings, and how many they are. */
  readonly at: number;
  readonly of: number;
  readonly onGo: (name: Name) => void;
  readonly onWrite: (name: Name) => void;
  /** For who does not see what moved. */
  readonly onSaid: (text: string) => void;
}

const handleIcon = 'M9 5h.01M15 5h.01M9 12h.01M15 12h.01M9 19h.01M15 19h.01';

function Steps({
  acts,
  at,
  of,
  name,
  text,
  onSaid,
}: Common & { readonly name: Name; readonly text: string }) {
  const t = outcomeWords.value;
  if (!t || of < 2) return null;
  const step = (to: number): void => {
    if (acts.order(name, to)) onSaid(t.moved(text, to + 1, of));
  };
  return (
    <>
      <IconButton icon="up" label={t.up(text)} disabled={at === 0} onPress={() => step(at - 1)} />
      <IconButton icon="down" label={t.down(text)} disabled={at === of - 1} onPress={() => step(at + 1)} />
    </>
  );
}

interface RowProps extends Common {
  readonly one: Proposition;
  /** Who made it; empty: nobody is told. */
  readonly author: string;
  readonly heading: Frame | null;
  readonly headings: readonly Frame[];
  readonly others: readonly Proposition[];
  readonly drag: Drag;
}

export function PropositionRow(props: RowProps) {
  const { acts, may, one, author, drag, onGo } = props;
  const t = outcomeWords.value;
  const [open, setOpen] = useState(false);
  if (!t) return null;
  const { frame, sources, dots } = one;
  const name = acts.nameOf(frame);
  const text = frame.text.trim() || t.untitled;
  const says = [t.sources(sources.length), dots > 0 ? t.dots(dots) : '', author === '' ? '' : t.by(author)];
  return (
    <li class="outcome__item" data-name={JSON.stringify(name)}>
      <div class="outcome__row">
        {may && (
          <button
            type="button"
            class="outcome__handle"
            tabIndex={-1}
            aria-hidden="true"
            title={t.drag(text)}
            onPointerDown={(event) => drag.begin(event, name)}
          >
            <svg viewBox="0 0 24 24" width="20" height="20" class="icon" aria-hidden="true">
              <path d={handleIcon} />
            </svg>
          </button>
        )}
        <button type="button" class="outcome__what" title={t.goTo(text)} onClick={() => onGo(name)}>
          <span class={frame.text.trim() === '' ? 'outcome__text outcome__text--none' : 'outcome__text'}>
            {text}
          </span>
          <span class="outcome__says">{says.filter((part) => part !== '').join(' · ')}</span>
        </button>
        {may && (
          <span class="outcome__acts">
            <Steps {...props} name={name} text={text} />
            <IconButton icon="more" label={t.more(text)} on={open} onPress={() => setOpen(!open)} />
          </span>
        )}
      </div>
      {open && may && <RowActs {...props} name={name} onDone={() => setOpen(false)} />}
    </li>
  );
}

interface ActsProps extends RowProps {
  readonly name: Name;
  readonly onDone: () => void;
}

function RowActs({ acts, name, heading, headings, others, onWrite, onDone }: ActsProps) {
  const t = outcomeWords.value;
  const now = heading && acts.nameOf(heading);
  const [chosen, setUnder] = useState(now);
  const [merged, setOther] = useState<Name | null>(null);
  if (!t) return null;
  // What was chosen may have been deleted since.
  const named = headings.map((frame) => acts.called(frame));
  const under = named.find(({ name }) => name === chosen)?.name ?? null;
  const possible = others.map(({ frame }) => acts.called(frame));
  const other = possible.find(({ name }) => name === merged)?.name ?? null;
  return (
    <div class="outcome__more">
      <Button icon="pencil" onPress={() => onWrite(name)}>
        {t.write}
      </Button>
      {headings.length > 0 && (
        <div class="outcome__under">
          <FrameChoice
            label={t.under}
            none={t.noHeading}
            untitled={t.untitledHeading}
            frames={named}
            value={under}
            onChange={setUnder}
          />
          <Button
            disabled={under === now}
            onPress={() => {
              acts.moveTo(name, under);
              onDone();
            }}
          >
            {t.moveDo}
          </Button>
        </div>
      )}
      {others.length > 0 && (
        <div class="outcome__under">
          <FrameChoice
            label={t.merge}
            none={t.choose}
            untitled={t.untitled}
            frames={possible}
            value={other}
            onChange={setOther}
          />
          <Button
            disabled={other === null}
            onPress={() => {
              if (other) acts.mergeInto(name, other);
              onDone();
            }}
          >
            {t.mergeDo}
          </Button>
        </div>
      )}
      <EndActs acts={acts} name={name} back={t.back} onDone={onDone} />
    </div>
  );
}

interface EndActsProps {
  readonly acts: OutcomeActs;
  readonly name: Name;
  /** What it becomes again. */
  readonly back: string;
  readonly onDone: () => void;
}

function EndActs({ acts, name, back, onDone }: EndActsProps) {
  return (
    <>
      <Button
        onPress={() => {
          acts.takeBack(name);
          onDone();
        }}
      >
        {back}
      </Button>
      <Button kind="danger" icon="trash" onPress={() => void acts.remove(name)}>
        {outcomeWords.value?.remove}
      </Button>
    </>
  );
}

export function HeadingRow(props: Common & { readonly heading: Frame }) {
  const { acts, may, heading, onGo, onWrite } = props;
  const t = outcomeWords.value;
  const [open, setOpen] = useState(false);
  if (!t) return null;
  const name = acts.nameOf(heading);
  const text = heading.text.trim() || t.untitledHeading;
  return (
    <>
      <div class="outcome__row outcome__row--heading">
        <h3>
          <button type="button" class="outcome__what" title={t.goTo(text)} onClick={() => onGo(name)}>
            {text}
          </button>
        </h3>
        {may && (
          <span class="outcome__acts">
            <Steps {...props} name={name} text={text} />
            <IconButton icon="more" label={t.more(text)} on={open} onPress={() => setOpen(!open)} />
          </span>
        )}
      </div>
      {open && may && (
        <div class="outcome__more">
          <Button icon="pencil" onPress={() => onWrite(name)}>
            {t.write}
          </Button>
          <EndActs acts={acts} name={name} back={t.headingBack} onDone={() => setOpen(false)} />
        </div>
      )}
    </>
  );
}
