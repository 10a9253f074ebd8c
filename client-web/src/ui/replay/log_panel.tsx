// The day as a log in sentences: by person, by table, by a word, and each line leads to its moment.

import '../styles/day_replay.css';
import { computed } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { App } from '../../app/model';
import type { DayReplay } from '../../app/past/day_replay';
import { filtered, linesUntil } from '../../app/past/log/day_log';
import type { About, DayLog, Filter } from '../../app/past/log/day_log';
import { keyOf } from '../../app/past/log/line';
import type { Line } from '../../app/past/log/line';
import { clock, words } from '../../i18n/language';
import type { LogCatalogue } from '../../i18n/log_fr';
import { Button, IconButton } from '../parts/button';
import { badgeOf } from './lane_names';
import { logWords, sentence } from './log_words';
import { everything, propositionStories } from './story';

/** Lines that are in the page at once. */
const shownMax = 100;

interface Props {
  readonly app: App;
  readonly replay: DayReplay;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  /** Leads to a line's moment. */
  readonly onLine: (line: Line) => void;
  readonly onClose: () => void;
}

function nameOf(app: App, t: LogCatalogue, who: number): string {
  return app.session.people.value.get(who)?.name ?? t.somebody;
}

function placeOf(app: App, t: LogCatalogue, { board }: Line): string {
  return board === '' ? t.ofDay : badgeOf(app, board);
}

function useLog(replay: DayReplay): DayLog | null {
  const [log, setLog] = useState<DayLog | null>(null);
  useEffect(() => {
    const opened = replay.openLog();
    setLog(opened);
    return () => opened?.close();
  }, [replay]);
  return log;
}

export function LogPanel(props: Props) {
  const t = logWords.value;
  const log = useLog(props.replay);
  if (!t || !log) return <aside class="log" />;
  return <Log {...props} t={t} log={log} />;
}

interface LogProps extends Props {
  readonly t: LogCatalogue;
  readonly log: DayLog;
}

function Log({ app, replay, filter, onFilter, onLine, onClose, t, log }: LogProps) {
  const all = log.lines.value;
  const lines = useMemo(() => filtered(all, filter), [all, filter]);
  return (
    <aside class="log" aria-label={t.title}>
      <header class="log__head">
        <h2>{t.title}</h2>
        <IconButton icon="close" kind="quiet" label={words.value.common.close} onPress={onClose} />
      </header>
      <Filters app={app} replay={replay} t={t} filter={filter} onFilter={onFilter} />
      <Found app={app} t={t} log={log} lines={lines} text={filter.text.trim()} />
      <Lines
        app={app}
        replay={replay}
        t={t}
        filter={filter}
        whole={log.read.value === 1}
        lines={lines}
        onFilter={onFilter}
        onLine={onLine}
      />
    </aside>
  );
}

type FiltersProps = Pick<LogProps, 'app' | 'replay' | 't' | 'filter' | 'onFilter'>;

function Filters({ app, replay, t, filter, onFilter }: FiltersProps) {
  const people = [...app.session.people.value.values()].sort((a, b) => a.name.localeCompare(b.name));
  const boards = replay.film.value?.lanes ?? [];
  return (
    <search class="log__filters">
      <label class="log__field log__field--wide">
        <span>{t.search}</span>
        <input
          class="field__input"
          type="search"
          value={filter.text}
          maxLength={200}
          onInput={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
        />
      </label>
      <label class="log__field">
        <span>{t.who}</span>
        <select
          class="field__input"
          value={filter.who}
          onChange={({ currentTarget }) => onFilter({ ...filter, who: Number(currentTarget.value) })}
        >
          <option value={0}>{t.everybody}</option>
          {people.map(({ participant, name }) => (
            <option key={participant} value={participant}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="log__field">
        <span>{t.where}</span>
        <select
          class="field__input"
          value={filter.board}
          onChange={({ currentTarget }) => onFilter({ ...filter, board: currentTarget.value })}
        >
          <option value="">{t.everywhere}</option>
          {boards.map(({ board }) => (
            <option key={board} value={board}>
              {badgeOf(app, board)}
            </option>
          ))}
          <option value="day">{t.ofDay}</option>
        </select>
      </label>
      <Stories app={app} replay={replay} t={t} filter={filter} onFilter={onFilter} />
    </search>
  );
}

/** The life of one thing: of a proposition that is there at the moment shown, or of what was chosen otherwise. */
function Stories({ app, replay, t, filter, onFilter }: FiltersProps) {
  const told = (): Told[] =>
    (replay.film.peek()?.lanes ?? []).flatMap(({ board, document }) =>
      propositionStories(board, document).map((about) => ({
        about,
        name: t.place(badgeOf(app, board), about.title),
      })),
    );
  const [stories, setStories] = useState(told);
  const { about } = filter;
  const known = about ? stories.findIndex((one) => sameKeys(one.about, about)) : -1;
  const value = about === null ? 'all' : known < 0 ? 'other' : String(known);
  if (stories.length === 0 && about === null) return null;
  return (
    <label class="log__field log__field--wide">
      <span>{t.story}</span>
      <select
        class="field__input"
        value={value}
        onFocus={() => setStories(told())}
        onChange={({ currentTarget }) =>
          onFilter({ ...filter, about: stories[Number(currentTarget.value)]?.about ?? null })
        }
      >
        <option value="all">{t.allThings}</option>
        {value === 'other' && <option value="other">{about?.title || t.untitled}</option>}
        {stories.map(({ name }, i) => (
          <option key={name} value={i}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface Told {
  readonly about: About;
  readonly name: string;
}

function sameKeys(a: About, b: About): boolean {
  return a.keys.size === b.keys.size && [...a.keys].every((key) => b.keys.has(key));
}

interface FoundProps {
  readonly app: App;
  readonly t: LogCatalogue;
  readonly log: DayLog;
  readonly lines: readonly Line[];
  readonly text: string;
}

/** How many lines there are, and where a word appeared first. */
function Found({ app, t, log, lines, text }: FoundProps) {
  const read = log.read.value;
  const first = lines[0];
  const timeZone = app.session.event.value?.timeZone ?? '';
  const sought = (): string => {
    if (text === '') return '';
    if (!first) return read < 1 ? '' : t.neverFound(text);
    return t.first(text, clock(first.time, { timeZone }), placeOf(app, t, first));
  };
  return (
    <div class="log__found">
      <p role="status">{[t.count(lines.length), sought()].filter((part) => part !== '').join(' · ')}</p>
      {read < 1 && !log.failed.value && <p>{t.reading(Math.floor(100 * read))}</p>}
      {log.failed.value && <p role="alert">{t.failed}</p>}
    </div>
  );
}

/** The life of what a line is about. */
function aboutOf({ board, about, act }: Line): About | null {
  return about && { title: 'text' in act ? act.text : '', keys: new Set([keyOf(board, about)]) };
}

type LinesProps = Pick<LogProps, 'app' | 'replay' | 't' | 'filter' | 'onFilter' | 'onLine'> & {
  /** All of the log has been read. */
  readonly whole: boolean;
  readonly lines: readonly Line[];
};

function Lines({ app, replay, t, filter, whole, lines, onFilter, onLine }: LinesProps) {
  const timeZone = app.session.event.value?.timeZone ?? '';
  // Of all moments those count at which another line is the newest.
  const newest = useMemo(() => computed(() => linesUntil(lines, replay.position.value)), [replay, lines]);
  const shown = newest.value;
  const wanted = Math.floor(Math.max(0, shown - 1) / shownMax);
  // What is chosen stays where it is; what is played leafs on by itself.
  const [page, setPage] = useState(wanted);
  const pages = Math.max(1, Math.ceil(lines.length / shownMax));
  const at = Math.min(page, pages - 1);
  const playing = replay.playing.value > 0;
  useEffect(() => {
    if (playing) setPage(wanted);
  }, [playing, wanted]);
  // What is sought begins with what came first; all of it, once it has been read, with the moment that is shown.
  useEffect(() => setPage(filter === everything ? wanted : 0), [filter, whole]);
  const told = (line: Line): string => {
    const what = sentence(t, line, nameOf(app, t, line.who));
    return line.board === '' ? what : t.place(badgeOf(app, line.board), what);
  };
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [at, filter, whole, playing && shown]);
  return (
    <>
      <ol class="log__lines" ref={list} start={at * shownMax + 1} tabIndex={-1}>
        {lines.slice(at * shownMax, (at + 1) * shownMax).map((line, i) => (
          <li class="log__row" key={`${line.board} ${line.offset} ${at * shownMax + i}`}>
            <button
              type="button"
              class="log__line"
              aria-current={at * shownMax + i === shown - 1 ? 'true' : undefined}
              onClick={() => onLine(line)}
            >
              <time dateTime={new Date(line.time).toISOString()}>{clock(line.time, { timeZone })}</time>{' '}
              <span>{told(line)}</span>
            </button>
            {line.about && !filter.about && (
              <IconButton
                icon="replay"
                kind="quiet"
                label={t.storyOf('text' in line.act ? line.act.text : '')}
                onPress={() => onFilter({ ...everything, about: aboutOf(line) })}
              />
            )}
          </li>
        ))}
      </ol>
      {pages > 1 && (
        <nav class="log__pages" aria-label={t.title}>
          <Button disabled={at === 0} onPress={() => setPage(at - 1)}>
            {t.earlier}
          </Button>
          <span>
            {at + 1} / {pages}
          </span>
          <Button disabled={at + 1 >= pages} onPress={() => setPage(at + 1)}>
            {t.later}
          </Button>
        </nav>
      )}
    </>
  );
}
