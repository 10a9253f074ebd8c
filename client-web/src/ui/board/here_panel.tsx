// Who is here, by name, and what one looks for beside that.

import type { App } from '../../app/model';
import { words } from '../../i18n/language';
import { Avatar } from '../parts/avatar';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { LanguageSwitch } from '../parts/language_switch';
import { binWords } from './bin_words';
import type { Present } from './head';

export interface HerePanelProps {
  readonly app: App;
  readonly all: readonly Present[];
  readonly onBin: () => void;
  readonly onClose: () => void;
}

export function HerePanel({ app, all, onBin, onClose }: HerePanelProps) {
  const t = words.value;
  const bin = (): void => {
    onClose();
    onBin();
  };
  return (
    <Dialog title={t.people.here(all.length)} place="side" onClose={onClose}>
      <ul class="people">
        {all.map((one) => (
          <li key={one.participant}>
            <Avatar {...one} />
            <span>
              <bdi>{one.name}</bdi>
              {one.me && ` (${t.common.you})`}
            </span>
          </li>
        ))}
      </ul>
      {all.length < 2 && <p>{t.people.alone}</p>}
      <div class="dialog__actions dialog__actions--start">
        <LanguageSwitch />
        <Button icon="grid" onPress={() => app.router.go({ screen: 'home' })}>
          {t.board.tables}
        </Button>
        <Button icon="trash" onPress={bin}>
          {binWords.value?.open}
        </Button>
      </div>
    </Dialog>
  );
}
