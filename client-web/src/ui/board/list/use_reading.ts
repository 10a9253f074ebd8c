// The lines of a board for as long as its list is open, and what others do to it in sentences.

import { useEffect, useMemo, useState } from 'preact/hooks';
import { Fields } from '../../../core/view';
import { rulesOf } from '../../../scene/kinds';
import type { ChangedThings, WorkLayer } from '../../../tools/work_layer';
import { wordsOf } from '../chapters';
import type { BoardStage } from '../board_stage';
import { News } from './news';
import { Reading, keyOf } from './reading';
import { listingWords } from './words';

/** Whoever wrote it, it is not news to me. */
function isMine(stage: BoardStage, layer: WorkLayer, handle: number): boolean {
  return layer.document.object(handle).author === stage.participant;
}

/** How many things I have done there. */
const actsOf = (layer: WorkLayer): number => layer.board.acts?.peek() ?? 0;

/** Tells the news of changes, apart from those that came of what I did. */
class Reporter {
  private readonly acts = new Map<WorkLayer, number>();

  constructor(
    private readonly stage: BoardStage,
    private readonly news: News,
    private readonly nameOf: (participant: number) => string,
  ) {
    for (const layer of stage.layers.all.peek()) this.acts.set(layer, actsOf(layer));
  }

  hear(layer: WorkLayer, { all, list }: ChangedThings): void {
    const { stage, news } = this;
    const acts = actsOf(layer);
    // A layer that was laid over the board since begins with what is there.
    const mine = (this.acts.get(layer) ?? acts) !== acts;
    this.acts.set(layer, acts);
    if (all || mine) return;
    for (const { handle, fields } of list) {
      const item = layer.scene.get(handle);
      const key = keyOf(layer.names.of(handle));
      if (!item) {
        if (fields & Fields.life) news.hear({ what: 'gone', key, text: layer.document.text(handle), by: '' });
        continue;
      }
      const { listed } = rulesOf(item);
      if (listed !== 'entry' && listed !== 'chapter') continue;
      const by = this.nameOf(item.author);
      if (fields & Fields.created) {
        if (!isMine(stage, layer, handle)) news.hear({ what: 'new', key, text: wordsOf(item), by });
      } else if (fields & Fields.text && !this.writes(layer, handle)) {
        news.hear({ what: 'changed', key, text: wordsOf(item), by });
      }
    }
  }

  /** I am writing it, here or over the board. */
  private writes(layer: WorkLayer, handle: number): boolean {
    const { activeElement } = document;
    const name = layer.names.of(handle);
    return activeElement instanceof HTMLTextAreaElement && this.stage.selection.value.has(name);
  }
}

interface Read {
  readonly reading: Reading;
  /** The last news; empty: none yet. */
  readonly said: string;
}

export function useReading(stage: BoardStage, nameOf: (participant: number) => string): Read {
  const [said, setSaid] = useState('');
  const news = useMemo(() => new News(), [stage]);
  const reading = useMemo(() => {
    const reporter = new Reporter(stage, news, nameOf);
    return new Reading(stage.layers, (layer, changes) => reporter.hear(layer, changes));
  }, [stage]);
  useEffect(() => () => reading.close(), [reading]);
  const version = reading.version.value;
  useEffect(() => {
    const t = listingWords.peek();
    const { due } = news;
    if (due === null || !t) return;
    let timer = 0;
    const wait = (): void => {
      timer = window.setTimeout(tell, Math.max(0, due - performance.now()));
    };
    const tell = (): void => {
      const text = news.take(performance.now(), t);
      if (text !== '') setSaid(text);
      // A timer may be a little early.
      else wait();
    };
    wait();
    return () => clearTimeout(timer);
  }, [version, news]);
  return { reading, said };
}
