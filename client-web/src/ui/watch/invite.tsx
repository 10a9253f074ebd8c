// What the room needs to come in: the code, large, its QR, and the links; and making new ones in their place.

import { useState } from 'preact/hooks';
import type { LinkAct, LinkKind, Session } from '../../app/model';
import { words } from '../../i18n/language';
import { Button } from '../parts/button';
import { copied } from '../parts/clipboard';
import { isLocal, joinLink, moderatorLink, observerLink, shortAddress } from './links';
import { Qr } from './qr';
import '../styles/watch.css';

function Copy({ text }: { readonly text: string }) {
  const t = words.value.common;
  const [done, setDone] = useState(false);
  // Without https browsers have no clipboard; the field beside is selected by a touch instead.
  if (!(navigator.clipboard as Clipboard | undefined)) return null;
  const copy = async (): Promise<void> => {
    if (!(await copied(text))) return;
    setDone(true);
    setTimeout(() => setDone(false), 2000);
  };
  return <Button onPress={() => void copy()}>{done ? t.copied : t.copy}</Button>;
}

interface RowProps {
  readonly session: Session;
  readonly kind: LinkKind;
  readonly label: string;
  readonly link: string | null;
}

function LinkRow({ session, kind, label, link }: RowProps) {
  const t = words.value.watch;
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [renewed, setRenewed] = useState(false);
  const act = async (what: LinkAct): Promise<void> => {
    setSure(false);
    const error = await session.link(kind, what);
    setProblem(error ? words.peek().join.errors[error.code] : null);
    setRenewed(what === 'renew' && !error);
  };
  return (
    <div class="link-row">
      <label class="link-row__label">
        <span>{label}</span>
        {link && <input readOnly value={link} onFocus={(event) => event.currentTarget.select()} />}
      </label>
      <span class="link-row__acts">
        {link && <Copy text={link} />}
        {!link && <Button onPress={() => void act('issue')}>{t.issue}</Button>}
        {link && !sure && kind === 'join' && (
          <Button kind="quiet" onPress={() => void act('renew')}>
            {t.renew}
          </Button>
        )}
        {link && !sure && (
          <Button kind="quiet" onPress={() => setSure(true)}>
            {t.revoke}
          </Button>
        )}
        {sure && (
          <Button kind="danger" onPress={() => void act('revoke')}>
            {t.revokeSure}
          </Button>
        )}
      </span>
      {sure && <p class="link-row__note">{t.revokeNote}</p>}
      {renewed && <p class="link-row__note">{t.renewNote}</p>}
      {problem && <p class="link-row__note">{problem}</p>}
    </div>
  );
}

/** What is shown to the room. */
function Poster({ join, code }: { readonly join: string; readonly code: string }) {
  const t = words.value.watch;
  return (
    <div class="poster">
      <Qr text={join} label={t.qr} />
      <p class="poster__help">
        {t.joinHelp}
        <strong>{shortAddress(location.origin)}</strong>
      </p>
      <p class="poster__code" aria-label={`${t.joinCode} ${code}`}>
        {code}
      </p>
    </div>
  );
}

export function Invite({ session }: { readonly session: Session }) {
  const t = words.value.watch;
  const { origin, hostname } = location;
  const links = session.event.value?.links;
  if (!links) return <p class="notice">{t.noLinks}</p>;
  const join = joinLink(links, origin);
  return (
    <div class="invite">
      {join && links.join && <Poster join={join} code={links.join} />}
      <div class="invite__links">
        {isLocal(hostname) && <p class="notice notice--warn">{t.localhost}</p>}
        <LinkRow session={session} kind="join" label={t.joinLink} link={join} />
        <LinkRow
          session={session}
          kind="observer"
          label={t.observerLink}
          link={observerLink(links, origin)}
        />
        <LinkRow
          session={session}
          kind="moderator"
          label={t.moderatorLink}
          link={moderatorLink(links, origin)}
        />
      </div>
    </div>
  );
}
