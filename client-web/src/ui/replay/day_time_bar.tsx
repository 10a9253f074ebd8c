// The day as a strip: its phases by name, how much happened at each table, where we are. Idle hours take little room.

import type { App } from '../../app/model';
import type { Chapter } from '../../app/past/chapters';
import type { DayReplay, Film } from '../../app/past/day_replay';
import { activityOf } from '../../app/past/outline';
import { clock, words } from '../../i18n/language';
import { offsetAt, sameDay } from '../../i18n/zoned_time';
import { barHeights, barsPath, percent, ticks } from './bars';
import { Histogram } from './histogram';
import { badgeOf } from './lane_names';
import { replayWords } from './replay_words';
import { TickLabels } from './tick_labels';
import { TimeSlider } from './time_slider';

const bars = 240;
/** Height of a table's row in the picture's own units. */
const row = 20;
/** A label nearer to the one before it, or to an end, would be cut; shares of the strip. */
const apart = 0.09;

/** More tables have rows too low for a name. */
const namedMax = 8;
const rowsHeight = (tables: number): number => Math.min(112, Math.max(64, 14 * tables));

function Rows({ film }: { readonly film: Film }) {
  const { outline, scale } = film;
  const barAt = (time: number): number => Math.floor(scale.shareOf(time) * bars);
  const paths = outline.boards.map((life, i) => {
    const heights = barHeights(activityOf(life, bars, barAt));
    return barsPath(heights, (i + 1) * row - 1, row - 3, 0.08);
  });
  return <Histogram columns={bars} height={Math.max(1, paths.length) * row} path={paths.join('')} />;
}

/** Which row is whose, where there is room for it. */
function RowNames({ app, film }: { readonly app: App; readonly film: Film }) {
  const { lanes } = film;
  if (lanes.length > namedMax) return null;
  return (
    <div class="day-strip__names" aria-hidden="true">
      {lanes.map(({ board }) => (
        <span key={board}>{badgeOf(app, board)}</span>
      ))}
    </div>
  );
}

/** Names of phases over the strip, each as wide as it lasted. */
function Bands({ film }: { readonly film: Film }) {
  const { scale, chapters } = film;
  const end = (chapter: Chapter): number => scale.shareOf(Math.min(chapter.to, scale.to));
  return (
    <div class="day-strip__bands" aria-hidden="true">
      {chapters
        .filter((chapter) => end(chapter) > scale.shareOf(chapter.from))
        .map((chapter) => (
          <span
            key={chapter.id}
            class={chapter.tables.length === 0 ? 'day-strip__band' : 'day-strip__band day-strip__band--some'}
            style={{
              left: percent(scale.shareOf(chapter.from)),
              width: percent(end(chapter) - scale.shareOf(chapter.from)),
            }}
          >
            {chapter.title}
          </span>
        ))}
    </div>
  );
}

function Ticks({ film, timeZone }: { readonly film: Film; readonly timeZone: string }) {
  const { scale } = film;
  let last = 0;
  const shown = scale.parts.flatMap(({ from, to, left }, i) => {
    // Where a long pause is left out, what comes after it says when it is.
    const begins = i > 0 && !sameDay(from, scale.parts[i - 1]!.to, timeZone) ? [from] : [];
    const inside = ticks(from, to, 8, offsetAt(from, timeZone));
    return [...begins, ...(inside.length > 0 ? inside : i > 0 && left - last > apart ? [from] : [])];
  });
  const labels = shown.filter((time) => {
    const share = scale.shareOf(time);
    if (share - last < apart || share > 1 - apart / 2) return false;
    last = share;
    return true;
  });
  return <TickLabels times={labels} strip={scale} timeZone={timeZone} />;
}

interface Props {
  readonly app: App;
  readonly replay: DayReplay;
  readonly film: Film;
  readonly timeZone: string;
}

export function DayTimeBar({ app, replay, film, timeZone }: Props) {
  return (
    <TimeSlider class="timeline day-strip" replay={replay} strip={film.scale} timeZone={timeZone}>
      <Bands film={film} />
      <div class="day-strip__rows" style={{ height: `${rowsHeight(film.lanes.length)}px` }}>
        <Rows film={film} />
        <RowNames app={app} film={film} />
        <div class="timeline__past" />
      </div>
      <div class="timeline__now" />
      <Ticks film={film} timeZone={timeZone} />
    </TimeSlider>
  );
}

/** The phases as buttons: where they begin is one press away. */
export function ChapterList({ replay, film, timeZone }: Omit<Props, 'app'>) {
  const t = replayWords.value;
  const position = replay.position.value;
  if (!t || film.chapters.length === 0) return null;
  const named = ({ title, tables }: Chapter): string => {
    if (tables.length === 0) return title;
    const at = tables.map((n) => (n === 0 ? words.value.tables.agora : words.value.tables.table(n)));
    return t.chapterOf(title, at.join(', '));
  };
  return (
    <nav class="chapters" aria-label={t.chapters}>
      <ol>
        {film.chapters.map((chapter) => (
          <li key={chapter.id}>
            <button
              type="button"
              class="chapter"
              aria-current={chapter.from <= position && position < chapter.to ? 'true' : undefined}
              onClick={() => replay.seek(chapter.from)}
            >
              {t.chapterAt(named(chapter), clock(chapter.from, { timeZone }))}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
