// What the event has come to: chosen, looked at, published, taken back, downloaded.

import { useEffect, useState } from 'preact/hooks';
import type { App } from '../../app/model';
import { exported, publish, release, revoke, versions } from '../../app/results';
import type { Choice, Form, Names, Version } from '../../app/results';
import { words } from '../../i18n/language';
import { LinkField } from '../make/made_card';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { inEvent } from '../parts/event_time';
import { useLate } from '../parts/use_late';
import { Qr } from '../watch/qr';
import { resultsWords } from './results_words';

const namings: readonly Names[] = ['numbers', 'first', 'nobody'];
const forms: readonly Form[] = ['html', 'pdf', 'md', 'csv', 'json'];

const loadPhotos = () => import('./photos/photos_dialog').then((module) => module.PhotosDialog);

/** Hands a file to the browser as a download. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

interface ChoosingProps {
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

function Choosing({ choice, onChoice }: ChoosingProps) {
  const t = resultsWords.value;
  if (!t) return null;
  return (
    <>
      <label class="day-field">
        <span>{t.names}</span>
        <select
          class="field__input"
          value={choice.names}
          onChange={({ currentTarget }) => onChoice({ ...choice, names: currentTarget.value as Names })}
        >
          {namings.map((one) => (
            <option key={one} value={one}>
              {t.namesOf[one]}
            </option>
          ))}
        </select>
      </label>
      {(['dots', 'leftovers', 'pictures', 'photos'] as const).map((what) => (
        <label key={what} class="results__check">
          <input
            type="checkbox"
            checked={choice[what]}
            onChange={({ currentTarget }) => onChoice({ ...choice, [what]: currentTarget.checked })}
          />
          <span>{t[what]}</span>
        </label>
      ))}
    </>
  );
}

interface VersionProps {
  readonly one: Version;
  readonly when: string;
  readonly busy: boolean;
  readonly onRevoke: () => void;
  readonly onRelease: () => void;
}

/** Its address, and the way to take it back, which takes a second touch. */
function Published({ one, when, busy, onRevoke, onRelease }: VersionProps) {
  const t = resultsWords.value;
  const [shown, setShown] = useState(false);
  const [sure, setSure] = useState(false);
  if (!t) return null;
  const link = one.path === undefined || one.held ? null : location.origin + one.path;
  return (
    <li class="desk-link">
      <h4>{t.version(one.version, when)}</h4>
      {one.held ? (
        <p>{t.held}</p>
      ) : link ? (
        <LinkField id={`results-${one.version}`} label={t.address(one.version)} link={link} />
      ) : (
        <p>{t.lost}</p>
      )}
      <span class="desk__acts">
        {link && (
          <a class="button button--plain" href={link} target="_blank" rel="noreferrer">
            {t.open}
          </a>
        )}
        {link && (
          <Button on={shown} onPress={() => setShown(!shown)}>
            {shown ? t.hideQr : t.qr}
          </Button>
        )}
        {one.held && (
          <Button disabled={busy} onPress={onRelease}>
            {t.release(one.version)}
          </Button>
        )}
        {!sure && (
          <Button kind="quiet" disabled={busy} onPress={() => setSure(true)}>
            {t.revoke}
          </Button>
        )}
      </span>
      {shown && link && <Qr text={link} label={t.qrLabel} />}
      {sure && (
        <div class="notice notice--warn" role="alert">
          <p>{t.sure}</p>
          <span class="desk__acts">
            <Button onPress={() => setSure(false)}>{words.value.common.cancel}</Button>
            <Button kind="danger" disabled={busy} onPress={onRevoke}>
              {t.revokeSure}
            </Button>
          </span>
        </div>
      )}
    </li>
  );
}

/** What has become of what was asked for last. */
type Said = 'published' | 'revoked' | 'released' | 'downloaded' | null;

/** What is published, and what is done about it: one thing at a time. */
function useResults(app: App) {
  const [list, setList] = useState<readonly Version[]>([]);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | 'busy' | 'failed'>(null);
  const event = app.session.event.value?.id ?? '';
  const act = async (what: (token: string) => Promise<void>, done: Said): Promise<void> => {
    if (event === '') return;
    setBusy(true);
    setSaid('busy');
    const answer = await app.session.asModerator(async (token) => {
      await what(token);
      return {};
    });
    setSaid('code' in answer ? 'failed' : done);
    setBusy(false);
  };
  const look = async (token: string): Promise<void> => setList(await versions(token, event));
  useEffect(() => void act(look, null), [event]);
  return { event, list, busy, said, act, look };
}

export function DeskResults({ app }: { readonly app: App }) {
  const t = resultsWords.value;
  const [choice, setChoice] = useState<Choice>({
    names: 'numbers',
    leftovers: false,
    dots: true,
    pictures: false,
    photos: false,
  });
  const [preview, setPreview] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const Photos = useLate(choosing, loadPhotos, () => setChoosing(false));
  const { event, list, busy, said, act, look } = useResults(app);
  if (!t) return null;
  const open = list.filter((one) => !one.revoked).reverse();
  const gone = list.length - open.length;
  const when = inEvent(app);
  const show = async (token: string): Promise<void> =>
    setPreview(await (await exported(token, event, 'html', choice)).text());
  const make = async (token: string): Promise<void> => {
    await publish(token, event, choice, list.at(-1)?.version ?? 0);
    await look(token);
  };
  /** What is published is changed, and looked at again. */
  const change = (what: typeof revoke, one: Version, done: Said): void =>
    void act(async (token) => {
      await what(token, event, one.version);
      await look(token);
    }, done);
  const load = (form: Form) => async (token: string) =>
    save(await exported(token, event, form, choice), `tablee.${form}`);
  return (
    <section class="card desk__card" aria-labelledby="desk-results">
      <h2 id="desk-results">{t.title}</h2>
      <p class="field__hint">{t.hint}</p>
      <Choosing choice={choice} onChoice={setChoice} />
      <span class="desk__acts">
        <Button onPress={() => setChoosing(true)}>{t.choosePhotos}</Button>
        <Button disabled={busy} onPress={() => void act(show, null)}>
          {t.preview}
        </Button>
        <Button kind="main" disabled={busy} onPress={() => void act(make, 'published')}>
          {t.publish}
        </Button>
      </span>
      <p role="status" class={said === 'failed' ? 'day-problem' : undefined}>
        {said && t[said]}
      </p>
      {open.some((one) => one.held) && <p class="notice notice--warn">{t.restored}</p>}
      {open.length === 0 && <p>{t.none}</p>}
      <ul class="results__versions">
        {open.map((one) => (
          <Published
            key={one.version}
            one={one}
            when={when(one.made)}
            busy={busy}
            onRevoke={() => change(revoke, one, 'revoked')}
            onRelease={() => change(release, one, 'released')}
          />
        ))}
      </ul>
      {gone > 0 && <p class="field__hint">{t.wasRevoked(gone)}</p>}
      <div class="desk__next">
        <h3>{t.download}</h3>
        <span class="desk__acts">
          {forms.map((form) => (
            <Button key={form} disabled={busy} onPress={() => void act(load(form), 'downloaded')}>
              {t.forms[form]}
            </Button>
          ))}
        </span>
      </div>
      {Photos && (
        <Photos
          app={app}
          onClose={() => setChoosing(false)}
          onSaved={(count) => setChoice({ ...choice, photos: count > 0 })}
        />
      )}
      {preview !== null && (
        <Dialog title={t.preview} place="wide" onClose={() => setPreview(null)}>
          <iframe class="results__preview" data-theme="light" sandbox="" srcdoc={preview} title={t.preview} />
        </Dialog>
      )}
    </section>
  );
}
