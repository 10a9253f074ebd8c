// "Add" on the bar at the board's foot: all that one makes on a board less often than notes and zones. What it opens comes
// with a chunk of its own, fetched when the page has nothing else to do.

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { words } from '../../i18n/language';
import { IconButton } from '../parts/button';
import type { BoardStage } from './board_stage';

export interface AddProps {
  readonly stage: BoardStage;
  readonly onClose: () => void;
}

const load = () => import('./add/sheet').then((module) => module.AddSheet);

export function AddSlot({ stage }: { readonly stage: BoardStage }) {
  const t = words.value.board;
  const [open, setOpen] = useState(false);
  const [late, setLate] = useState<{ readonly Sheet: ComponentType<AddProps> } | null>(null);
  useEffect(() => {
    if (late) return;
    const idle = whenIdle(() => void fetchSheet().then((Sheet) => Sheet && setLate({ Sheet })));
    return idle;
  }, [late, open]);
  const close = (): void => setOpen(false);
  return (
    <>
      <IconButton icon="more" label={t.add} caption={t.addShort} on={open} onPress={() => setOpen(true)} />
      {open && late && <late.Sheet stage={stage} onClose={close} />}
    </>
  );
}

/** Null: it did not come; it is asked for again when somebody opens it. */
function fetchSheet(): Promise<ComponentType<AddProps> | null> {
  return load().catch((error: unknown) => {
    console.warn('tablee: what one adds to a board did not come', error);
    return null;
  });
}

/** After what the page has to do now; the answer calls it off. */
function whenIdle(act: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const asked = window.requestIdleCallback(act, { timeout: 3000 });
    return () => window.cancelIdleCallback(asked);
  }
  const asked = setTimeout(act, 500);
  return () => clearTimeout(asked);
}
