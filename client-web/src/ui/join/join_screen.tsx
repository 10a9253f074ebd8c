// The first screen: a code and a first name. Nothing else is asked. Whom this device was in the event is offered.

import type { App, Identity, Session } from '../../app/model';
import { words } from '../../i18n/language';
import { Avatar } from '../parts/avatar';
import { Brand } from '../parts/brand';
import { Button } from '../parts/button';
import { Field, nameMax } from '../parts/field';
import { LanguageSwitch } from '../parts/language_switch';
import { useEntrance, type Entrance } from './entrance';
import { keptSentence } from './kept_sentence';

/** A link may be pasted there. */
const codeMax = 2_000;

export function JoinScreen({ app }: { readonly app: App }) {
  return (
    <main class="join">
      <header class="join__head">
        <Brand size={52} />
        <LanguageSwitch />
      </header>
      <Card session={app.session} />
      <p class="join__make">
        <a href={app.router.href({ screen: 'new' })}>{words.value.join.make}</a>{' '}
        <a href="#/help@access">{words.value.common.access}</a>
      </p>
    </main>
  );
}

function Card({ session }: { readonly session: Session }) {
  const t = words.value.join;
  const entrance = useEntrance(session);
  const { doorway, invitation, complaint } = entrance;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!entrance.busy) void entrance.enter();
  };
  return (
    <form class="card join__card" noValidate onSubmit={submit}>
      <h1>{t.title}</h1>
      {session.load.value === 'refused' && (
        <p class="notice notice--warn">{t.refused[session.refusal.value]}</p>
      )}
      {doorway && <p class="join__event">{doorway.eventTitle}</p>}
      {entrance.offered.length > 0 ? (
        <Offer entrance={entrance} />
      ) : (
        <Fields entrance={entrance} lead={invitation ? t.invitedAs[invitation.kind] : t.lead} />
      )}
      <p class="join__problem" role="alert">
        {complaint.whole ?? ''}
      </p>
      {entrance.offered.length === 0 && (
        <Button kind="main" submit disabled={entrance.busy} class="join__go">
          {entrance.busy ? t.going : t.go}
        </Button>
      )}
      {doorway?.kept && <p class="field__hint">{keptSentence(doorway.kept)}</p>}
      {invitation && (
        <Button kind="quiet" onPress={() => session.dismissInvitation()}>
          {session.identity.value ? t.stay(session.identity.value.name) : t.otherCode}
        </Button>
      )}
    </form>
  );
}

function Fields({ entrance, lead }: { readonly entrance: Entrance; readonly lead: string }) {
  const t = words.value.join;
  const { invitation, name, complaint, setCode, setName } = entrance;
  const codeField = {
    id: 'code',
    label: t.code,
    hint: t.codeHint,
    value: entrance.shownCode,
    problem: complaint.code,
  };
  const nameField = { id: 'name', label: t.yourName, hint: t.nameHint, value: name, problem: complaint.name };
  return (
    <>
      <p class="join__lead">{lead}</p>
      {!invitation && <Field {...codeField} onInput={setCode} maxLength={codeMax} autoComplete="off" big />}
      <Field {...nameField} onInput={setName} maxLength={nameMax} autoComplete="given-name" />
    </>
  );
}

/** One tap goes on as the person that this device was: with their notes, dots and undo. */
function Offer({ entrance }: { readonly entrance: Entrance }) {
  const t = words.value.join;
  const { offered, busy } = entrance;
  return (
    <div class="join__offer">
      <p class="join__lead">{t.wasHere(offered.length)}</p>
      {offered.map((one: Identity) => (
        <Button
          key={one.participant}
          kind="main"
          disabled={busy}
          class="join__go join__as"
          onPress={() => void entrance.goOn(one)}
        >
          <Avatar participant={one.participant} name={one.name} />
          <span class="join__who">{busy ? t.going : t.goOnAs(one.name)}</span>
        </Button>
      ))}
      {entrance.doorway?.own !== true && (
        <Button kind="quiet" disabled={busy} onPress={entrance.beSomebodyElse}>
          {t.somebodyElse}
        </Button>
      )}
    </div>
  );
}
