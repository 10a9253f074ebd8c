// Builds the page's objects, top down: reading this is reading how the client hangs together.
import { effect, signal } from '@preact/signals';
import { Core } from '../core/document';
import { onBeat } from '../sync/beat';
import { OpenBoard, type BoardHost } from './board';
import { Courier } from './courier';
import type { App, Board, OpenOptions, Replay } from './model';
import { nonceKey } from './nonce';
import { Place } from './place';
import { OpenReplay } from './replay';
import { PageRouter } from './router';
import { PageSession, takeInvitation } from './session';
import { Shell } from './shell';
import { Unsent } from './unsent';

declare const __TABLEE_CORE_URL__: string;

/** Seconds between two looks for what stayed behind. */
const roundBeats = 20;

/** Rejects when the core can not be loaded; nothing works without it. */
export async function startApp(): Promise<App> {
  const invitation = takeInvitation(location, history);
  const online = signal(navigator.onLine);
  const session = new PageSession((answered) => (online.value = answered));
  if (invitation) session.invitation.value = invitation;
  const router = new PageRouter();
  const shell = new Shell();
  shell.start();
  const loaded = session.refresh();

  const place = await Place.make(await Core.load(fetch(__TABLEE_CORE_URL__)));
  // Asks the browser not to throw boards away when the disk gets full; it may say no.
  void navigator.storage?.persist?.();
  const boards = new Set<OpenBoard>();
  const unsent = new Unsent(boards, session.unsent);
  const courier = new Courier(place, (slots) => unsent.counted(slots));

  // For whoever looks under the hood in the browser's console, and for tests/e2e. Nothing of ours reads it.
  const hood = { session, boards, replay: null as Replay | null };
  Object.assign(globalThis, { tablee: hood });

  function openBoard(board: string, options: OpenOptions = {}): Board {
    const identity = session.identity.peek();
    const { token } = session;
    if (!identity || token === null) throw new Error('a board is opened by nobody');
    const mode = options.mode ?? 'edit';
    const host: BoardHost = {
      ...identity,
      place,
      token,
      ready: async () => {
        if (mode === 'edit') await courier.yield(board);
      },
      chosen: () => {
        if (mode !== 'edit') return;
        courier.chosen(board);
        courier.round(online.peek());
      },
      people: (people) => session.heardOf(people),
      stopped: (reason) => {
        if (reason === 'bad_token' || reason === 'revoked') session.refused(token);
      },
      statusChanged: () => unsent.update(),
      connected: () => {
        online.value = true;
        if (session.load.peek() === 'stale') void session.refresh();
        courier.round(true);
      },
      closed: () => {
        boards.delete(opened);
        courier.round(online.peek());
      },
    };
    const opened = new OpenBoard(host, board, mode);
    boards.add(opened);
    return opened;
  }

  function openReplay(board: string): Replay {
    if (session.token === null) throw new Error('a replay is opened by nobody');
    hood.replay = new OpenReplay(place.core.open(), place.core.open(), session.token, board);
    return hood.replay;
  }

  function network(there: boolean): void {
    online.value = there;
    for (const board of boards) board.network(there);
    if (there) void session.refresh();
    courier.round(there);
  }
  addEventListener('online', () => network(true));
  addEventListener('offline', () => network(false));
  // A page that was put to sleep has missed everything: look at once.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) for (const board of boards) board.network(navigator.onLine);
  });
  addEventListener('hashchange', () => {
    if (!/^#[jmo]=/.test(location.hash)) return;
    const invited = takeInvitation(location, history);
    if (invited) session.invitation.value = invited;
  });
  addEventListener('storage', ({ key, newValue }) => {
    if (key === nonceKey && newValue === null) session.joinedElsewhere();
  });
  let beats = 0;
  onBeat(() => {
    if (++beats % roundBeats === 0) courier.round(navigator.onLine);
  });
  // Joining again gives the token that unsent changes were waiting for.
  effect(() => {
    if (session.identity.value) courier.round(navigator.onLine);
  });

  // A short wait lets the first screen come with fresh names; without a network it comes anyway.
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 300))]);
  return {
    session,
    router,
    online,
    update: shell.update,
    reload: () => shell.reload(),
    openBoard,
    openReplay,
  };
}
