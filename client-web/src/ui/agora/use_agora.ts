// The agora's board, opened for as long as a screen shows it, and what this person may do there at the moment.

import { useEffect, useState } from 'preact/hooks';
import type { App, Board } from '../../app/model';
import { runAt } from '../../day/day';
import { writesFor } from '../day/moves';
import { AgoraBoard } from './agora_board';

export interface OpenAgora {
  readonly board: Board;
  readonly agora: AgoraBoard;
}

export function useAgora(app: App, id: string): OpenAgora | null {
  const [open, setOpen] = useState<OpenAgora | null>(null);
  useEffect(() => {
    if (id === '') return;
    const board = app.openBoard(id);
    const me = app.session.identity.peek()?.participant ?? 0;
    const people = (): Iterable<number> => app.session.people.peek().keys();
    const agora = new AgoraBoard(board, me, people, () => writesFor.peek());
    setOpen({ board, agora });
    return () => {
      agora.close();
      board.close();
      setOpen(null);
    };
  }, [app, id]);
  return open;
}

export interface Rights {
  readonly moderates: boolean;
  readonly propose: boolean;
  readonly write: boolean;
  readonly want: boolean;
}

/** The server decides; this says beforehand what it would say. */
export function rightsAt(app: App, board: Board | undefined): Rights {
  const role = app.session.identity.value?.role;
  const readOnly = role === 'observer' || (board?.status.value.readOnly ?? false);
  const moderates = role === 'moderator';
  const day = app.day.value?.day.value;
  const run = day ? runAt(day, 0) : null;
  const may = (kind: 'propose' | 'write' | 'vote'): boolean =>
    !readOnly && (moderates || !run || (run.phase?.allowed?.[kind] ?? false));
  return { moderates, propose: may('propose'), write: may('write'), want: may('vote') };
}
