// The first screen: a code and a first name. Nothing else is asked.

import { useState } from 'preact/hooks';
import type { App, JoinError, Session } from '../../app/model';
import { words } from '../../i18n/language';
import { Brand } from '../parts/brand';
import { Button } from '../parts/button';
import { Field, nameMax } from '../parts/field';
import { LanguageSwitch } from '../parts/language_switch';
import { codeLength, codeSigns, showCode } from './code';

type Problem = 'code' | 'name' | JoinError['code'];

/** What is said, and where: at the code, at the name, or for the whole. */
interface Complaint {
  readonly code: string | null;
  readonly name: string | null;
  readonly whole: string | null;
}

function complaintOf(problem: Problem | null, invited: boolean): Complaint {
  const t = words.value.join;
  const none = { code: null, name: null, whole: null };
  switch (problem) {
    case null:
      return none;
    case 'code':
      return { ...none, code: t.codeTooShort };
    case 'name':
      return { ...none, name: t.nameMissing };
    case 'bad_name':
      return { ...none, name: t.errors.bad_name };
    case 'bad_code':
      return invited ? { ...none, whole: t.errors.bad_code } : { ...none, code: t.errors.bad_code };
    default:
      return { ...none, whole: t.errors[problem] };
  }
}

/** The form's state, and what its button does. */
function useEntrance(session: Session) {
  const [code, setCode] = useState('');
  const [name, setName] = useState(session.identity.value?.name ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const enter = async (): Promise<void> => {
    const invitation = session.invitation.peek();
    if (!invitation && codeSigns(code).length < codeLength) return setProblem('code');
    if (name.trim() === '') return setProblem('name');
    setBusy(true);
    setProblem(null);
    const error = await session.join(invitation?.code ?? showCode(code), name.trim());
    setBusy(false);
    if (error) setProblem(error.code);
  };
  return { code, setCode, name, setName, busy, problem, enter };
}

export function JoinScreen({ app }: { readonly app: App }) {
  return (
    <main class="join">
      <header class="join__head">
        <Brand size={52} />
        <LanguageSwitch />
      </header>
      <Entrance session={app.session} />
    </main>
  );
}

function Entrance({ session }: { readonly session: Session }) {
  const t = words.value.join;
  const invitation = session.invitation.value;
  const { code, setCode, name, setName, busy, problem, enter } = useEntrance(session);
  const complaint = complaintOf(problem, invitation !== null);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!busy) void enter();
  };
  const codeField = {
    id: 'code',
    label: t.code,
    hint: t.codeHint,
    value: showCode(code),
    problem: complaint.code,
  };
  const nameField = { id: 'name', label: t.yourName, hint: t.nameHint, value: name, problem: complaint.name };
  return (
    <form class="card join__card" noValidate onSubmit={submit}>
      <h1>{t.title}</h1>
      {session.load.value === 'refused' && (
        <p class="notice notice--warn">{t.refused[session.refusal.value]}</p>
      )}
      <p class="join__lead">{invitation ? t.invitedAs[invitation.kind] : t.lead}</p>
      {!invitation && <Field {...codeField} onInput={setCode} maxLength={16} autoComplete="off" big />}
      <Field {...nameField} onInput={setName} maxLength={nameMax} autoComplete="given-name" />
      <p class="join__problem" role="alert">
        {complaint.whole ?? ''}
      </p>
      <Button kind="main" submit disabled={busy} class="join__go">
        {busy ? t.going : t.go}
      </Button>
      {invitation && (
        <Button kind="quiet" onPress={() => session.dismissInvitation()}>
          {t.otherCode}
        </Button>
      )}
    </form>
  );
}
