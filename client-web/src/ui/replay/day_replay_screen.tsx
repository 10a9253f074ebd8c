// The whole day again: all tables side by side on one clock, one of them large, and the strip to move through it.

import { useMemo, useState } from 'preact/hooks';
import type { App } from '../../app/model';
import type { DayReplay, Film } from '../../app/past/day_replay';
import type { Lane } from '../../app/past/lane';
import type { Filter } from '../../app/past/log/day_log';
import type { Line } from '../../app/past/log/line';
import { words } from '../../i18n/language';
import { zoneOf } from '../../i18n/zoned_time';
import { Button, IconButton } from '../parts/button';
import { copied } from '../parts/clipboard';
import type { Item } from '../../scene/item';
import type { Scene } from '../../scene/scene';
import { LanguageSwitch } from '../parts/language_switch';
import { useLate } from '../parts/use_late';
import { Controls } from './controls';
import { ChapterList, DayTimeBar } from './day_time_bar';
import { FailedNotice } from './failed_notice';
import { Large, Others } from './lanes';
import type { Choice } from './lit';
import { momentOf } from './moment_link';
import { replayWords } from './replay_words';
import { everything, isAbout, storyOf } from './story';
import { useAddress, useGivenMoment } from './use_moment';
import { NotOpened, useOpened } from './use_opened';
import '../styles/replay.css';
import '../styles/day_replay.css';

const loadLog = () => import('./log_panel').then((module) => module.LogPanel);

/** What one person made, or what the log tells the life of, is lit; the rest is dimmed. */
function choiceAt(filter: Filter, lane: Lane): Choice {
  const { who, about } = filter;
  if (about) return (item) => isAbout(about, lane.board, lane.document, item);
  return who === 0 ? null : ({ author }) => author === who;
}

export function DayReplayScreen({ app }: { readonly app: App }) {
  const [given] = useState(() => momentOf(location.hash));
  const { opened: replay, failed, again } = useOpened(() => app.openDayReplay(given.time), 'day');
  const [chosen, choose] = useState(given.board);
  const film = replay?.film.value ?? null;
  const large = film?.lanes.find(({ board }) => board === chosen) ?? film?.lanes[0];
  useAddress(replay, large?.board ?? '');
  useGivenMoment(replay, choose);
  const [reading, setReading] = useState(false);
  const [filter, setFilter] = useState(everything);
  const lit = useMemo(() => {
    const lanes = film?.lanes ?? [];
    return new Map(lanes.map((lane) => [lane.board, reading ? choiceAt(filter, lane) : null]));
  }, [film, filter, reading]);
  /** What is touched tells its life. */
  const touch =
    (lane: Lane) =>
    (item: Item, scene: Scene): void => {
      setFilter({ ...everything, about: storyOf(lane.board, lane.document, scene, item) });
      setReading(true);
    };
  const Log = useLate(reading, loadLog, () => setReading(false));
  const follow = (line: Line): void => {
    replay?.pause();
    replay?.seek(line.time);
    if (line.board !== '') choose(line.board);
  };
  const timeZone = app.session.event.value?.timeZone ?? '';
  return (
    <main class={reading ? 'board replay day-replay day-replay--log' : 'board replay day-replay'}>
      <Head app={app} reading={reading} onReading={setReading} />
      {failed && <NotOpened onAgain={again} />}
      {replay && !film && <NotYet replay={replay} onAgain={again} />}
      {replay && film && large && (
        <div class={reading ? 'lanes lanes--log' : 'lanes'}>
          <Large
            key={large.board}
            app={app}
            replay={replay}
            lane={large}
            lit={lit.get(large.board) ?? null}
            onTouch={touch(large)}
          />
          <Others app={app} replay={replay} film={film} large={large} lit={lit} onChoose={choose} />
          {Log && (
            <Log
              app={app}
              replay={replay}
              filter={filter}
              onFilter={setFilter}
              onLine={follow}
              onClose={() => setReading(false)}
            />
          )}
        </div>
      )}
      {replay && film && <Foot app={app} replay={replay} film={film} timeZone={timeZone} />}
    </main>
  );
}

interface HeadProps {
  readonly app: App;
  readonly reading: boolean;
  readonly onReading: (reading: boolean) => void;
}

function Head({ app, reading, onReading }: HeadProps) {
  const t = replayWords.value;
  const role = app.session.identity.value?.role;
  return (
    <header class="board__head">
      <IconButton
        icon="back"
        kind="quiet"
        label={words.value.common.back}
        onPress={() => app.router.go({ screen: role === 'moderator' ? 'desk' : 'home' })}
      />
      <h1 class="board__title">
        <span class="board__badge board__badge--replay">{t?.title}</span>
        <span class="board__question">{app.session.event.value?.title}</span>
      </h1>
      <Button icon="list" on={reading} onPress={() => onReading(!reading)}>
        {t?.log}
      </Button>
      <CopyLink />
      <LanguageSwitch />
    </header>
  );
}

function CopyLink() {
  const t = replayWords.value;
  const [said, setSaid] = useState('');
  if (!t) return null;
  const copy = async (): Promise<void> => {
    setSaid((await copied(location.href)) ? t.linkCopied : t.linkShown);
  };
  return (
    <>
      <IconButton icon="link" kind="quiet" label={t.copyLink} onPress={() => void copy()} />
      <span class="day-replay__said" role="status">
        {said}
      </span>
    </>
  );
}

function NotYet({ replay, onAgain }: { readonly replay: DayReplay; readonly onAgain: () => void }) {
  const t = replayWords.value;
  const error = replay.error.value;
  return (
    <div class="board__place">
      {error ? (
        <FailedNotice onAgain={onAgain}>
          {t?.failed} {words.value.join.errors[error.code]}
        </FailedNotice>
      ) : (
        <p class="replay__notice" role="status">
          {t?.loading ?? words.value.common.loading}
        </p>
      )}
    </div>
  );
}

interface FootProps {
  readonly app: App;
  readonly replay: DayReplay;
  readonly film: Film;
  readonly timeZone: string;
}

function Foot({ app, replay, film, timeZone }: FootProps) {
  const t = replayWords.value;
  const { town, offset } = zoneOf(film.scale.to, timeZone);
  if (film.outline.boards.every(({ begins }) => begins.length === 0)) {
    return (
      <footer class="replay__foot">
        <p role="status">{t?.nothing}</p>
      </footer>
    );
  }
  return (
    <footer class="replay__foot">
      <DayTimeBar app={app} replay={replay} film={film} timeZone={timeZone} />
      <ChapterList replay={replay} film={film} timeZone={timeZone} />
      <Controls replay={replay} timeZone={timeZone} />
      <p class="replay__hint">
        {words.value.replay.idleSkipped} · {words.value.replay.zone(town, offset)}
        {replay.still && ` · ${t?.still ?? ''}`}
      </p>
    </footer>
  );
}
