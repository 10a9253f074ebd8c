// What the room needs to come in: the code, large, its QR, and the links.

import { useState } from 'preact/hooks';
import type { Links } from '../../app/model';
import { words } from '../../i18n/language';
import { Button } from '../parts/button';
import { isLocal, joinLink, moderatorLink, observerLink, shortAddress } from './links';
import { Qr } from './qr';

function CopyRow({ label, link }: { readonly label: string; readonly link: string }) {
  const t = words.value.common;
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    // Without https there is no clipboard; the field below is selected instead, to be copied by hand.
    void navigator.clipboard?.writeText(link).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    });
  };
  return (
    <div class="copy-row">
      <label>
        <span>{label}</span>
        <input readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      </label>
      {navigator.clipboard && <Button onPress={copy}>{copied ? t.copied : t.copy}</Button>}
    </div>
  );
}

export function Invite({ links }: { readonly links: Links | null }) {
  const t = words.value.watch;
  const { origin, hostname } = location;
  const join = links && joinLink(links, origin);
  if (!links || !join) return <p class="notice">{t.noLinks}</p>;
  const observer = observerLink(links, origin);
  const moderator = moderatorLink(links, origin);
  return (
    <div class="invite">
      <Qr text={join} label={t.qr} />
      <p class="invite__help">
        {t.joinHelp}
        <strong>{shortAddress(origin)}</strong>
      </p>
      <p class="invite__code" aria-label={`${t.joinCode} ${links.join}`}>
        {links.join}
      </p>
      {isLocal(hostname) && <p class="notice notice--warn">{t.localhost}</p>}
      <CopyRow label={t.joinLink} link={join} />
      {observer && <CopyRow label={t.observerLink} link={observer} />}
      {moderator && <CopyRow label={t.moderatorLink} link={moderator} />}
    </div>
  );
}
