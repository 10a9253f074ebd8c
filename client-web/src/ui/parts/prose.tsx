// Words of the event's makers, of one line or a page: a long one is folded until somebody wants to read on.

import { useState } from 'preact/hooks';
import { words } from '../../i18n/language';
import { tie } from '../../i18n/typography';
import { Button } from './button';

/** About four lines on a phone. */
const longFrom = 280;

interface Props {
  readonly text: string;
  /** What it is written in, whatever the screen speaks. */
  readonly language: string;
  readonly class: string;
  readonly label?: string;
}

export function Prose({ text, language, class: name, label }: Props) {
  const t = words.value.tables;
  const [open, setOpen] = useState(false);
  const long = text.length > longFrom || text.split('\n').length > 4;
  return (
    <div class={`prose ${name}`} role={label === undefined ? undefined : 'note'} aria-label={label}>
      <p lang={language} class={long && !open ? 'prose__text prose__text--folded' : 'prose__text'}>
        {tie(text)}
      </p>
      {long && (
        <Button kind="quiet" onPress={() => setOpen(!open)}>
          {open ? t.less : t.more}
        </Button>
      )}
    </div>
  );
}
