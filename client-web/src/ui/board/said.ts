// What the tools want to be said, in the person's language and with the way back.

import type { Name } from '../../core/names';
import { words } from '../../i18n/language';
import type { Said } from '../../tools/stage';
import type { Message } from '../parts/toast';
import type { Ended } from './writer';

export type Spoken = Said | ({ readonly what: 'ended' } & Ended);

/** What leads back. */
interface WayBack {
  undo(): void;
  bringBack(names: readonly Name[]): void;
}

export function said(stage: WayBack, what: Spoken): Message {
  const t = words.peek().board;
  const bringBack = (names: readonly Name[]) => ({ label: t.bringBack, run: () => stage.bringBack(names) });
  switch (what.what) {
    case 'removed':
      return { text: t.removed(what.notes, what.frames, what.staying), action: bringBack(what.names) };
    case 'grouped':
      // Undo takes back what came last: with the next act this offer ends.
      return {
        text: t.grouped(what.notes),
        action: { label: t.undoShort, run: () => stage.undo() },
        once: true,
      };
    case 'locked':
    case 'notThisPhase':
    case 'penSeen':
    case 'full':
    case 'tooLong':
    case 'putAside':
    case 'nothingToUndo':
    case 'nothingToRedo':
    case 'changedSince':
      return { text: t[what.what] };
    case 'ended':
      if (what.how === 'lost') return { text: t.lost };
      return { text: t.gone, action: bringBack([what.name]) };
  }
}
