// A table's picture in the replay of a day: large, to be moved and zoomed, or small, seen whole.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { App, Changes } from '../../app/model';
import type { DayReplay } from '../../app/past/day_replay';
import type { Lane } from '../../app/past/lane';
import { BoardView } from '../../render/board_view';
import type { Item } from '../../scene/item';
import { Layer } from '../../scene/layer';
import type { Scene } from '../../scene/scene';
import { namer } from './lane_names';
import { light } from './lit';
import type { Choice } from './lit';
import type { ReplayStage } from './replay_stage';
import { StagePicture } from './stage_picture';
import '../styles/watch.css';

const margin = { top: 10, right: 10, bottom: 10, left: 10 };

interface Props {
  readonly app: App;
  readonly replay: DayReplay;
  readonly lane: Lane;
  readonly lit: Choice;
}

interface LargeProps extends Props {
  readonly onTouch: (item: Item, scene: Scene) => void;
}

/** Told while its place is on the screen: what is not is not fetched. */
function useSight(
  { replay, lane }: Omit<Props, 'lit'>,
  place: { readonly current: HTMLElement | null },
): void {
  useEffect(() => {
    if (!place.current) return;
    const observer = new IntersectionObserver((entries) => {
      replay.sight(lane.board, entries.at(-1)?.isIntersecting ?? false);
    });
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      replay.sight(lane.board, false);
    };
  }, [replay, lane]);
}

export function LargePicture(props: LargeProps) {
  const { app, replay, lane, lit, onTouch } = props;
  const place = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<ReplayStage | null>(null);
  useSight(props, place);
  const shown = useMemo(
    () => ({
      board: lane.board,
      document: lane.document,
      playing: replay.playing,
      onChanges: (told: (changes: Changes) => void) => lane.onChanges(told),
    }),
    [replay, lane],
  );
  useEffect(() => (stage ? light(stage.view, stage.layer, lit) : undefined), [stage, lit]);
  return <StagePicture app={app} shown={shown} place={place} onStage={setStage} onTouch={onTouch} />;
}

export function SmallPicture(props: Props) {
  const { app, lane, lit } = props;
  const place = useRef<HTMLSpanElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState<{ readonly view: BoardView; readonly layer: Layer } | null>(null);
  useSight(props, place);
  useEffect(() => {
    const at = place.current;
    if (!at || !canvas.current || !overlay.current) return;
    const layer = new Layer(lane.board, lane.document);
    const canvases = { board: canvas.current, overlay: overlay.current };
    const view = new BoardView({ ...canvases, layers: [layer], nameOf: namer(app) });
    setShown({ view, layer });
    const fit = (): void => {
      if (at.clientWidth > 0) view.camera = view.fitting(margin, 1);
    };
    const observer = new ResizeObserver(() => {
      if (at.clientWidth === 0) return;
      view.resize(at.clientWidth, at.clientHeight);
      fit();
    });
    observer.observe(at);
    const stop = lane.onChanges((changes) => {
      if (changes.all) {
        layer.rebuilt(undefined);
        view.rebuilt(layer);
      } else view.apply(layer, changes.list);
      fit();
    });
    return () => {
      observer.disconnect();
      stop();
      view.close();
    };
  }, [lane]);
  useEffect(() => (shown ? light(shown.view, shown.layer, lit) : undefined), [shown, lit]);
  return (
    <span class="mini lane__picture" ref={place} aria-hidden="true">
      <canvas ref={canvas} class="board__picture" />
      <canvas ref={overlay} class="board__picture" />
    </span>
  );
}
