// One person, as moderators may change them: the name that stands everywhere or is erased, and putting them out.

import { useState } from 'preact/hooks';
import { seatOf } from '../../day/day';
import { words } from '../../i18n/language';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Field, nameMax } from '../parts/field';
import { Sure } from '../watch/people';
import { backWords } from './back_words';
import { ForgetPerson } from './forget_person';
import { forgetWords } from './forget_words';
import { leadWords } from './lead_words';
import { followed } from './moves';
import { TakeBack, type PersonProps } from './take_back';
import { writeFor } from './writing_for';

function Name({ app, participant, name, onClose }: PersonProps) {
  const t = leadWords.value?.people;
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

export function PersonDialog(props: PersonProps) {
  const { app, state, participant, name, onClose } = props;
  const t = leadWords.value?.people;
  const [act, setAct] = useState<'out' | 'back' | 'forget' | null>(null);
  const me = app.session.identity.value?.participant === participant;
  const write = (): void => {
    writeFor({ participant, name }, app.session.identity.peek()?.event ?? '');
    const board = state.tables.get(seatOf(state, participant))?.board;
    app.router.go(board === undefined ? { screen: 'home' } : { screen: 'board', board });
  };
  return (
    <Dialog title={name} onClose={onClose}>
      {act === 'out' && (
        <Sure app={app} people={[{ participant, name }]} onCancel={() => setAct(null)} onDone={onClose} />
      )}
      {act === 'back' && <TakeBack {...props} />}
      {act === 'forget' && <ForgetPerson app={app} participant={participant} name={name} onClose={onClose} />}
      {act === null && (
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
              {leadWords.value?.calls.follow}
            </Button>
          )}
          {!me && (
            <Button icon="pencil" onPress={write}>
              {backWords.value?.behalf.write(name)}
            </Button>
          )}
          <Button icon="undo" onPress={() => setAct('back')}>
            {backWords.value?.open}
          </Button>
          {!me && (
            <Button kind="danger" icon="leave" onPress={() => setAct('out')}>
              {t?.putOut}
            </Button>
          )}
          <Button kind="danger" icon="trash" onPress={() => setAct('forget')}>
            {forgetWords.value?.open}
          </Button>
        </>
      )}
    </Dialog>
  );
}
