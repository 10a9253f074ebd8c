// Private writing on an open board: my drafts lie over it, and a bar says that nobody else sees them, how many wait, and how
// they are revealed.

import { useSignalEffect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { isPrivate } from '../../day/day';
import { PrivateBoard } from '../../app/private_board';
import { RevealState, type Ref } from '../../wire/day_frames';
import type { BoardStage } from '../board/board_stage';
import { standing } from '../day/place_of';
import { draftsOver } from './only_mine';
import { PrivateBar } from './private_bar';
import type { PrivateProps } from './private_slot';
import '../styles/private.css';

function drawId(): string {
  const [n] = crypto.getRandomValues(new BigUint64Array(1));
  return (n! | 1n).toString(16).padStart(16, '0');
}

/** The frame of the ground board in which a point lies. */
function zoneAt(stage: BoardStage, x: number, y: number): Ref | undefined {
  const { scene, names } = stage.layers.ground;
  const frame = scene.frameAt({ x, y });
  if (!frame) return undefined;
  const { counter, replica } = names.of(frame.handle);
  return { counter, replica };
}

/** My drafts as a layer over the board, as long as this stands. */
function useDrafts({ app, day, board, stage }: PrivateProps, place: number | null): PrivateBoard | null {
  const [own, setOwn] = useState<PrivateBoard | null>(null);
  useEffect(() => {
    if (place === null) return;
    const drafts = new PrivateBoard(
      {
        open: () => app.openDocument(),
        draw: drawId,
        place,
        participant: stage.participant,
        zoneAt: (x, y) => zoneAt(stage, x, y),
        makes: () => day.day.peek() !== null && isPrivate(day.day.peek()!, place),
        say: (draft) => void day.ask({ kind: 'draft', draft }),
      },
      draftsOver(board.id),
    );
    drafts.follow(day.drafts.peek());
    const stopLaying = stage.lay(drafts);
    const stopDay = day.drafts.subscribe((all) => drafts.follow(all));
    const stopClosing = board.onClosing(() => drafts.flush());
    const leave = (): void => drafts.flush();
    window.addEventListener('pagehide', leave);
    setOwn(drafts);
    return () => {
      window.removeEventListener('pagehide', leave);
      stopClosing();
      stopDay();
      stopLaying();
      drafts.close();
      setOwn(null);
    };
  }, [app, day, board, stage, place]);
  return own;
}

export function PrivateWriting(props: PrivateProps) {
  const { app, day, board, stage } = props;
  const state = day.day.value;
  const agora = board.id === day.me.value?.agora;
  const here = state ? standing(app, state, board.id) : null;
  const watches = app.session.identity.value?.role === 'observer';
  const place = here && (here.table || agora) && !watches ? here.place : null;
  const drafts = useDrafts(props, place);
  // What is in a field goes out before the notes are taken.
  useSignalEffect(() => {
    if (place === null || day.day.value?.reveals.get(place)?.state !== RevealState.CALLED) return;
    if (stage.writer.now.peek()?.name.board === drafts?.id) stage.closeEditor();
    drafts?.flush();
  });
  if (!state || !here) return null;
  return <PrivateBar {...props} state={state} here={here} />;
}
