// Somebody without a device comes in by a moderator's hand, under a name of their own.

import { useState } from 'preact/hooks';
import * as api from '../../app/api';
import type { App } from '../../app/model';
import { newNonce } from '../../app/nonce';
import { words } from '../../i18n/language';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Field, nameMax } from '../parts/field';
import { backWords } from './back_words';
import { leadWords } from './lead_words';

interface Props {
  readonly app: App;
  readonly onAdded: (participant: number, name: string) => void;
  readonly onClose: () => void;
}

export function AddPerson({ app, onAdded, onClose }: Props) {
  const t = backWords.value?.behalf;
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // A second press is the same person.
  const [nonce] = useState(newNonce);
  if (!t) return null;
  const add = async (): Promise<void> => {
    const code = app.session.event.peek()?.links?.join;
    if (name.trim() === '') return setProblem(words.peek().join.nameMissing);
    if (!code) return setProblem(t.noCode);
    setBusy(true);
    // Their token is nobody's: it is not kept.
    const came = await app.session.asModerator(() => api.join(code, name.trim(), nonce));
    setBusy(false);
    if ('token' in came) onAdded(came.participant, came.name);
    else setProblem(words.peek().join.errors[came.code]);
  };
  return (
    <Dialog title={t.add} onClose={onClose}>
      <form
        class="dialog__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void add();
        }}
      >
        <Field
          id="their-name"
          label={leadWords.value?.people.name ?? ''}
          hint={t.addHint}
          value={name}
          problem={problem}
          onInput={setName}
          maxLength={nameMax}
          autoComplete="off"
        />
        <Button kind="main" submit disabled={busy}>
          {t.addDo}
        </Button>
      </form>
    </Dialog>
  );
}
