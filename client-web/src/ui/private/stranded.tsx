// Drafts that the server did not take: their words are put on the board, copied, or thrown away, by their author.

import { useState } from 'preact/hooks';
import type { Stranded as One } from '../../day/event_day';
import { putWords } from '../../tools/draft_edits';
import { freeSpot, noteRect } from '../../tools/placement';
import { Kind } from '../../scene/item';
import { Button } from '../parts/button';
import { privateWords } from './private_words';
import type { PrivateProps } from './private_slot';
import '../styles/private.css';
import '../styles/strip.css';

interface Props extends PrivateProps {
  readonly stranded: readonly One[];
}

export function Stranded({ day, stage, stranded }: Props) {
  const t = privateWords.value;
  const [copied, setCopied] = useState('');
  if (!t) return null;
  const { ground } = stage.layers;
  const takes = ground.editable && (ground.board.takes?.({ kind: Kind.note }) ?? true);
  const put = ({ draft }: One): void => {
    const at = freeSpot(stage.layers, noteRect({ x: draft.x + 100, y: draft.y + 100 }));
    if (ground.edit((d) => putWords(d, ground.scene, at, draft.colour, draft.text))) day.letGo(draft.id);
  };
  const copy = async ({ draft }: One): Promise<void> => {
    await navigator.clipboard.writeText(draft.text);
    setCopied(draft.id);
  };
  return (
    <section class="strip stranded" role="alert" aria-label={t.stranded(stranded.length)}>
      <strong>{t.stranded(stranded.length)}</strong>
      <ul class="stranded__list">
        {stranded.map((one) => (
          <li key={one.draft.id} class="stranded__one">
            <p class="stranded__text" dir="auto">
              {one.draft.text}
            </p>
            <p class="strip__says">{t.why[String(one.why)] ?? t.whyElse}</p>
            <span class="strip__acts">
              {takes && (
                <Button onPress={() => put(one)}>{one.draft.nameless ? t.putSigned : t.putOn}</Button>
              )}
              <Button icon="copy" onPress={() => void copy(one)}>
                {copied === one.draft.id ? t.copied : t.copy}
              </Button>
              <Button icon="trash" onPress={() => day.letGo(one.draft.id)}>
                {t.throwAway}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
