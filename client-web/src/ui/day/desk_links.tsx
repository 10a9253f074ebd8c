// Links of the event on its desk: issued, renewed, revoked; the code large for the room, and as a poster to print.

import { useEffect, useState } from 'preact/hooks';
import type { LinkAct, LinkKind, Session } from '../../app/model';
import { words } from '../../i18n/language';
import { LinkField } from '../make/made_card';
import { makeWords } from '../make/make_words';
import { Button } from '../parts/button';
import { OnBody } from '../parts/on_body';
import { isLocal, joinLink, moderatorLink, observerLink, shortAddress } from '../watch/links';
import { Qr } from '../watch/qr';

interface Props {
  readonly session: Session;
  readonly title: string;
}

export function DeskLinks({ session, title }: Props) {
  const t = makeWords.value;
  const [poster, setPoster] = useState(false);
  if (!t) return null;
  const { origin, hostname } = location;
  const links = session.event.value?.links;
  if (!links) return null;
  const join = joinLink(links, origin);
  return (
    <div class="desk__next">
      <h3>{t.desk.links}</h3>
      {isLocal(hostname) && <p class="notice notice--warn">{t.made.local}</p>}
      <LinkRow session={session} kind="join" label={t.made.join} link={join} />
      {join && links.join && (
        <Button icon="fit" onPress={() => setPoster(true)}>
          {t.desk.poster}
        </Button>
      )}
      <LinkRow session={session} kind="observer" label={t.made.observer} link={observerLink(links, origin)} />
      <LinkRow
        session={session}
        kind="moderator"
        label={t.made.moderator}
        link={moderatorLink(links, origin)}
      />
      {poster && join && links.join && (
        <Poster title={title} join={join} code={links.join} onClose={() => setPoster(false)} />
      )}
    </div>
  );
}

interface RowProps {
  readonly session: Session;
  readonly kind: LinkKind;
  readonly label: string;
  readonly link: string | null;
}

/** Who revokes stays, by a new link: so there is always a moderator. It takes a second touch, which says what it does. */
function LinkRow({ session, kind, label, link }: RowProps) {
  const t = makeWords.value?.desk;
  const [sure, setSure] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (!t) return null;
  const act = async (what: LinkAct): Promise<void> => {
    setSure(false);
    setBusy(true);
    const error = await session.link(kind, what);
    setBusy(false);
    setSaid(error ? words.peek().join.errors[error.code] : what === 'renew' ? t.renewNote : null);
  };
  return (
    <div class="desk-link">
      {link ? (
        <LinkField id={`desk-link-${kind}`} label={label} link={link} />
      ) : (
        <p>
          {label}: {t.none}
        </p>
      )}
      <span class="desk__acts">
        {!link && (
          <Button disabled={busy} onPress={() => void act('issue')}>
            {t.issue}
          </Button>
        )}
        {link && kind === 'join' && !sure && (
          <Button kind="quiet" disabled={busy} onPress={() => void act('renew')}>
            {t.renew}
          </Button>
        )}
        {link && !sure && (
          <Button kind="quiet" disabled={busy} onPress={() => setSure(true)}>
            {t.revoke}
          </Button>
        )}
      </span>
      {sure && (
        <div class="notice notice--warn" role="alert">
          <p>{kind === 'moderator' ? t.revokeModerators : t.revokeOthers}</p>
          <span class="desk__acts">
            <Button onPress={() => setSure(false)}>{words.value.common.cancel}</Button>
            <Button kind="danger" disabled={busy} onPress={() => void act('revoke')}>
              {t.revokeSure}
            </Button>
          </span>
        </div>
      )}
      {said && (
        <p class="field__hint" role="status">
          {said}
        </p>
      )}
    </div>
  );
}

interface PosterProps {
  readonly title: string;
  readonly join: string;
  readonly code: string;
  readonly onClose: () => void;
}

/** The whole screen, or a sheet of paper. */
function Poster({ title, join, code, onClose }: PosterProps) {
  const t = makeWords.value;
  useEffect(() => {
    const escape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    addEventListener('keydown', escape);
    return () => removeEventListener('keydown', escape);
  }, [onClose]);
  if (!t) return null;
  return (
    <OnBody kind="placard">
      <div
        class="placard__screen"
        data-theme="light"
        role="dialog"
        aria-modal="true"
        aria-label={t.made.code}
      >
        <div class="placard__page">
          <h2>{title}</h2>
          <Qr text={join} label={t.made.qr} />
          <p>{t.desk.posterHelp}</p>
          <p class="placard__address">{shortAddress(location.origin)}</p>
          <p class="placard__code">{code}</p>
        </div>
        <div class="placard__acts">
          <Button onPress={() => print()}>{t.desk.print}</Button>
          <Button kind="main" onPress={onClose}>
            {t.desk.leavePoster}
          </Button>
        </div>
      </div>
    </OnBody>
  );
}
