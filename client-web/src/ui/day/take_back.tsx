// The last minutes of one person on all boards, taken back: what that would be is shown first, table by table.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import { touched, type Counts, type Plan } from '../../app/taking_back';
import type { Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { words } from '../../i18n/language';
import { Button } from '../parts/button';
import { backWords } from './back_words';
import { placeName } from './called';
import { boardsOf, useReversal, type Reversal } from './use_reversal';

const choices = [2, 5, 10, 30, 120] as const;

/** "3 removed, 1 comes back": what is not there is not said. */
export function countsText({ hidden, back, changed }: Counts): string {
  const t = backWords.value;
  if (!t) return '';
  const parts = [
    hidden > 0 ? t.hidden(hidden) : '',
    back > 0 ? t.back(back) : '',
    changed > 0 ? t.changed(changed) : '',
  ];
  return parts.filter((part) => part !== '').join(', ') || t.nothingHere;
}

/** What would be done, or was, board by board. */
export function Planned({ state, plans }: { readonly state: Day; readonly plans: readonly Plan[] }) {
  const t = backWords.value;
  return (
    <ul class="take-back__boards">
      {plans.map((plan) => (
        <li key={plan.board}>
          <strong>{placeName(state, plan.board)}</strong>
          <span>
            {countsText(plan)}
            {plan.left > 0 && ` · ${t?.left(plan.left) ?? ''}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Of a panel about one person. */
export interface PersonProps {
  readonly app: App;
  readonly day: EventDay;
  readonly state: Day;
  readonly participant: number;
  readonly name: string;
  readonly onClose: () => void;
}

interface SaidProps {
  readonly reversal: Reversal;
  /** Where there is nothing to take back. */
  readonly nothing: string | undefined;
  /** Behind what was done. */
  readonly also?: string;
}

/** How far it is. */
export function Said({ reversal, nothing, also }: SaidProps) {
  const t = backWords.value;
  const { step, counts, failed } = reversal;
  if (failed) return <>{t?.failed}</>;
  if (step === 'looking') return <>{t?.looking}</>;
  if (step === 'acting') return <>{t?.acting}</>;
  if (step === 'done') return <>{[t?.done(countsText(counts)), also].join(' ')}</>;
  if (step === 'undone') return <>{t?.undone}</>;
  return touched(counts) === 0 ? <>{nothing}</> : null;
}

export function TakeBack({ app, day, state, participant, name, onClose }: PersonProps) {
  const t = backWords.value;
  const [minutes, setMinutes] = useState<number>(choices[1]);
  const [opened] = useState(() => day.now());
  const since = Math.round(opened - minutes * 60_000);
  const reversal = useReversal(app, () => boardsOf(day, state), { participant, since });
  const { step, plans, counts, failed } = reversal;
  if (!t) return null;
  const over = step === 'done' || step === 'undone';
  return (
    <div class="take-back">
      <h3>{t.title(name)}</h3>
      {!over && (
        <label class="day-field">
          <span>{t.howLong}</span>
          <select
            class="field__input"
            value={String(minutes)}
            disabled={step === 'acting'}
            onChange={({ currentTarget }) => setMinutes(Number(currentTarget.value))}
          >
            {choices.map((n) => (
              <option key={n} value={String(n)}>
                {t.minutes(n)}
              </option>
            ))}
          </select>
        </label>
      )}
      <p role="status" class={failed ? 'day-problem' : undefined}>
        <Said reversal={reversal} nothing={t.nothing} />
      </p>
      {(step === 'known' || over) && <Planned state={state} plans={plans} />}
      {step === 'known' && <p class="field__hint">{t.hint}</p>}
      <div class="dialog__actions">
        {failed && step === 'looking' && <Button onPress={() => void reversal.look()}>{t.again}</Button>}
        <Button onPress={onClose}>{over ? words.value.common.close : words.value.common.cancel}</Button>
        {step === 'known' && (
          <Button kind="danger" disabled={touched(counts) === 0} onPress={() => void reversal.act()}>
            {t.act}
          </Button>
        )}
        {step === 'done' && <Button onPress={() => void reversal.undo()}>{t.undo}</Button>}
      </div>
    </div>
  );
}
