// A table's day again: the board as it was at any moment, and the strip to move through it.

import { useSignalEffect } from '@preact/signals';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { App, Replay } from '../../app/model';
import { clock, words } from '../../i18n/language';
import { dayOf, sameDay, zoneOf } from '../../i18n/zoned_time';
import { tie } from '../../i18n/typography';
import { Button, IconButton } from '../parts/button';
import { usePrintSheet } from '../board/print_sheet';
import type { Printed } from '../board/print_sheet';
import { ReplayStage } from './replay_stage';
import { Controls } from './controls';
import { TimeBar } from './time_bar';
import { NotOpened, useOpened } from './use_opened';
import '../styles/replay.css';

export function ReplayScreen({ app, id }: { readonly app: App; readonly id: string }) {
  const { opened: replay, failed, again } = useOpened(() => app.openReplay(id), id);
  usePrintedMoment(app, replay, id);
  const t = words.value;
  const table = app.session.event.value?.tables.find((one) => one.board === id);
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
            {table ? `${t.replay.title} · ${t.tables.table(table.number)}` : t.replay.title}
          </span>
          <span class="board__question">{table && tie(table.question)}</span>
        </h1>
        <Button icon="eye" onPress={() => app.router.go({ screen: 'board', board: id })}>
          {t.replay.live}
        </Button>
      </header>
      {replay && <Picture key={id} app={app} replay={replay} onAgain={again} />}
      {failed && <NotOpened onAgain={again} />}
      {replay && <Foot replay={replay} timeZone={app.session.event.value?.timeZone ?? ''} />}
    </main>
  );
}

function usePrintedMoment(app: App, replay: Replay | null, board: string): void {
  const printed = useCallback((): Printed | null => {
    const event = app.session.event.peek();
    const table = event?.tables.find((one) => one.board === board);
    if (!replay || replay.to.peek() === 0) return null;
    const t = words.peek();
    const time = replay.position.peek();
    const zone = event?.timeZone ?? '';
    const when = `${dayOf(time, zone)}, ${clock(time, { seconds: true, timeZone: zone })}`;
    return {
      badge: `${table ? t.tables.table(table.number) : t.tables.agora} · ${when}`,
      title: table?.question ?? '',
      board,
      timeZone: zone,
      reader: replay.document,
      nameOf: (participant) => app.session.people.peek().get(participant)?.name ?? '',
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
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [stage, setStage] = useState<ReplayStage | null>(null);
  useEffect(() => {
    if (!place.current || !canvas.current || !overlay.current) return;
    const layer = place.current;
    const nameOf = (participant: number): string => app.session.people.peek().get(participant)?.name ?? '';
    const made = new ReplayStage(replay, canvas.current, overlay.current, nameOf);
    const observer = new ResizeObserver(() => made.resize(layer.clientWidth, layer.clientHeight));
    observer.observe(layer);
    setStage(made);
    return () => {
      observer.disconnect();
      made.close();
    };
  }, [replay]);
  useSignalEffect(() => {
    void app.session.people.value;
    stage?.view.repaint();
  });
  return (
    <div class="board__place">
      <div class="board__layer" ref={place}>
        <canvas ref={canvas} class="board__picture" />
        <canvas ref={overlay} class="board__canvas" />
      </div>
      <Notice replay={replay} onAgain={onAgain} />
      <div class="zoom">
        <IconButton icon="fit" label={words.value.board.fit} onPress={() => stage?.fitAll()} />
      </div>
    </div>
  );
}

function Notice({ replay, onAgain }: { readonly replay: Replay; readonly onAgain: () => void }) {
  const { replay: t, join, common } = words.value;
  const state = replay.state.value;
  const nothing = state === 'ready' && replay.to.value === 0;
  if (state === 'ready' && !nothing) return null;
  const error = replay.error.value;
  if (state === 'failed') {
    return (
      <div class="replay__notice replay__notice--failed" role="alert">
        <p>
          {t.failed} {error && join.errors[error.code]}
        </p>
        <Button onPress={onAgain}>{common.retry}</Button>
      </div>
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
