// Builds the page's objects, top down: reading this is reading how the client hangs together.
import { computed, effect, signal } from '@preact/signals';
import { takePicturesFrom } from '../scene/picture_source';
import { onBeat } from '../sync/beat';
import type { BoardHost, OpenBoard } from './board';
import type { Courier } from './courier';
import { takeCreateKey } from './create_key';
import { DayKeeper } from './day_keeper';
import { inTime } from './in_time';
import { isInviting, takeInvitation } from './invitation';
import type { App, Board, OpenOptions, Replay } from './model';
import type { DayReplay } from './past/day_replay';
import { nonceKey } from './nonce';
import { ownPictures } from './pictures/owner';
import type { Place } from './place';
import { PageRouter } from './router';
import { PageSession } from './session';
import { Shell } from './shell';
import { Unsent } from './unsent';
import { Way } from './way';

declare const __TABLEE_CORE_URL__: string;

/** As of added_book.ts, which most pages never need. */
const addedKey = 'tablee-tablet';

/** Time for what boards run on to come, 70 kB: over a network on which it takes longer, a person tries another. */
const coreMs = 60_000;

/** Seconds between two looks for what stayed behind. */
const roundBeats = 20;

/** What boards need and the first screens do not. */
interface Works {
  readonly code: typeof import('./works');
  readonly place: Place;
  readonly courier: Courier;
}

/** The page can be shown when this returns; boards can be opened once `opening` has resolved. */
export function startApp(): App {
  const invitation = takeInvitation(location, history);
  const online = signal(navigator.onLine);
  takeCreateKey(location, history);
  const session = new PageSession((answered) => (online.value = answered));
  if (invitation) session.invitation.value = invitation;
  const router = new PageRouter();
  const keeper = new DayKeeper(session, router);
  const shell = new Shell();
  shell.start();
  void session.refresh();

  const way = new Way();
  const boards = new Set<OpenBoard>();
  const unsent = new Unsent(boards, session.unsent);
  const works = signal<Works | null>(null);
  const round = (there: boolean): void => works.peek()?.courier.round(there);

  // For whoever looks under the hood in the browser's console, and for tests/e2e. Nothing of ours reads it.
  const hood = { session, boards, day: keeper.day, replay: null as Replay | DayReplay | null };
  Object.assign(globalThis, { tablee: hood });

  async function load(): Promise<void> {
    const { code, core } = await inTime(coreMs, async (signal) => {
      const bytes = fetch(__TABLEE_CORE_URL__, { signal });
      bytes.catch(() => undefined); // It is looked at when the code is there.
      const code = await import('./works');
      return { code, core: await code.Core.load(bytes) };
    });
    const place = await code.Place.make(core);
    // Asks the browser not to throw boards away when the disk gets full; it may say no, or not like to be asked.
    navigator.storage?.persist?.().catch((error: unknown) => {
      console.warn('tablee: the browser may throw away what is kept here', error);
    });
    if (place.notes?.getItem(addedKey)) {
      // Before anything is sent: what bears a number that nobody has waits.
      (await import('./added_book')).AddedBook.open(() => place.core.open());
    }
    works.value = { code, place, courier: new code.Courier(place, (slots) => unsent.counted(slots)) };
    round(navigator.onLine);
  }
  let loading: Promise<void> | null = null;
  function opening(): Promise<void> {
    // What failed is tried again by whoever asks next.
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  }
  opening().catch((error: unknown) => console.warn('tablee: the core did not come', error));

  function core(): Works {
    const there = works.peek();
    if (!there) throw new Error('a board is opened before the core is there');
    return there;
  }

  ownPictures(() => {
    const event = session.event.peek();
    return {
      token: session.token,
      event: session.identity.peek()?.event ?? '',
      board: event?.agora || event?.tables[0]?.board || '',
    };
  });
  takePicturesFrom(() => import('./pictures/source').then(({ pictureSource }) => pictureSource));

  function openBoard(board: string, options: OpenOptions = {}): Board {
    const identity = session.identity.peek();
    const { token } = session;
    if (!identity || token === null) throw new Error('a board is opened by nobody');
    const { code, place, courier } = core();
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
      statusChanged: () => {
        unsent.update();
        const { connection } = opened.status.peek();
        if (connection === 'offline' || connection === 'empty') void way.stuck();
      },
      connected: () => {
        way.free();
        online.value = true;
        if (session.load.peek() === 'stale') void session.refresh();
        courier.round(true);
      },
      guard: computed(() => (mode === 'edit' ? (keeper.guardAt.value?.(board) ?? null) : null)),
      closed: () => {
        boards.delete(opened);
        courier.round(online.peek());
      },
    };
    const opened = new code.OpenBoard(host, board, mode);
    boards.add(opened);
    return opened;
  }

  function past() {
    if (session.token === null) throw new Error('a replay is opened by nobody');
    const { place } = core();
    return { token: session.token, open: () => place.core.open() };
  }

  async function openReplay(board: string): Promise<Replay> {
    const { token, open } = past();
    const { OpenReplay } = await import('./replay');
    return (hood.replay = new OpenReplay(open(), open(), token, board));
  }

  async function openDayReplay(begin: number | null): Promise<DayReplay> {
    const { token, open } = past();
    const { openedDay } = await import('./past/opened');
    return (hood.replay = openedDay(token, open, begin));
  }

  function network(there: boolean): void {
    online.value = there;
    for (const board of boards) board.network(there);
    keeper.network(there);
    if (there) void session.refresh();
    round(there);
  }
  addEventListener('online', () => network(true));
  addEventListener('offline', () => network(false));
  // A page that was put to sleep has missed everything: look at once.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) for (const board of boards) board.network(navigator.onLine);
  });
  addEventListener('hashchange', () => {
    takeCreateKey(location, history);
    router.look();
    if (!isInviting(location.hash)) return;
    const invited = takeInvitation(location, history);
    if (invited) session.invitation.value = invited;
  });
  addEventListener('storage', ({ key, newValue }) => {
    if (key === nonceKey && newValue === null) session.joinedElsewhere();
  });
  let beats = 0;
  onBeat(() => {
    if (++beats % roundBeats === 0) round(navigator.onLine);
  });
  // Joining again gives the token that unsent changes were waiting for.
  effect(() => {
    if (session.identity.value) round(navigator.onLine);
  });

  return {
    session,
    router,
    day: keeper.day,
    online,
    obstacle: way.obstacle,
    update: shell.update,
    reload: () => shell.reload(),
    ready: computed(() => works.value !== null),
    opening,
    openBoard,
    openReplay,
    openDayReplay,
    openDocument: () => core().place.core.open(),
  };
}
