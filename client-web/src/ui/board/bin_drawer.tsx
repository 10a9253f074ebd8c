// The bin: what was deleted on this board, by whom and when, and the way back for each.

import { useEffect, useMemo, useState } from 'preact/hooks';
import type { App, Board, Deletion } from '../../app/model';
import type { ObjectRef } from '../../core/document';
import type { BinCatalogue } from '../../i18n/bin_fr';
import { words, dayAndClock } from '../../i18n/language';
import { paintOf } from '../../scene/palette';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { deletedOn, purgedOn, searched } from './bin';
import { binWords } from './bin_words';
import type { Deleted } from './bin';
import type { BoardStage } from './board_stage';
import { late } from './late';
import '../styles/bin.css';

/** Shown at once; a day's bin has hundreds. */
const shownAtOnce = 50;
/** A list shorter than this is read faster than searched. */
const searchedFrom = 8;

type Times = readonly Deletion[] | 'asking' | 'unknown';

/** When things were deleted: the server's log knows, and is asked each time the bin is opened. */
function useTimes(board: Board): { times: Times; ask: () => void } {
  const [times, setTimes] = useState<Times>('asking');
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let over = false;
    setTimes('asking');
    board.deletions().then(
      (known) => !over && setTimes(known),
      () => !over && setTimes('unknown'),
    );
    return () => void (over = true);
  }, [board, asked]);
  return { times, ask: () => setAsked((n) => n + 1) };
}

interface Props {
  readonly app: App;
  readonly board: Board;
  readonly stage: BoardStage;
  readonly onClose: () => void;
}

/** Nothing until its words have come. */
export function BinDrawer(props: Props) {
  const t = binWords.value;
  return t && <Opened {...props} t={t} />;
}

function Opened({ app, board, stage, t, onClose }: Props & { readonly t: BinCatalogue }) {
  const { times, ask } = useTimes(board);
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(shownAtOnce);
  const [back, setBack] = useState<Deleted | null>(null);
  const known = typeof times === 'string' ? null : times;
  const version = stage.version.value;
  const thing = late.value?.nameOf;
  const all = useMemo(() => deletedOn(board.document, known, thing), [board, known, version, thing]);
  const purged = useMemo(() => known && purgedOn(board.document, known), [board, known, version]);
  const people = app.session.people.value;
  const me = app.session.identity.value;
  const nameOf = (participant: number): string =>
    participant === me?.participant ? t.me : (people.get(participant)?.name ?? '');
  const found = searched(all, search, nameOf);
  const zone = app.session.event.value?.timeZone ?? '';
  const meta = (one: Deleted): string => {
    const who = nameOf(one.participant);
    const when = one.time === undefined ? '' : dayAndClock(one.time, zone);
    const locked = one.locked && !stage.moderator ? t.locked : '';
    return [who && t.by(who), when, locked].filter((part) => part !== '').join(' · ');
  };
  const restore = (one: Deleted): void => {
    if (restored(stage, one.ref)) setBack(one);
  };
  const show = (one: Deleted): void => {
    const { layers, selection } = stage;
    const name = layers.ground.names.named(one.ref);
    const found = name && layers.find(name);
    onClose();
    if (!found) return;
    selection.set([name]);
    stage.sight.lookAt(found.item);
  };
  return (
    <Dialog title={t.title} place="side" onClose={onClose}>
      <p class="list__lead">{all.length === 0 ? t.none : t.lead(all.length)}</p>
      {times === 'unknown' && (
        <p class="bin__note">
          {t.noTimes} <Button onPress={ask}>{t.again}</Button>
        </p>
      )}
      {all.length >= searchedFrom && (
        <input
          class="field__input"
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <p class="bin__note" role="status">
        {back && (
          <>
            {t.back(excerpt(back))} <Button onPress={() => show(back)}>{t.show}</Button>
          </>
        )}
        {!back && all.length > 0 && found.length === 0 && t.notFound}
      </p>
      <ol class="list">
        {found.slice(0, most).map((one) => (
          <li key={`${one.ref.counter}.${one.ref.replica}`} class="bin__row">
            <Words one={one} meta={meta(one)} />
            {stage.editable && (stage.moderator || !one.locked) && (
              <Button onPress={() => restore(one)}>{t.bringBack}</Button>
            )}
          </li>
        ))}
      </ol>
      {found.length > most && (
        <Button onPress={() => setMost(most + 4 * shownAtOnce)}>{t.more(found.length - most)}</Button>
      )}
      {purged && <p class="list__lead">{t.purged(purged.count, dayAndClock(purged.until, zone))}</p>}
    </Dialog>
  );
}

function restored(stage: BoardStage, ref: ObjectRef): boolean {
  const name = stage.layers.ground.names.named(ref);
  return name !== null && stage.bringBack([name]);
}

function calledOf(one: Deleted): string {
  const untitled = binWords.value?.untitled ?? '';
  return one.text.trim() || one.name || (one.frame ? untitled : words.value.list.empty);
}

function excerpt(one: Deleted): string {
  const text = calledOf(one);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

interface WordsProps {
  readonly one: Deleted;
  readonly meta: string;
}

function Words({ one, meta }: WordsProps) {
  const { paper, edge } = paintOf(one.colour);
  return (
    <div class="list__note">
      <span
        class={one.frame ? 'list__spot bin__frame' : 'list__spot'}
        style={{ background: paper, borderColor: edge }}
      />
      <span class="list__text bin__text">{calledOf(one)}</span>
      <span class="list__meta">{meta}</span>
    </div>
  );
}
