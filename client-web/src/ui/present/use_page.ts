// A table's page, which stays true while its board changes.

import { useEffect, useState } from 'preact/hooks';
import type { App } from '../../app/model';
import type { Day } from '../../day/day';
import { Layer } from '../../scene/layer';
import type { RankReader } from '../../scene/outline';
import { pageOf, type Page } from './page_of';

interface Read {
  readonly layer: Layer;
  readonly reader: RankReader;
}

/** Null: the board has not come yet. For one board: whoever shows another is another (`key`). */
export function usePage(app: App, id: string, day: Day): Page | null {
  // A new one at each change: what it holds stays the same.
  const [read, setRead] = useState<Read | null>(null);
  useEffect(() => {
    const board = app.openBoard(id, { mode: 'watch' });
    const layer = new Layer(id, board.document);
    const stop = board.onChanges((changes) => {
      if (changes.all) layer.rebuilt(changes.renamed);
      else layer.scene.update(changes.list);
      setRead({ layer, reader: board.document });
    });
    return () => {
      stop();
      board.close();
    };
  }, [app, id]);
  return read && pageOf(read.layer, read.reader, day);
}
