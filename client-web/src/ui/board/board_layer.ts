// An open board as a layer of the view: what changes on it and who is there reaches the picture, and what a screen holds of it
// is held on to when its document is rebuilt.

import type { Board, Changes } from '../../app/model';
import { refOf } from '../../core/names';
import type { BoardView } from '../../render/board_view';
import { byLayer } from '../../tools/layers';
import type { FoundWork, Layers } from '../../tools/layers';
import { WorkLayer } from '../../tools/work_layer';
import { whereaboutsOf } from './whereabouts';

/** More are not shown to others as selected. */
const shownMax = 64;

export interface LayerHost {
  readonly view: BoardView;
  readonly layers: Layers;
  /** Before each edit that is not a letter typed. */
  readonly before: () => void;
  /** A layer's document was rebuilt; its names are found again. */
  readonly rebuilt: () => void;
  /** A layer changed, or was rebuilt. */
  readonly changed: () => void;
}

/** Puts a board on top of what is there; the answer takes it away again. */
export function layBoard(board: Board, host: LayerHost): { readonly layer: WorkLayer; stop(): void } {
  const { view, layers } = host;
  const editable = (): boolean => !board.status.peek().readOnly;
  const layer = new WorkLayer(board, layers.history, { editable, before: host.before });
  layers.add(layer);
  view.add(layer);
  const showOthers = (): void => {
    view.showOthers(layer, whereaboutsOf(board.presence.peek(), board.document));
  };
  const onChanges = (changes: Changes): void => {
    if (changes.all) {
      layer.rebuilt(changes.renamed);
      view.rebuilt(layer);
      host.rebuilt();
      showOthers();
    } else view.apply(layer, changes.list);
    host.changed();
  };
  const stops = [board.onChanges(onChanges), board.presence.subscribe(showOthers)];
  const stop = (): void => {
    stops.forEach((end) => end());
    layers.remove(layer);
    view.remove(layer);
    host.changed();
  };
  return { layer, stop };
}

/** What is picked, on the picture and for the others at each board. */
export function showPicked(layers: Layers, picked: readonly FoundWork[]): void {
  const found = byLayer(picked);
  for (const layer of layers.all.peek()) {
    const items = found.get(layer) ?? [];
    layer.selected = new Set(items.map(({ handle }) => handle));
    const refs = items.slice(0, shownMax).map(({ handle }) => refOf(layer.names.of(handle)));
    layer.board.setPresence({ selected: refs.length > 0 ? refs : undefined });
  }
}
