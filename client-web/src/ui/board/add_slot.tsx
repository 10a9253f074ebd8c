// "Add" on the bar at the board's foot: all that one makes on a board less often than notes and zones. What it opens comes
// with a chunk of its own, fetched when the page has nothing else to do.

import { useEffect, useState } from 'preact/hooks';
import { words } from '../../i18n/language';
import { IconButton } from '../parts/button';
import { whenIdle } from '../parts/when_idle';
import type { BoardStage } from './board_stage';
import { fetchLate, late } from './late';

export function AddSlot({ stage }: { readonly stage: BoardStage }) {
  const t = words.value.board;
  const [open, setOpen] = useState(false);
  const there = late.value;
  useEffect(() => (there ? undefined : whenIdle(fetchLate)), [there, open]);
  return (
    <>
      <IconButton icon="shapes" label={t.add} caption={t.addShort} on={open} onPress={() => setOpen(true)} />
      {open && there && <there.Sheet stage={stage} onClose={() => setOpen(false)} />}
    </>
  );
}
