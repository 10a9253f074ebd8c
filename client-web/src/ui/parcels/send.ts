// Sends what is selected, or something else of this board, and says what came of it.

import { ParcelState, Reason, type Ref } from '../../wire/day_frames';
import type { Name } from '../../core/names';
import { refOf } from '../../core/names';
import type { Board, Status } from '../../app/model';
import type { ParcelProps } from './parcel_slot';
import { parcelWords } from './words';

/** So long it is waited for what is being saved, ms. */
const saveMax = 5_000;
const thingsMax = 200;

/** Whether the server has all that was written here, now or in a moment. */
function saved(board: Pick<Board, 'status'>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(false), saveMax);
    let stop: (() => void) | null = null;
    let over = false;
    const end = (is: boolean): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      stop?.();
      resolve(is);
    };
    stop = board.status.subscribe((status: Status) => {
      if (status.unsent === 0) end(true);
    });
    if (over) stop();
  });
}

/** What is selected of the board, by name: it may get another number while it is saved. */
export function selectedNames({ stage }: Pick<ParcelProps, 'stage'>): Name[] {
  return stage.selection.found.map((found) => stage.layers.nameOf(found));
}

export async function send(props: ParcelProps, to: number, names: readonly Name[]): Promise<void> {
  const { board, day, stage, toaster, place } = props;
  const t = parcelWords.peek();
  if (!t) return;
  const say = (text: string): void => toaster.show({ text });
  if (names.length > thingsMax) return say(t.tooMuch);
  const online = board.status.peek().connection === 'online' && day.link.peek().state === 'live';
  if (!online) return say(t.offline);
  // The day must not ask for what the board does not have yet.
  if (!(await saved(board))) return say(t.notSaved);
  const things: Ref[] = names.map(refOf);
  const outcome = await day.ask({ kind: 'send', from: place, to, things });
  if (outcome === 'offline') return say(t.offline);
  if (outcome !== Reason.DONE) return say(t.reasons[String(outcome)] ?? t.failed);
  const newest = [...(day.day.peek()?.parcels.values() ?? [])].filter(
    (one) => one.from === place && one.to === to && one.participant === stage.participant,
  );
  const last = newest[newest.length - 1];
  if (last?.state === ParcelState.UNDER_WAY) say(t.sending(to));
}
