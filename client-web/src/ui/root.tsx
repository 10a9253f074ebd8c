// Which screen is shown. What only moderators see is loaded when it is asked for.

import { useEffect, useState } from 'preact/hooks';
import type { ComponentType } from 'preact';
import type { App } from '../app/model';
import { words } from '../i18n/language';
import { BoardScreen } from './board/board_screen';
import { JoinScreen } from './join/join_screen';
import { TablesScreen } from './join/tables_screen';
import { Button } from './parts/button';

interface LaterProps<P> {
  readonly load: () => Promise<ComponentType<P>>;
  readonly props: P;
}

/** A screen whose code comes when it is first shown. */
function Later<P>({ load, props }: LaterProps<P>) {
  const [screen, setScreen] = useState<{ readonly Screen: ComponentType<P> } | null>(null);
  useEffect(() => {
    void load().then((Screen) => setScreen({ Screen }));
  }, [load]);
  if (!screen) return <p class="tables__wait">{words.value.common.loading}</p>;
  const { Screen } = screen;
  return <Screen {...(props as P & object)} />;
}

const loadWatch = () => import('./watch/watch_screen').then((module) => module.WatchScreen);
const loadReplay = () => import('./replay/replay_screen').then((module) => module.ReplayScreen);

export function Root({ app }: { readonly app: App }) {
  const { session, router } = app;
  if (!session.identity.value || session.invitation.value) return <JoinScreen app={app} />;
  const route = router.route.value;
  switch (route.screen) {
    case 'home':
      return <TablesScreen app={app} />;
    case 'board':
      return <BoardScreen key={route.board} app={app} id={route.board} />;
    case 'watch':
      return <Later key="watch" load={loadWatch} props={{ app }} />;
    case 'replay':
      return <Later key={route.board} load={loadReplay} props={{ app, id: route.board }} />;
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
