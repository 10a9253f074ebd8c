// The photos of the room: brought, described, put in order, and taken out. Nothing is kept before everybody on them is said to agree.

import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '../../../app/api';
import type { App } from '../../../app/model';
import { album, photosMax, replaceAlbum, wordsMax } from '../../../app/photos';
import { prepare } from '../../../app/pictures/prepare';
import { keyOf, pictureSource, shelf } from '../../../app/pictures/source';
import { upload } from '../../../app/pictures/upload';
import { Button, IconButton } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { chosenOf, joined, moved, withNew } from './chosen';
import type { Chosen } from './chosen';
import { photosWords } from './photos_words';
import '../../styles/desk.css';
import '../../styles/photos.css';

/** What was not saved when the dialog was closed, by event: nothing that was written goes with it. */
const unsaved = new Map<string, { readonly list: readonly Chosen[]; readonly revision: number }>();

/** The address of a picture's bytes, while it is shown. */
function useBytes(blob: string): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    pictureSource.load(blob).then(
      (bytes) => {
        if (!bytes || gone) return;
        made = URL.createObjectURL(bytes);
        setAddress(made);
      },
      (error: unknown) => console.warn('tablee: a photo can not be shown', error),
    );
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [blob]);
  return address;
}

interface RowProps {
  readonly one: Chosen;
  readonly number: number;
  readonly last: boolean;
  readonly onChange: (one: Chosen) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function Row({ one, number, last, onChange, onMove, onRemove }: RowProps) {
  const t = photosWords.value;
  const address = useBytes(one.blob);
  if (!t) return null;
  return (
    <li class="photos__one" aria-label={t.photo(number)}>
      <span class="photos__picture">
        {address !== null && <img src={address} alt={one.words || t.photo(number)} />}
      </span>
      <div class="photos__about">
        <label class="day-field">
          <span>{t.words(number)}</span>
          <textarea
            class="field__input"
            rows={2}
            dir="auto"
            maxLength={wordsMax}
            value={one.words}
            onInput={({ currentTarget }) => onChange({ ...one, words: currentTarget.value })}
          />
        </label>
        {one.isNew && (
          <label class="results__check">
            <input
              type="checkbox"
              checked={one.agreed}
              onChange={({ currentTarget }) => onChange({ ...one, agreed: currentTarget.checked })}
            />
            <span>{t.agree}</span>
          </label>
        )}
        <span class="desk__acts">
          <IconButton
            icon="up"
            label={t.earlier(number)}
            kind="quiet"
            disabled={number === 1}
            onPress={() => onMove(-1)}
          />
          <IconButton
            icon="down"
            label={t.later(number)}
            kind="quiet"
            disabled={last}
            onPress={() => onMove(1)}
          />
          <Button kind="quiet" onPress={onRemove}>
            {t.remove(number)}
          </Button>
        </span>
      </div>
    </li>
  );
}

interface Props {
  readonly app: App;
  readonly onClose: () => void;
  /** How many there are now. */
  readonly onSaved: (count: number) => void;
}

type Said =
  'loading' | 'bringing' | 'saving' | 'saved' | 'failed' | 'notAll' | 'unfit' | 'full' | 'changed' | null;

/** Each file as a picture of the event; what is none of them is said. */
async function bring(
  files: readonly File[],
  app: App,
  token: string,
  found: (blob: string) => void,
): Promise<boolean> {
  const event = app.session.event.peek();
  const board = event?.agora || event?.tables[0]?.board || '';
  let all = true;
  for (const file of files) {
    const made = await prepare(file, 'image/jpeg');
    if (typeof made === 'string') {
      all = false;
      continue;
    }
    const { bytes, type } = made;
    const sent = await upload({
      board,
      token,
      bytes,
      type,
      progress: () => undefined,
      signal: AbortSignal.timeout(60_000),
    });
    if (!('blob' in sent)) throw new Error(sent.code);
    // So that it is shown without being fetched again.
    await shelf.keep(keyOf(event?.id ?? '', sent.blob), { bytes, type }, Date.now()).catch(() => undefined);
    found(sent.blob);
  }
  return all;
}

export function PhotosDialog({ app, onClose, onSaved }: Props) {
  const t = photosWords.value;
  const [list, setList] = useState<readonly Chosen[]>([]);
  const [revision, setRevision] = useState<number | null>(null);
  const [said, setSaid] = useState<Said>('loading');
  const [changed, setChanged] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const event = app.session.event.value?.id ?? '';
  const change = (next: readonly Chosen[]): void => {
    setList(next);
    setChanged(true);
    unsaved.set(event, { list: next, revision: revision ?? 0 });
  };
  /** Says what is done, and whether it failed. */
  const act = async (saying: Said, what: (token: string) => Promise<Said>): Promise<void> => {
    setSaid(saying);
    const answer = await app.session.asModerator(async (token) => ({ said: await what(token) }));
    setSaid('code' in answer ? 'failed' : answer.said);
  };
  const look = (): Promise<void> =>
    act('loading', async (token) => {
      const now = await album(token, event);
      setList(chosenOf(now));
      setRevision(now.revision);
      return null;
    });
  useEffect(() => {
    const before = unsaved.get(event);
    if (!before) return void look();
    setList(before.list);
    setRevision(before.revision);
    setChanged(true);
    setSaid(null);
  }, [event]);
  if (!t) return null;
  const take = (chosen: readonly File[]): Promise<void> =>
    act('bringing', async (token) => {
      let next = list;
      const room = chosen.slice(0, Math.max(0, photosMax - list.length));
      const all = await bring(room, app, token, (blob) => {
        next = withNew(next, blob);
        change(next);
      });
      if (room.length < chosen.length) return 'full';
      return all ? null : 'unfit';
    });
  const save = async (): Promise<void> => {
    if (list.some(({ agreed }) => !agreed)) return setSaid('notAll');
    await act('saving', async (token) => {
      try {
        const now = await replaceAlbum(token, event, revision ?? 0, list);
        setList(chosenOf(now));
        setRevision(now.revision);
        setChanged(false);
        unsaved.delete(event);
        onSaved(now.photos.length);
        return 'saved';
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'somebody_was_first') throw error;
        const theirs = await album(token, event);
        const both = joined(list, theirs);
        setList(both);
        setRevision(theirs.revision);
        unsaved.set(event, { list: both, revision: theirs.revision });
        return 'changed';
      }
    });
  };
  const busy = said === 'loading' || said === 'bringing' || said === 'saving';
  return (
    <Dialog title={t.title} place="wide" onClose={onClose}>
      <p class="field__hint">{t.hint}</p>
      <ol class="photos">
        {list.map((one, at) => (
          <Row
            key={one.blob}
            one={one}
            number={at + 1}
            last={at === list.length - 1}
            onChange={(next) => change(list.map((other) => (other.blob === one.blob ? next : other)))}
            onMove={(by) => change(moved(list, at, by))}
            onRemove={() => change(list.filter((other) => other.blob !== one.blob))}
          />
        ))}
      </ol>
      {list.length === 0 && !busy && <p>{t.none}</p>}
      <p role="status" class={said === 'failed' || said === 'notAll' ? 'day-problem' : undefined}>
        {said ? t[said] : changed ? t.unsaved : ''}
      </p>
      <span class="desk__acts">
        <Button
          disabled={busy || revision === null || list.length >= photosMax}
          onPress={() => files.current?.click()}
        >
          {t.add}
        </Button>
        <Button kind="main" disabled={busy || !changed} onPress={() => void save()}>
          {t.save}
        </Button>
        {revision === null && !busy && <Button onPress={() => void look()}>{t.again}</Button>}
      </span>
      <input
        ref={files}
        type="file"
        hidden
        multiple
        accept="image/*"
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          if (chosen.length > 0) void take(chosen);
        }}
      />
    </Dialog>
  );
}
