// Something that is opened for as long as a screen is there, and comes a moment later.

import { useEffect, useState } from 'preact/hooks';
import { words } from '../../i18n/language';
import { FailedNotice } from './failed_notice';

export interface Opened<T> {
  readonly opened: T | null;
  readonly failed: boolean;
  again(): void;
}

export function useOpened<T extends { close(): void }>(open: () => Promise<T>, key: string): Opened<T> {
  const [opened, setOpened] = useState<T | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let over = false;
    let mine: T | null = null;
    setFailed(false);
    open().then(
      (came) => {
        mine = came;
        if (over) came.close();
        else setOpened(came);
      },
      (error: unknown) => {
        console.warn('tablee: a replay did not open', error);
        if (!over) setFailed(true);
      },
    );
    return () => {
      over = true;
      setOpened(null);
      mine?.close();
    };
  }, [key, tries]);
  return { opened, failed, again: () => setTries((n) => n + 1) };
}

/** Its code did not come. */
export function NotOpened({ onAgain }: { readonly onAgain: () => void }) {
  const t = words.value.common;
  return (
    <div class="board__place">
      <FailedNotice onAgain={onAgain}>
        {t.notLoaded}. {t.notLoadedHint}
      </FailedNotice>
    </div>
  );
}
