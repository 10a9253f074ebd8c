// Which screen is shown. Joining and the tables come with the page; every other screen's code, and the core that boards
// need, come when they are asked for, or before, while somebody looks at the tables.

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ComponentType } from 'preact';
import type { App } from '../app/model';
import { words } from '../i18n/language';
import { JoinScreen } from './join/join_screen';
import { TablesScreen } from './join/tables_screen';
import { Button } from './parts/button';
import { useLate } from './parts/use_late';

type Load<P> = () => Promise<ComponentType<P>>;

interface LaterProps<P> {
  readonly app: App;
  readonly load: Load<P>;
  readonly props: P;
}

const loadBoard = () => import('./board/board_screen').then((module) => module.BoardScreen);
const loadWatch = () => import('./watch/watch_screen').then((module) => module.WatchScreen);
const loadAgora = () => import('./agora/agora_screen').then((module) => module.AgoraScreen);
const loadNew = () => import('./make/new_screen').then((module) => module.NewScreen);
const loadDesk = () => import('./day/desk_screen').then((module) => module.DeskScreen);
const loadScreen = () => import('./day/room_screen').then((module) => module.RoomScreen);
const loadNoBoard = () => import('./outside/no_board').then((module) => module.NoBoard);
const loadEnded = () => import('./outside/access_ended').then((module) => module.AccessEnded);
const loadHelp = () => import('./help/help_screen').then((module) => module.HelpScreen);
const loadNewer = () => import('./outside/newer').then((module) => module.Newer);
const loadReplay = () => import('./replay/replay_screen').then((module) => module.ReplayScreen);
const loadDayReplay = () => import('./replay/day_replay_screen').then((module) => module.DayReplayScreen);

/** Screens whose code is there: they are shown at once. */
const there = new Map<unknown, unknown>();

/** A screen whose code, or whose core, may still be on its way. */
function Later<P>({ app, load, props }: LaterProps<P>) {
  const known = app.ready.peek() ? (there.get(load) as ComponentType<P> | undefined) : undefined;
  const [screen, setScreen] = useState<{ readonly Screen: ComponentType<P> } | null>(
    known ? { Screen: known } : null,
  );
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let over = false;
    setFailed(false);
    Promise.all([load(), app.opening()]).then(
      ([Screen]) => {
        there.set(load, Screen);
        if (!over) setScreen({ Screen });
      },
      (error: unknown) => {
        console.warn('tablee: a screen did not come', error);
        if (!over) setFailed(true);
      },
    );
    return () => {
      over = true;
    };
  }, [app, load, attempt]);
  if (failed) return <NotLoaded onRetry={() => setAttempt(attempt + 1)} />;
  if (!screen) return <p class="tables__wait">{words.value.common.loading}</p>;
  const { Screen } = screen;
  return <Screen {...(props as P & object)} />;
}

function NotLoaded({ onRetry }: { readonly onRetry: () => void }) {
  const t = words.value.common;
  return (
    <main class="join">
      <div class="card join__card">
        <h1>{t.notLoaded}</h1>
        <p>{'WebAssembly' in globalThis ? t.notLoadedHint : t.noWasm}</p>
        <Button kind="main" onPress={onRetry}>
          {t.retry}
        </Button>
        <Button onPress={() => location.reload()}>{t.reload}</Button>
      </div>
    </main>
  );
}

/** Fetches the board's code while somebody joins or chooses a table. */
function usePrefetch(): void {
  useEffect(() => {
    loadBoard().catch(() => undefined); // Who opens a table asks again, and is told.
  }, []);
}

/** Who came in as a moderator just now is led to the desk. */
function useWayToDesk({ session, router }: App): void {
  const joins = !session.identity.value || session.invitation.value !== null;
  const joined = useRef(joins);
  // Before anything is painted: nobody sees the list of tables for a moment.
  useLayoutEffect(() => {
    const justIn = joined.current && !joins;
    joined.current = joins;
    if (!justIn || session.identity.peek()?.role !== 'moderator') return;
    if (router.route.peek().screen === 'home') router.go({ screen: 'desk' }, { replace: true });
  }, [joins]);
}

/** Whether the address names a board that the event is known not to have; null: none that is strange. */
function useStrangeBoard({ session, router }: App): string | null {
  const route = router.route.value;
  const event = session.event.value;
  const told = session.load.value === 'fresh';
  const strange = useRef<string | null>(null);
  const board = 'board' in route ? route.board : null;
  const known = event?.agora === board || event?.tables.some((table) => table.board === board);
  // While it is loaded again, what was strange before stays so.
  if (board === null || known) strange.current = null;
  else if (event && told) strange.current = board;
  return strange.current === board ? board : null;
}

export function Root({ app }: { readonly app: App }) {
  const { identity, invitation, load } = app.session;
  const over = identity.value !== null && load.value === 'refused' && invitation.value === null;
  // Where it does not come, the screen has said the most of it.
  const Ended = useLate(over, loadEnded);
  const Newer = useLate(app.update.value, loadNewer);
  return (
    <>
      <Screens app={app} />
      {Ended && <Ended app={app} />}
      {Newer && <Newer app={app} />}
    </>
  );
}

function Screens({ app }: { readonly app: App }) {
  const { session, router } = app;
  usePrefetch();
  useWayToDesk(app);
  const strange = useStrangeBoard(app);
  const route = router.route.value;
  // Whoever is somewhere already makes another event all the same.
  if (route.screen === 'new') return <Later key="new" app={app} load={loadNew} props={{ app }} />;
  if (route.screen === 'help') return <Later key="help" app={app} load={loadHelp} props={{ app }} />;
  if (!session.identity.value || session.invitation.value) return <JoinScreen app={app} />;
  if (strange !== null) return <Later key="no board" app={app} load={loadNoBoard} props={{ app }} />;
  switch (route.screen) {
    case 'home':
      return <TablesScreen app={app} />;
    case 'board':
      return <Later key={route.board} app={app} load={loadBoard} props={{ app, id: route.board }} />;
    case 'agora':
      return <Later key="agora" app={app} load={loadAgora} props={{ app }} />;
    case 'watch':
      return <Later key="watch" app={app} load={loadWatch} props={{ app }} />;
    case 'desk':
      return <Later key="desk" app={app} load={loadDesk} props={{ app }} />;
    case 'screen':
      return <Later key="screen" app={app} load={loadScreen} props={{ app }} />;
    case 'replay':
      if (!('board' in route)) return <Later key="day" app={app} load={loadDayReplay} props={{ app }} />;
      return (
        <Later key={`replay ${route.board}`} app={app} load={loadReplay} props={{ app, id: route.board }} />
      );
  }
}

/** The page could not start: without its core there is no board. */
export function Broken({ reason }: { readonly reason: string }) {
  const t = words.value;
  return (
    <main class="join">
      <div class="card join__card">
        <h1>{t.common.broken}</h1>
        <p>{t.common.brokenHint}</p>
        <p class="join__lead">{reason}</p>
        <Button kind="main" onPress={() => location.reload()}>
          {t.common.reload}
        </Button>
      </div>
    </main>
  );
}
