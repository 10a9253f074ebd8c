// A table as a live picture: the same renderer, seen whole, without tools.

import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { App, Board } from '../../app/model';
import { BoardView } from '../../render/board_view';
import { countEntries } from '../../scene/kinds';
import { Layer } from '../../scene/layer';
import { whereaboutsOf } from '../board/whereabouts';
import '../styles/watch.css';

const margin = { top: 14, right: 14, bottom: 14, left: 14 };

/** What is known of a table that is looked at. */
export interface Live {
  readonly board: Board;
  readonly notes: number;
  /** Notes that lie too far off to be in the picture. */
  readonly away: number;
}

interface Props {
  readonly app: App;
  readonly id: string;
  /** Told of the board, and of what is on it. */
  readonly onLive: (live: Live) => void;
}

function makeView(app: App, layer: Layer, base: HTMLCanvasElement, overlay: HTMLCanvasElement): BoardView {
  return new BoardView({
    board: base,
    overlay,
    layers: [layer],
    nameOf: (participant) => app.session.people.peek().get(participant)?.name ?? '',
  });
}

/** Keeps the picture true until the answer is called. */
function follow(
  view: BoardView,
  layer: Layer,
  board: Board,
  place: HTMLElement,
  onLive: Props['onLive'],
): () => void {
  let away = 0;
  const fit = (): void => {
    const overview = view.overview(margin, 1);
    view.camera = overview.camera;
    away = overview.away;
  };
  const observer = new ResizeObserver(() => {
    view.resize(place.clientWidth, place.clientHeight);
    fit();
  });
  observer.observe(place);
  const showOthers = (): void => view.showOthers(layer, whereaboutsOf(board.presence.peek(), board.document));
  const stops = [
    board.onChanges((changes) => {
      if (changes.all) {
        layer.rebuilt(changes.renamed);
        view.rebuilt(layer);
        showOthers();
      } else view.apply(layer, changes.list);
      fit();
      onLive({ board, notes: countEntries(layer.scene.all()), away });
    }),
    board.presence.subscribe(showOthers),
  ];
  return () => {
    observer.disconnect();
    stops.forEach((stop) => stop());
    view.close();
  };
}

export function MiniBoard({ app, id, onLive }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [view, setView] = useState<BoardView | null>(null);
  useEffect(() => {
    if (!place.current || !base.current || !overlay.current) return;
    const board = app.openBoard(id, { mode: 'watch' });
    const layer = new Layer(id, board.document);
    const made = makeView(app, layer, base.current, overlay.current);
    onLive({ board, notes: 0, away: 0 });
    const stop = follow(made, layer, board, place.current, onLive);
    setView(made);
    return () => {
      stop();
      board.close();
    };
  }, [app, id]);
  useSignalEffect(() => {
    void app.session.people.value;
    view?.repaint();
  });
  return (
    <div class="mini" ref={place} aria-hidden="true">
      <canvas ref={base} class="board__picture" />
      <canvas ref={overlay} class="board__picture" />
    </div>
  );
}
