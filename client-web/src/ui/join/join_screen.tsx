// The first screen: a code and a first name. Nothing else is asked.

import { useState } from 'preact/hooks';
import type { App, JoinError } from '../../app/model';
import { words } from '../../i18n/language';
import { Brand } from '../parts/brand';
import { Button } from '../parts/button';
import { LanguageSwitch } from '../parts/language_switch';
import { codeLength, codeSigns, showCode } from './code';

const nameMax = 40;

type Problem = 'code' | 'name' | JoinError['code'];

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly problem: string | null;
  readonly onInput: (value: string) => void;
  readonly big?: boolean;
  readonly maxLength: number;
  readonly autoComplete: 'off' | 'given-name';
}

function Field({ id, label, hint, value, problem, onInput, big, maxLength, autoComplete }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={id}
        class={big ? 'field__input field__input--code' : 'field__input'}
        type="text"
        value={value}
        maxLength={maxLength}
        autocomplete={autoComplete}
        autocapitalize={big ? 'characters' : 'words'}
        autocorrect="off"
        spellcheck={false}
        enterkeyhint="go"
        aria-describedby={`${id}-hint`}
        aria-invalid={problem !== null}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class={problem ? 'field__hint field__hint--problem' : 'field__hint'}>
        {problem ?? hint}
      </p>
    </div>
  );
}

export function JoinScreen({ app }: { readonly app: App }) {
  const { session } = app;
  const t = words.value;
  const invitation = session.invitation.value;
  const [code, setCode] = useState('');
  const [name, setName] = useState(session.identity.value?.name ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const enter = async (): Promise<void> => {
    if (!invitation && codeSigns(code).length < codeLength) return setProblem('code');
    if (name.trim() === '') return setProblem('name');
    setBusy(true);
    setProblem(null);
    const error = await session.join(invitation?.code ?? showCode(code), name.trim());
    setBusy(false);
    if (error) setProblem(error.code);
  };

  const codeProblem =
    problem === 'code' ? t.join.codeTooShort : problem === 'bad_code' ? t.join.errors.bad_code : null;
  const nameProblem =
    problem === 'name' ? t.join.nameMissing : problem === 'bad_name' ? t.join.errors.bad_name : null;
  const other = problem && problem !== 'code' && problem !== 'name' ? t.join.errors[problem] : null;
  const general = other !== null && (codeProblem ?? nameProblem) === null ? other : null;

  return (
    <main class="join">
      <header class="join__head">
        <Brand size={52} />
        <LanguageSwitch />
      </header>
      <form
        class="card join__card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void enter();
        }}
      >
        <h1>{t.join.title}</h1>
        {session.load.value === 'refused' && <p class="notice notice--warn">{t.join.refused}</p>}
        <p class="join__lead">{invitation ? t.join.invitedAs[invitation.kind] : t.join.lead}</p>
        {!invitation && (
          <Field
            id="code"
            label={t.join.code}
            hint={t.join.codeHint}
            value={showCode(code)}
            problem={codeProblem}
            onInput={setCode}
            maxLength={16}
            autoComplete="off"
            big
          />
        )}
        <Field
          id="name"
          label={t.join.yourName}
          hint={t.join.nameHint}
          value={name}
          problem={nameProblem}
          onInput={setName}
          maxLength={nameMax}
          autoComplete="given-name"
        />
        <p class="join__problem" role="alert">
          {general ?? (invitation && problem === 'bad_code' ? t.join.errors.bad_code : '')}
        </p>
        <Button kind="main" submit disabled={busy} onPress={() => undefined} class="join__go">
          {busy ? t.join.going : t.join.go}
        </Button>
        {invitation && (
          <Button kind="quiet" onPress={() => session.dismissInvitation()}>
            {t.join.otherCode}
          </Button>
        )}
      </form>
    </main>
  );
}
