// The day as a strip: its phases by name, how much happened at each table, where we are. Idle hours take little room.

import type { App } from '../../app/model';
import type { Chapter } from '../../app/past/chapters';
import type { DayReplay, Film } from '../../app/past/day_replay';
import { activityOf } from '../../app/past/outline';
import { clock, words } from '../../i18n/language';
import { offsetAt, sameDay, dayOf } from '../../i18n/zoned_time';
import { barHeights, ticks } from './bars';
import { badgeOf } from './lane_names';
import { replayWords } from './replay_words';
import { seeking } from './strip';
import { tickLabel } from './time_bar';

const bars = 240;
/** Height of a table's row in the picture's own units. */
const row = 20;
/** A label nearer to the one before it, or to an end, would be cut; shares of the strip. */
const apart = 0.09;

/** More tables have rows too low for a name. */
const namedMax = 8;
const rowsHeight = (tables: number): number => Math.min(112, Math.max(64, 14 * tables));

const percent = (share: number): string => `${share * 100}%`;

function Rows({ film }: { readonly film: Film }) {
  const { outline, scale } = film;
  const barAt = (time: number): number => Math.floor(scale.shareOf(time) * bars);
  const path = outline.boards
    .map((life, i) => {
      const foot = (i + 1) * row - 1;
      return barHeights(activityOf(life, bars, barAt))
        .map((h, bar) => (h === 0 ? '' : `M${bar + 0.08} ${foot}v${-h * (row - 3)}h0.84v${h * (row - 3)}z`))
        .join('');
    })
    .join('');
  const height = Math.max(1, outline.boards.length) * row;
  return (
    <svg
      class="timeline__bars"
      viewBox={`0 0 ${bars} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
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
  return (
    <div class="day-strip__ticks" aria-hidden="true">
      {labels.map((time) => (
        <span key={time} style={{ left: percent(scale.shareOf(time)) }}>
          {tickLabel(time, timeZone)}
        </span>
      ))}
    </div>
  );
}

interface Props {
  readonly app: App;
  readonly replay: DayReplay;
  readonly film: Film;
  readonly timeZone: string;
}

export function DayTimeBar({ app, replay, film, timeZone }: Props) {
  const { scale } = film;
  const position = replay.position.value;
  const share = percent(scale.shareOf(position));
  const now = clock(position, { seconds: true, timeZone });
  const manyDays = !sameDay(scale.from, scale.to, timeZone);
  const strip = {
    timeAt: (at: number) => scale.timeAt(at),
    shareOf: (time: number) => scale.shareOf(time),
    position: () => replay.position.peek(),
    seek: (time: number) => replay.seek(time),
  };
  return (
    <div
      class="day-strip"
      role="slider"
      tabIndex={0}
      aria-label={words.value.replay.timeline}
      aria-valuemin={scale.from}
      aria-valuemax={scale.to}
      aria-valuenow={Math.round(position)}
      aria-valuetext={words.value.replay.at(manyDays ? `${dayOf(position, timeZone)} ${now}` : now)}
      {...seeking(strip)}
    >
      <Bands film={film} />
      <div class="day-strip__rows" style={{ height: `${rowsHeight(film.lanes.length)}px` }}>
        <Rows film={film} />
        <RowNames app={app} film={film} />
        <div class="timeline__past" style={{ width: share }} />
      </div>
      <div class="day-strip__now" style={{ left: share }} />
      <Ticks film={film} timeZone={timeZone} />
    </div>
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
