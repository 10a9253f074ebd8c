// That the page may be going: what is not stored yet is written down, and what can not be is asked about.
import { onBeat } from '../sync/beat';
import type { Unsubscribe } from './model';

/** `homeless`: whether leaving would lose something. */
export function onLeaving(flush: () => void, homeless: () => boolean): Unsubscribe {
  const ask = (event: BeforeUnloadEvent): void => {
    if (homeless()) event.preventDefault();
  };
  addEventListener('pagehide', flush);
  addEventListener('beforeunload', ask);
  // Hidden may be the last that a page on a tablet hears.
  document.addEventListener('visibilitychange', flush);
  return () => {
    removeEventListener('pagehide', flush);
    removeEventListener('beforeunload', ask);
    document.removeEventListener('visibilitychange', flush);
  };
}

/** Resolves when nothing is here alone any more: a screen that is left takes no word with it which no device keeps and no server has. */
export async function whenHoused(homeless: () => boolean): Promise<void> {
  while (homeless()) {
    await new Promise<void>((resolve) => {
      const stop = onBeat(() => {
        stop();
        resolve();
      });
    });
  }
}
