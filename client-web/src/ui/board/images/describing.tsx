// The words of a picture, for who can not see it. They are the picture's text: everybody may mend them, in the list they stand
// for it.

import { useState } from 'preact/hooks';
import type { Name } from '../../../core/names';
import * as edits from '../../../tools/edits';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import type { BoardStage } from '../board_stage';
import { imageWords } from './words';

interface Props {
  readonly stage: BoardStage;
  readonly name: Name;
}

/** False: it is gone, or the board does not take it. */
export function describe(stage: Pick<BoardStage, 'layers' | 'refresh'>, name: Name, text: string): boolean {
  const found = stage.layers.find(name);
  if (!found) return false;
  const { layer, item } = found;
  if (item.text === text) return true;
  let written = false;
  layer.edit((d) => {
    written = edits.write(d, item.handle, 0, [...d.text(item.handle)].length, text);
  });
  stage.refresh(layer, [item.handle]);
  return written;
}

export function Describing({ stage, name }: Props) {
  const t = imageWords.value;
  void stage.version.value;
  const there = stage.layers.find(name) !== undefined;
  const [text, setText] = useState(() => stage.layers.find(name)?.item.text ?? '');
  const [refused, setRefused] = useState(false);
  const close = (): void => void (stage.describing.value = null);
  if (!t) return null;
  const keep = (event: Event): void => {
    event.preventDefault();
    if (describe(stage, name, text.trim())) close();
    else setRefused(true);
  };
  return (
    <Dialog title={t.describeTitle} onClose={close}>
      <form class="images__describe" onSubmit={keep}>
        <p id="describe-lead">{t.describeLead}</p>
        <textarea
          rows={3}
          maxLength={500}
          aria-label={t.description}
          aria-describedby="describe-lead"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {(refused || !there) && (
          <p class="field__hint field__hint--problem" role="alert">
            {there ? t.notDescribed : t.gone}
          </p>
        )}
        <Button kind="main" submit disabled={!there}>
          {t.keep}
        </Button>
      </form>
    </Dialog>
  );
}
