// The event is there: its links, to be kept and handed out, and the way to its desk.

import { useState } from 'preact/hooks';
import type { Made } from '../../app/making';
import type { App } from '../../app/model';
import { words } from '../../i18n/language';
import { Button } from '../parts/button';
import { copied } from '../parts/clipboard';
import { Field, nameMax } from '../parts/field';
import { isLocal, joinLink, moderatorLink, observerLink, shortAddress } from '../watch/links';
import { Qr } from '../watch/qr';
import { makeWords } from './make_words';

export function LinkField({
  id,
  label,
  link,
}: {
  readonly id: string;
  readonly label: string;
  readonly link: string;
}) {
  const t = words.value.common;
  const [done, setDone] = useState(false);
  const copy = async (): Promise<void> => {
    if (!(await copied(link))) return;
    setDone(true);
    setTimeout(() => setDone(false), 2000);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <span class="made__link">
        <input
          id={id}
          class="field__input"
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button icon={done ? 'check' : 'copy'} onPress={() => void copy()}>
          {done ? t.copied : t.copy}
        </Button>
      </span>
    </div>
  );
}

function ToDesk({ app, made }: { readonly app: App; readonly made: Made }) {
  const t = makeWords.value?.made;
  const [name, setName] = useState(app.session.identity.peek()?.name ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (!t) return null;
  const join = words.value.join;
  const enter = async (): Promise<void> => {
    if (name.trim() === '') return setProblem(join.nameMissing);
    setBusy(true);
    const error = await app.session.join(made.links.moderator ?? '', name);
    setBusy(false);
    if (error) setProblem(join.errors[error.code]);
    else app.router.go({ screen: 'desk' });
  };
  return (
    <form
      class="made__desk"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void enter();
      }}
    >
      <Field
        id="made-name"
        label={t.name}
        hint={t.nameHint}
        problem={problem}
        value={name}
        maxLength={nameMax}
        autoComplete="given-name"
        onInput={setName}
      />
      <Button kind="main" submit disabled={busy}>
        {t.desk}
      </Button>
    </form>
  );
}

interface Props {
  readonly app: App;
  readonly made: Made;
  readonly onAnother: () => void;
}

export function MadeCard({ app, made, onAnother }: Props) {
  const t = makeWords.value?.made;
  if (!t) return null;
  const { origin, hostname } = location;
  const { links, event } = made;
  const join = joinLink(links, origin);
  const moderator = moderatorLink(links, origin);
  const observer = observerLink(links, origin);
  return (
    <section class="card make__part" aria-labelledby="made-title">
      <h2 id="made-title" tabIndex={-1} ref={(at) => at?.focus()}>
        {t.title}
      </h2>
      <p class="join__event">{event.title}</p>
      {isLocal(hostname) && <p class="notice notice--warn">{t.local}</p>}
      <p class="notice">{t.keep}</p>
      {moderator && <LinkField id="made-moderator" label={t.moderator} link={moderator} />}
      <ToDesk app={app} made={made} />
      <div class="made__room">
        {join && <Qr text={join} label={t.qr} />}
        <div class="made__links">
          {links.join && (
            <p class="made__code">
              <span>{t.code}</span>
              <strong>{links.join}</strong>
              <span>{shortAddress(origin)}</span>
            </p>
          )}
          {join && <LinkField id="made-join" label={t.join} link={join} />}
          {observer && <LinkField id="made-observer" label={t.observer} link={observer} />}
        </div>
      </div>
      <Button kind="quiet" onPress={onAnother}>
        {t.another}
      </Button>
    </section>
  );
}
