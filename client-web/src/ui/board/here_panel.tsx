// Who is here, by name, and what one looks for beside that.

import type { App } from '../../app/model';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../i18n/language';
import { Avatar } from '../parts/avatar';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { LanguageSwitch } from '../parts/language_switch';
import { binWords } from './bin_words';
import type { Present } from './head';
import { fetchLate, late } from './late';
import { finding, findIcon, keysIcon, keysOpen } from './over/opened';
import { overWords } from './over/words';
import { sharing } from '../tablet/sharing';
import { tabletWords } from '../tablet/tablet_words';

export interface HerePanelProps {
  readonly app: App;
  readonly all: readonly Present[];
  readonly onBin: () => void;
  readonly onClose: () => void;
}

export function HerePanel({ app, all, onBin, onClose }: HerePanelProps) {
  const t = words.value;
  useEffect(fetchLate, []);
  const over = late.value && overWords.value;
  const bin = (): void => {
    onClose();
    onBin();
  };
  // Once the panel is gone: as long as it is there, nothing else takes the focus.
  const next = useRef<typeof finding | null>(null);
  useEffect(() => () => void (next.current && (next.current.value = true)), []);
  const opens = (what: typeof finding) => (): void => {
    next.current = what;
    onClose();
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
        {app.session.identity.value?.role === 'participant' && (
          <Button icon="people" onPress={opens(sharing)}>
            {tabletWords.value?.open}
          </Button>
        )}
        {over && (
          <>
            <Button icon={findIcon} onPress={opens(finding)}>
              {over.find.open}
            </Button>
            <Button icon={keysIcon} onPress={opens(keysOpen)}>
              {over.keys.open}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  );
}
