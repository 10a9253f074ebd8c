// A person's name erased for good: what that does is shown first, with what it does not reach.

import { useEffect, useState } from 'preact/hooks';
import { forget, wouldForget, type Done, type Not, type Prospect } from '../../app/forgetting';
import type { App } from '../../app/model';
import { words } from '../../i18n/language';
import { Button } from '../parts/button';
import { forgetWords } from './forget_words';

interface Props {
  readonly app: App;
  readonly participant: number;
  readonly name: string;
  readonly onClose: () => void;
}

type Step =
  | { readonly is: 'looking' | 'acting' }
  | { readonly is: 'seen'; readonly prospect: Prospect }
  | { readonly is: 'done'; readonly wiped: boolean }
  | { readonly is: 'not'; readonly why: Not['not'] };

/** What will happen, point by point. */
export function Points({ prospect }: { readonly prospect: Prospect }) {
  const t = forgetWords.value;
  if (!t) return null;
  const { changes, pages, takenBack } = prospect;
  return (
    <>
      <p>{t.why}</p>
      <ul class="forget__points">
        <li>{t.name}</li>
        <li>{t.stays(changes)}</li>
        {pages > 0 && <li>{t.pages(pages)}</li>}
        {takenBack > 0 && <li>{t.takenBack(takenBack)}</li>}
        <li>{t.access}</li>
        <li>{t.unseen}</li>
      </ul>
      <p class="field__hint">{t.notReached}</p>
      <p>
        <strong>{t.forGood}</strong>
      </p>
    </>
  );
}

function said(step: Step): string {
  const t = forgetWords.value;
  if (!t) return '';
  if (step.is === 'looking') return t.looking;
  if (step.is === 'acting') return t.acting;
  if (step.is === 'done') return step.wiped ? t.done : t.doneSoon;
  return step.is === 'not' ? t.not[step.why] : '';
}

const stepOf = (answer: Done | Not): Step =>
  'not' in answer ? { is: 'not', why: answer.not } : { is: 'done', wiped: answer.wiped };

export function ForgetPerson({ app, participant, name, onClose }: Props) {
  const t = forgetWords.value;
  const [step, setStep] = useState<Step>({ is: 'looking' });
  useEffect(() => {
    void app.session
      .asModerator((token) => wouldForget(token, participant))
      .then((answer) => {
        if ('changes' in answer) setStep({ is: 'seen', prospect: answer });
        else setStep({ is: 'not', why: 'not' in answer ? answer.not : 'failed' });
      });
  }, [app, participant]);
  if (!t) return null;
  const act = async (): Promise<void> => {
    setStep({ is: 'acting' });
    const answer = await app.session.asModerator((token) => forget(token, participant));
    setStep('code' in answer ? { is: 'not', why: 'failed' } : stepOf(answer));
  };
  const again = step.is === 'not' && step.why === 'failed';
  return (
    <div class="forget">
      <h3>{t.title(name)}</h3>
      {step.is === 'seen' && <Points prospect={step.prospect} />}
      <p role="status" class={step.is === 'not' ? 'day-problem' : undefined}>
        {said(step)}
      </p>
      <div class="dialog__actions">
        <Button onPress={onClose}>
          {step.is === 'done' || step.is === 'not' ? words.value.common.close : words.value.common.cancel}
        </Button>
        {(step.is === 'seen' || again) && (
          <Button kind="danger" onPress={() => void act()}>
            {t.act}
          </Button>
        )}
      </div>
    </div>
  );
}
