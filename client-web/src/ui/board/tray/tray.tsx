// What the server refused for good, a thing a row: its words to be copied, tried again, or put away.

import { useEffect, useState } from 'preact/hooks';
import type { App, Board } from '../../../app/model';
import { words } from '../../../i18n/language';
import { Button } from '../../parts/button';
import { copied } from '../../parts/clipboard';
import { Dialog } from '../../parts/dialog';
import { inEvent } from '../../parts/event_time';
import { trayRow, wordsOf } from './rows';
import { trayWords } from './words';

interface Props {
  readonly app: App;
  readonly board: Board;
  readonly onClose: () => void;
}

export function Tray({ app, board, onClose }: Props) {
  const t = trayWords.value;
  const refused = board.tray.value;
  const [said, say] = useState('');
  useEffect(() => {
    if (refused.length === 0) onClose();
  }, [refused.length]);
  if (!t) return null;
  const all = wordsOf(refused);
  const copyAll = async (): Promise<void> => {
    say((await copied(all)) ? words.peek().common.copied : t.notCopied);
  };
  return (
    <Dialog title={t.title} onClose={onClose}>
      <p>{t.lead}</p>
      {all !== '' && (
        <Button kind="plain" onPress={() => void copyAll()}>
          {t.copyAll}
        </Button>
      )}
      <p role="status">{said}</p>
      <ul class="tray">
        {refused.map((one) => {
          const row = trayRow(one, t, inEvent(app));
          return (
            <li key={one.id} class="tray__item">
              <p class="tray__text" tabIndex={row.text.length > 400 ? 0 : undefined}>
                {row.text}
              </p>
              <p class="tray__reason">{row.reason}</p>
              <Button kind="plain" onPress={() => say(board.retryRefused(one.id) ? '' : t.notAgain)}>
                {t.again}
              </Button>
              <Button kind="quiet" onPress={() => board.dismissRefused(one.id)}>
                {t.dismiss}
              </Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
