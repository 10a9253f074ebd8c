// One table: the board, and around it what it is about, who is here, what is saved, and the tools.

import { useSignalEffect } from '@preact/signals';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { App, Board } from '../../app/model';
import { words } from '../../i18n/language';
import { Kind } from '../../scene/item';
import { DaySlot, TakesSlot } from '../day/day_slot';
import { Button, IconButton } from '../parts/button';
import { useLate } from '../parts/use_late';
import { whenIdle } from '../parts/when_idle';
import type { Printed, PrintProps } from './print_sheet';
import { Toast, Toaster } from '../parts/toast';
import { PrivateSlot } from '../private/private_slot';
import { TabletSlot } from '../tablet/tablet_slot';
import { VoteSlot } from '../vote/vote_slot';
import { BoardStage } from './board_stage';
import { freeInsets } from './free_room';
import { Head } from './head';
import { useListed } from './listed';
import { ImagesSlot } from './images_slot';
import { cover, followKeyboard } from './keyboard';
import { said } from './said';
import { fetchLate, late } from './late';
import type { OverProps } from './late';
import { OutcomeSlot } from './outcome_slot';
import { sightlineOf } from './sightline';
import { isForBoard, onKey } from './shortcuts';
import { loadTray } from './status_line';
import { BottomBar } from './tool_bar';

const loadList = () => import('./list/listing').then((module) => module.Listing);
const loadBin = () => import('./bin_drawer').then((module) => module.BinDrawer);
const loadPrint = () => import('./print_sheet').then((module) => module.PrintSheet);

function useBoard(app: App, id: string): Board | null {
  const [board, setBoard] = useState<Board | null>(null);
  useEffect(() => {
    const opened = app.openBoard(id);
    setBoard(opened);
    return () => opened.close();
  }, [app, id]);
  return board;
}

/** Makes the stage once the canvases stand in the page. */
function useStage(app: App, board: Board, toaster: Toaster) {
  const layerRef = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [stage, setStage] = useState<BoardStage | null>(null);
  useEffect(() => {
    if (!layerRef.current || !canvas.current || !overlay.current) return;
    const layer = layerRef.current;
    const root = document.documentElement;
    let place = layer.getBoundingClientRect();
    const me = app.session.identity.peek();
    const made: BoardStage = new BoardStage({
      board,
      canvas: canvas.current,
      overlay: overlay.current,
      layer,
      participant: me?.participant ?? 0,
      moderator: me?.role === 'moderator',
      nameOf: (participant) => app.session.people.peek().get(participant)?.name ?? '',
      question: () => tableOf(app, board)?.question ?? '',
      insets: (writing = false) => freeInsets(place, root.clientHeight, cover.peek(), writing),
      say: (what) => toaster.show(said(made, what)),
    });
    const observer = new ResizeObserver(() => {
      place = layer.getBoundingClientRect();
      made.resize(layer.clientWidth, layer.clientHeight);
    });
    observer.observe(layer);
    setStage(made);
    // As in app/start.ts: what a canvas shows can be asked for nowhere else.
    Object.assign((globalThis as { tablee?: object }).tablee ?? {}, { stage: made });
    return () => {
      observer.disconnect();
      made.close();
    };
  }, [app, board]);
  return { layer: layerRef, canvas, overlay, stage };
}

/** Keys are the board's wherever the focus is, but in dialogs and where one writes. */
function useKeys(stage: BoardStage | null): void {
  useEffect(() => {
    if (!stage) return;
    const stop = new AbortController();
    const { signal } = stop;
    const down = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !isForBoard(event.key, event.target as Element, document)) return;
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (plain && stage.writer.strayKeys.take(event.key)) event.preventDefault();
      else if (event.key === ' ') {
        stage.holdSpace(true);
        event.preventDefault();
      } else if (onKey(stage, event)) event.preventDefault();
    };
    const up = (event: KeyboardEvent): void => {
      if (event.key === ' ') stage.holdSpace(false);
    };
    window.addEventListener('keydown', down, { signal });
    window.addEventListener('keyup', up, { signal });
    window.addEventListener('pointerdown', () => stage.writer.strayKeys.end(), { signal, capture: true });
    // Where the key is let go of while another window has the keys, nobody hears it.
    window.addEventListener('blur', () => stage.holdSpace(false), { signal });
    return () => stop.abort();
  }, [stage]);
}

export function BoardScreen({ app, id }: { readonly app: App; readonly id: string }) {
  const board = useBoard(app, id);
  return <main class="board">{board && <Workplace key={board.id} app={app} board={board} />}</main>;
}

function tableOf(app: App, board: Board) {
  return app.session.event.peek()?.tables.find((one) => one.board === board.id);
}

function printedOf(app: App, board: Board): Printed {
  const t = words.peek();
  const event = app.session.event.peek();
  const table = tableOf(app, board);
  return {
    badge: table ? t.tables.table(table.number) : t.tables.agora,
    title: table?.question ?? '',
    board: board.id,
    timeZone: event?.timeZone ?? '',
    reader: board.document,
    nameOf: (participant) => app.session.people.peek().get(participant)?.name ?? '',
  };
}

function Workplace({ app, board }: { readonly app: App; readonly board: Board }) {
  const t = words.value.board;
  const toaster = useMemo(() => new Toaster(board.acts), [board]);
  const { layer, canvas, overlay, stage } = useStage(app, board, toaster);
  const sightline = useMemo(() => stage && sightlineOf(board, stage), [board, stage]);
  const [list, setList] = useListed();
  const [bin, setBin] = useState(false);
  // So that they open without a network too; whoever opens one before asks again, and is told.
  useEffect(
    () => whenIdle(() => void Promise.allSettled([loadList(), loadBin(), loadTray(), fetchLate()])),
    [],
  );
  const lost = (): void => toaster.show({ text: words.peek().common.notLoaded });
  const notLoaded = (close: (open: boolean) => void) => (): void => {
    close(false);
    lost();
  };
  const List = useLate(list, loadList, notLoaded(setList));
  const Bin = useLate(bin, loadBin, notLoaded(setBin));
  useKeys(stage);
  const printed = useCallback(() => (stage ? printedOf(app, board) : null), [app, board, stage]);
  const Print = useLate<PrintProps>(stage !== null, loadPrint);
  useEffect(followKeyboard, []);
  useSignalEffect(() => {
    void board.acts.value;
    toaster.acted();
  });
  useSignalEffect(() => {
    // Behind what whoever asked says of a no, whose reason it does not know.
    if (board.notThisPhase.value > 0) queueMicrotask(() => stage?.say({ what: 'notThisPhase' }));
  });
  useSignalEffect(() => {
    void app.session.people.value;
    stage?.view.repaint();
  });
  return (
    <>
      <Head app={app} board={board} onList={() => setList(!list)} onBin={() => setBin(true)} onLost={lost} />
      <DaySlot app={app} board={board.id} sightline={sightline} />
      {Print && <Print what={printed} />}
      {stage && <OutcomeSlot app={app} board={board} stage={stage} onLost={lost} />}
      {stage && <VoteSlot part="Strip" app={app} board={board} stage={stage} />}
      {stage && <PrivateSlot part="Writing" app={app} board={board} stage={stage} />}
      <div class="board__place">
        {List && stage && (
          <List app={app} stage={stage} onBin={() => setBin(true)} onClose={() => setList(false)} />
        )}
        <div class="board__layer" ref={layer}>
          <canvas ref={canvas} class="board__picture" />
          <canvas ref={overlay} class="board__canvas" tabIndex={0} role="application" aria-label={t.canvas} />
        </div>
        {stage && <Empty app={app} board={board} stage={stage} />}
        {stage && <Elsewhere stage={stage} />}
        {stage && <ZoomBar stage={stage} />}
        {stage && <VoteSlot part="Signs" app={app} board={board} stage={stage} />}
        {stage && <PrivateSlot part="Marks" app={app} board={board} stage={stage} />}
        {stage && <ImagesSlot app={app} board={board} stage={stage} toaster={toaster} />}
        {stage && <TabletSlot app={app} board={board} stage={stage} />}
        {stage && <BottomBar board={board} stage={stage} />}
        {stage && <Over app={app} board={board} stage={stage} toaster={toaster} />}
        <Toast toaster={toaster} />
      </div>
      {Bin && stage && <Bin app={app} board={board} stage={stage} onClose={() => setBin(false)} />}
    </>
  );
}

function Over(props: OverProps) {
  const Late = late.value;
  return Late && <Late.Over {...props} />;
}

interface EmptyProps {
  readonly app: App;
  readonly board: Board;
  readonly stage: BoardStage;
}

function Empty({ app, board, stage }: EmptyProps) {
  const t = words.value.board;
  void stage.version.value;
  const writes = board.takes({ kind: Kind.note });
  const { connection, readOnly } = board.status.value;
  if (!stage.loaded.value || stage.layers.size > 0 || connection === 'loading' || connection === 'empty')
    return null;
  return (
    <div class="board__empty">
      <p class="board__empty-title">{readOnly || !writes ? t.emptyWatch : t.emptyTitle}</p>
      {!readOnly && (writes ? <p>{t.emptyHint}</p> : <TakesSlot app={app} board={board.id} />)}
    </div>
  );
}

/** Where the notes are, for who sees none of them, or not all. */
function Elsewhere({ stage }: { readonly stage: BoardStage }) {
  const t = words.value.board;
  const { sight } = stage;
  const astray = stage.astray.value;
  const away = sight.away.value;
  if (stage.writer.now.value || stage.carrying.value || (!astray && away === 0)) return null;
  return (
    <div class="elsewhere" role="status">
      <span>{astray ? t.elsewhere : t.away(away)}</span>
      <Button icon="fit" onPress={() => (astray ? sight.goHome() : sight.fitAll())}>
        {astray ? t.goHome : t.fit}
      </Button>
    </div>
  );
}

function ZoomBar({ stage }: { readonly stage: BoardStage }) {
  const t = words.value.board;
  if (stage.writer.now.value) return null;
  return (
    <div class="zoom" role="toolbar" aria-label={t.fit}>
      <IconButton icon="plus" label={t.zoomIn} onPress={() => stage.sight.zoomBy(1.4)} />
      <IconButton icon="minus" label={t.zoomOut} onPress={() => stage.sight.zoomBy(1 / 1.4)} />
      <IconButton icon="fit" label={t.fit} onPress={() => stage.sight.fitAll()} />
    </div>
  );
}
