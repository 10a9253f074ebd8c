// Private writing on an open board: my drafts lie over it, and a bar says that nobody else sees them, how many wait, and how
// they are revealed.

import { useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { isFrozen, isPrivate, runAt, type Day } from '../../day/day';
import { PrivateBoard } from '../../app/private_board';
import { Names, Reason, RevealState, Stage, type Ref, type Reveal } from '../../wire/day_frames';
import type { BoardStage } from '../board/board_stage';
import { standing } from '../day/place_of';
import { ComingIn } from './coming_in';
import { draftsOver } from './only_mine';
import { PrivateBar } from './private_bar';
import type { PrivateProps } from './private_slot';
import '../styles/private.css';

function drawId(): string {
  const [n] = crypto.getRandomValues(new BigUint64Array(1));
  return (n! | 1n).toString(16).padStart(16, '0');
}

const noDraft = { x: 0, y: 0, colour: 0, zone: undefined, gone: false, nameless: false };

/** The frame of the ground board in which a point lies. */
function zoneAt(stage: BoardStage, x: number, y: number): Ref | undefined {
  const { scene, names } = stage.layers.ground;
  const frame = scene.frameAt({ x, y });
  if (!frame) return undefined;
  const { counter, replica } = names.of(frame.handle);
  return { counter, replica };
}

/** What is new is written in private there, and can be at the moment. */
function writesAt(state: Day | null, place: number, moderates: boolean): boolean {
  if (!state || !isPrivate(state, place)) return false;
  const run = runAt(state, place);
  const closed = state.stage === Stage.CLOSED || state.stage === Stage.ARCHIVED;
  if (moderates) return !closed;
  return (
    !closed && !isFrozen(state, place) && run?.locked !== true && (run?.phase?.allowed?.write ?? run === null)
  );
}

function hidesNames(state: Day | null, place: number): boolean {
  return state !== null && isPrivate(state, place) && runAt(state, place)?.phase?.names === Names.HIDDEN;
}

/** My drafts as a layer over the board, as long as this stands. */
function useDrafts({ app, day, board, stage }: PrivateProps, place: number | null): PrivateBoard | null {
  const [own, setOwn] = useState<PrivateBoard | null>(null);
  // Each of those who share a device has a layer of their own, seen while their name is chosen.
  const who = day.me.value?.participant;
  useEffect(() => {
    if (place === null) return;
    const as = who === app.session.identity.peek()?.participant ? 0 : (who ?? 0);
    const drafts = new PrivateBoard(
      {
        open: () => app.openDocument(),
        draw: drawId,
        place,
        participant: stage.participant,
        zoneAt: (x, y) => zoneAt(stage, x, y),
        makes: () => writesAt(day.day.peek(), place, stage.moderator),
        nameless: () => hidesNames(day.day.peek(), place),
        strand: (text) => day.strand({ ...noDraft, id: drawId(), table: place, text }, Reason.REVEALED, as),
        say: (draft) => void day.ask({ kind: 'draft', draft, as }),
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
  }, [app, day, board, stage, place, who]);
  return own;
}

/** What is revealed comes in so that one can follow, for all who look at the board. */
function useComingIn({ board, stage }: PrivateProps, reveal: Reveal | undefined): void {
  const coming = useMemo(() => {
    const layer = stage.layers.ground;
    return new ComingIn({
      layer,
      now: () => performance.now(),
      refresh: (handles) => stage.refresh(layer, handles),
      still: () => window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      nextFrame: (call) => void requestAnimationFrame(call),
    });
  }, [stage]);
  useEffect(() => {
    const stop = board.onChanges((changes) => coming.hear(changes));
    return () => {
      stop();
      coming.finish();
    };
  }, [board, coming]);
  useEffect(() => {
    if (!reveal) return;
    coming.reveals();
    // Once more when it goes on, and when it is over.
    return () => coming.reveals();
  }, [coming, reveal]);
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
    const writing = stage.writer.now.peek()?.name.board === drafts?.id;
    if (writing) stage.closeEditor();
    stage.selection.clear();
    drafts?.flush();
    // The hands type on: none of it is a shortcut, and no word of it is lost.
    if (writing) stage.writer.strayKeys.begin((words) => drafts?.putAside(words));
  });
  useEffect(() => drafts?.showNames(), [drafts, state]);
  useComingIn(props, state?.reveals.get(here?.place ?? 0));
  // Who looks where while notes appear says who writes them.
  const quiet = state !== null && place !== null && isPrivate(state, place);
  useEffect(() => {
    stage.quiet = quiet;
    if (quiet) board.setPresence({ pointer: undefined, view: undefined });
    return () => {
      stage.quiet = false;
    };
  }, [board, stage, quiet]);
  if (!state || !here) return null;
  return <PrivateBar {...props} state={state} here={here} />;
}
