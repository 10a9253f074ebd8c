// The tables of a day side by side: one large, the others small, each a press away from being large.

import type { App } from '../../app/model';
import type { DayReplay, Film } from '../../app/past/day_replay';
import type { Lane } from '../../app/past/lane';
import { tie } from '../../i18n/typography';
import type { Item } from '../../scene/item';
import type { Scene } from '../../scene/scene';
import { badgeOf, tableAt } from './lane_names';
import { LargePicture, SmallPicture } from './lane_picture';
import type { Choice } from './lit';
import { replayWords } from './replay_words';

/** What keeps a table's picture from being of the moment that is chosen. */
function Late({ lane }: { readonly lane: Lane }) {
  const t = replayWords.value;
  if (lane.failed.value) {
    return (
      <p class="lane__late lane__late--failed" role="alert">
        {t?.laneFailed}
      </p>
    );
  }
  return lane.waiting.value ? <p class="lane__late">{t?.waiting}</p> : null;
}

interface LargeProps {
  readonly app: App;
  readonly replay: DayReplay;
  readonly lane: Lane;
  readonly lit: Choice;
  readonly onTouch: (item: Item, scene: Scene) => void;
}

export function Large(props: LargeProps) {
  const { app, lane } = props;
  const table = tableAt(app, lane.board);
  return (
    <section class="lane lane--large" data-board={lane.board}>
      <h2 class="lane__title">
        <span class="board__badge">{badgeOf(app, lane.board)}</span>
        <span class="lane__question">{table && tie(table.question)}</span>
      </h2>
      <LargePicture {...props} />
      <Late lane={lane} />
    </section>
  );
}

interface OthersProps {
  readonly app: App;
  readonly replay: DayReplay;
  readonly film: Film;
  readonly large: Lane;
  readonly lit: ReadonlyMap<string, Choice>;
  readonly onChoose: (board: string) => void;
}

export function Others({ app, replay, film, large, lit, onChoose }: OthersProps) {
  const t = replayWords.value;
  const others = film.lanes.filter((lane) => lane !== large);
  if (others.length === 0 || !t) return null;
  return (
    <ul class="lanes__others" aria-label={t.tables}>
      {others.map((lane) => (
        <li key={lane.board}>
          <button
            type="button"
            class="lane lane--small"
            data-board={lane.board}
            aria-label={t.large(badgeOf(app, lane.board))}
            onClick={() => onChoose(lane.board)}
          >
            <span class="lane__title">
              <span class="board__badge">{badgeOf(app, lane.board)}</span>
            </span>
            <SmallPicture app={app} replay={replay} lane={lane} lit={lit.get(lane.board) ?? null} />
          </button>
        </li>
      ))}
    </ul>
  );
}
