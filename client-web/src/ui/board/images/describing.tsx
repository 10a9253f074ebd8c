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

export function Describing({ stage, name }: Props) {
  const t = imageWords.value;
  const found = stage.layers.find(name);
  const [text, setText] = useState(found?.item.text ?? '');
  const close = (): void => void (stage.describing.value = null);
  if (!t || !found) return null;
  const keep = (event: Event): void => {
    event.preventDefault();
    const { layer, item } = found;
    layer.edit((d) => {
      const before = d.text(item.handle);
      edits.write(d, item.handle, 0, [...before].length, text.trim());
    });
    stage.refresh(layer, [item.handle]);
    close();
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
        <Button kind="main" submit>
          {t.keep}
        </Button>
      </form>
    </Dialog>
  );
}
