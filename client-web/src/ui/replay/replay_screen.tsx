// A table's day again: the board as it was at any moment, and the strip to move through it.

import { useCallback, useRef } from 'preact/hooks';
import type { App, Replay } from '../../app/model';
import { clock, words } from '../../i18n/language';
import { dayOf, sameDay, zoneOf } from '../../i18n/zoned_time';
import { tie } from '../../i18n/typography';
import { Button, IconButton } from '../parts/button';
import { LanguageSwitch } from '../parts/language_switch';
import { usePrintSheet } from '../board/print_sheet';
import type { Printed } from '../board/print_sheet';
import { Controls } from './controls';
import { FailedNotice } from './failed_notice';
import { badgeOf, namer, tableAt } from './lane_names';
import { StagePicture } from './stage_picture';
import { TimeBar } from './time_bar';
import { NotOpened, useOpened } from './use_opened';
import '../styles/replay.css';

export function ReplayScreen({ app, id }: { readonly app: App; readonly id: string }) {
  const { opened: replay, failed, again } = useOpened(() => app.openReplay(id), id);
  usePrintedMoment(app, replay, id);
  const t = words.value;
  const table = tableAt(app, id);
  return (
    <main class="board replay">
      <header class="board__head">
        <IconButton
          icon="back"
          kind="quiet"
          label={t.common.back}
          onPress={() => app.router.go({ screen: 'watch' })}
        />
        <h1 class="board__title">
          <span class="board__badge board__badge--replay">
            {table ? `${t.replay.title} · ${badgeOf(app, id)}` : t.replay.title}
          </span>
          <span class="board__question">{table && tie(table.question)}</span>
        </h1>
        <Button icon="eye" onPress={() => app.router.go({ screen: 'board', board: id })}>
          {t.replay.live}
        </Button>
        <LanguageSwitch />
      </header>
      {replay && <Picture key={id} app={app} replay={replay} onAgain={again} />}
      {failed && <NotOpened onAgain={again} />}
      {replay && <Foot replay={replay} timeZone={app.session.event.value?.timeZone ?? ''} />}
    </main>
  );
}

function usePrintedMoment(app: App, replay: Replay | null, board: string): void {
  const printed = useCallback((): Printed | null => {
    if (!replay || replay.to.peek() === 0) return null;
    const time = replay.position.peek();
    const zone = app.session.event.peek()?.timeZone ?? '';
    const when = `${dayOf(time, zone)}, ${clock(time, { seconds: true, timeZone: zone })}`;
    return {
      badge: `${badgeOf(app, board)} · ${when}`,
      title: tableAt(app, board)?.question ?? '',
      board,
      timeZone: zone,
      reader: replay.document,
      nameOf: namer(app),
    };
  }, [app, replay, board]);
  usePrintSheet(printed);
}

interface PictureProps {
  readonly app: App;
  readonly replay: Replay;
  readonly onAgain: () => void;
}

function Picture({ app, replay, onAgain }: PictureProps) {
  const place = useRef<HTMLDivElement>(null);
  return (
    <StagePicture app={app} shown={replay} place={place}>
      <Notice replay={replay} onAgain={onAgain} />
    </StagePicture>
  );
}

function Notice({ replay, onAgain }: { readonly replay: Replay; readonly onAgain: () => void }) {
  const { replay: t, join } = words.value;
  const state = replay.state.value;
  const nothing = state === 'ready' && replay.to.value === 0;
  if (state === 'ready' && !nothing) return null;
  const error = replay.error.value;
  if (state === 'failed') {
    return (
      <FailedNotice onAgain={onAgain}>
        {t.failed} {error && join.errors[error.code]}
      </FailedNotice>
    );
  }
  return (
    <p class="replay__notice" role="status">
      {nothing ? t.nothing : t.loading}
    </p>
  );
}

function Foot({ replay, timeZone }: { readonly replay: Replay; readonly timeZone: string }) {
  const t = words.value.replay;
  const { town, offset } = zoneOf(replay.to.value, timeZone);
  return (
    <footer class="replay__foot">
      <TimeBar replay={replay} timeZone={timeZone} />
      <Controls replay={replay} timeZone={timeZone} />
      <ClockSaid replay={replay} timeZone={timeZone} />
      <p class="replay__hint">
        {t.idleSkipped}
        {replay.to.value > 0 && ` · ${t.zone(town, offset)}`}
      </p>
    </footer>
  );
}

/** The log's time never goes back: after a clock that was ahead it is wrong for a while, and says so. */
function ClockSaid({ replay, timeZone }: { readonly replay: Replay; readonly timeZone: string }) {
  const said = replay.clock.value;
  if (said === null) return null;
  const hours = clock(said, { seconds: true, timeZone });
  const time = sameDay(said, replay.position.value, timeZone) ? hours : `${dayOf(said, timeZone)} ${hours}`;
  return (
    <p class="replay__ahead" role="status">
      {words.value.replay.clockSaid(time)}
    </p>
  );
}
