// What the tools want to be said, in the person's language and with the way back.

import { words } from '../../i18n/language';
import type { Said } from '../../tools/stage';
import type { Message } from '../parts/toast';

export type Spoken = Said | { readonly what: 'gone'; readonly handle: number };

/** What leads back. */
interface WayBack {
  undo(): unknown;
  bringBack(handle: number): unknown;
}

export function said(stage: WayBack, what: Spoken): Message {
  const t = words.peek().board;
  const undo = { label: t.undoShort, run: () => void stage.undo() };
  switch (what.what) {
    case 'removed':
      return { text: t.removed(what.notes, what.frames), action: { ...undo, label: t.bringBack } };
    case 'grouped':
      return { text: t.grouped(what.notes), action: undo };
    case 'locked':
      return { text: t.locked };
    case 'nothingToUndo':
      return { text: t.nothingToUndo };
    case 'gone':
      return { text: t.gone, action: { label: t.bringBack, run: () => stage.bringBack(what.handle) } };
  }
}
