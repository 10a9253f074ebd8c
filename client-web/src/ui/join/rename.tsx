// Changes my first name; notes show the new one everywhere.

import { useState } from 'preact/hooks';
import type { Session } from '../../app/model';
import { words } from '../../i18n/language';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Field, nameMax } from '../parts/field';

interface Props {
  readonly session: Session;
  readonly onClose: () => void;
}

export function Rename({ session, onClose }: Props) {
  const t = words.value;
  const [name, setName] = useState(session.identity.peek()?.name ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    if (name.trim() === '') return setProblem(t.join.nameMissing);
    const error = await session.rename(name.trim());
    if (error) setProblem(t.join.errors[error.code]);
    else onClose();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    void save();
  };
  const field = { id: 'name', label: t.join.yourName, hint: t.join.nameHint, value: name, problem };
  return (
    <Dialog title={t.tables.rename} onClose={onClose}>
      <form class="dialog__form" noValidate onSubmit={submit}>
        <Field {...field} onInput={setName} maxLength={nameMax} autoComplete="given-name" />
        <div class="dialog__actions">
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button kind="main" submit>
            {t.common.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
