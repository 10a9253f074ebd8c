// One person, as moderators may change them: the name that stands everywhere, and putting them out.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import { words } from '../../i18n/language';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Field, nameMax } from '../parts/field';
import { Sure } from '../watch/people';
import { dayWords } from './day_words';
import { followed } from './moves';

interface Props {
  readonly app: App;
  readonly participant: number;
  readonly name: string;
  readonly onClose: () => void;
}

function Name({ app, participant, name, onClose }: Props) {
  const t = dayWords.value?.people;
  const [typed, setTyped] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    if (typed.trim() === '') return setProblem(words.peek().join.nameMissing);
    const error = await app.session.renameOther(participant, typed.trim());
    if (error) setProblem(words.peek().join.errors[error.code]);
    else onClose();
  };
  const field = { id: 'name', label: t?.name ?? '', hint: t?.rename ?? '', value: typed, problem };
  return (
    <form
      class="dialog__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field {...field} onInput={setTyped} maxLength={nameMax} autoComplete="off" />
      <Button kind="main" submit>
        {t?.save}
      </Button>
    </form>
  );
}

export function PersonDialog(props: Props) {
  const { app, participant, name, onClose } = props;
  const t = dayWords.value?.people;
  const [leaves, setLeaves] = useState(false);
  const me = app.session.identity.value?.participant === participant;
  return (
    <Dialog title={name} onClose={onClose}>
      {leaves ? (
        <Sure app={app} people={[{ participant, name }]} onCancel={() => setLeaves(false)} onDone={onClose} />
      ) : (
        <>
          <Name {...props} />
          {!me && (
            <Button
              icon="eye"
              onPress={() => {
                followed.value = participant;
                app.router.go({ screen: 'home' });
              }}
            >
              {dayWords.value?.calls.follow}
            </Button>
          )}
          {!me && (
            <Button kind="danger" icon="leave" onPress={() => setLeaves(true)}>
              {t?.putOut}
            </Button>
          )}
        </>
      )}
    </Dialog>
  );
}
