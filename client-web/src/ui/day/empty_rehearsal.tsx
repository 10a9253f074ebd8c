// A rehearsal emptied: what everybody has made since it began goes from all boards, as a preview says first, and what goes on in
// the day ends. Also asked when the workshop is opened straight from the rehearsal.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import { ongoing } from '../../day/ongoing';
import type { Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { words } from '../../i18n/language';
import { moment } from '../../i18n/zoned_time';
import { Stage } from '../../wire/day_frames';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { useAsking } from './asking';
import { backWords } from './back_words';
import { Planned, Said } from './take_back';
import { boardsOf, useReversal } from './use_reversal';

interface Props {
  readonly app: App;
  readonly day: EventDay;
  readonly state: Day;
  /** The workshop is to be opened with it. */
  readonly opening: boolean;
  readonly onClose: () => void;
}

export function EmptyRehearsal({ app, day, state, opening, onClose }: Props) {
  const t = backWords.value;
  const [since] = useState(state.stageSince);
  const asking = useAsking(day);
  const reversal = useReversal(app, () => boardsOf(day, state), { everybody: 1, since });
  const { step, plans, failed } = reversal;
  if (!t) return null;
  const open = async (): Promise<boolean> =>
    !opening || (await asking.ask({ kind: 'stage', stage: Stage.RUNNING }));
  const empty = async (): Promise<void> => {
    if (!(await reversal.act())) return;
    for (const wish of ongoing(day.day.peek() ?? state)) await asking.ask(wish);
    // Behind the phases: nobody writes any more in private by then.
    if (await asking.ask({ kind: 'throw_drafts_away' })) await open();
  };
  const keep = async (): Promise<void> => {
    if (await open()) onClose();
  };
  const opened = opening && asking.problem === null;
  const over = step === 'done' || step === 'undone';
  return (
    <Dialog title={t.empty.title} onClose={onClose}>
      <div class="take-back">
        {opening && !over && (
          <p>
            <strong>{t.empty.first}</strong>
          </p>
        )}
        {!over && <p>{t.empty.since(moment(since, state.setUp?.timeZone ?? ''))}</p>}
        <p role="status" class={failed ? 'day-problem' : undefined}>
          <Said reversal={reversal} nothing={t.empty.nothing} also={opened ? t.empty.opened : ''} />
        </p>
        {(step === 'known' || over) && <Planned state={state} plans={plans} />}
        {step === 'known' && <p class="field__hint">{t.empty.hint}</p>}
        {asking.problem && (
          <p class="day-problem" role="alert">
            {asking.problem}
          </p>
        )}
        <div class="dialog__actions">
          {failed && step === 'looking' && <Button onPress={() => void reversal.look()}>{t.again}</Button>}
          <Button onPress={onClose}>{over ? words.value.common.close : words.value.common.cancel}</Button>
          {opening && !over && step !== 'acting' && (
            <Button disabled={asking.busy} onPress={() => void keep()}>
              {t.empty.keepAndOpen}
            </Button>
          )}
          {step === 'known' && (
            <Button kind="danger" disabled={asking.busy} onPress={() => void empty()}>
              {opening ? t.empty.actAndOpen : t.empty.act}
            </Button>
          )}
          {step === 'done' && <Button onPress={() => void reversal.undo()}>{t.undo}</Button>}
        </div>
      </div>
    </Dialog>
  );
}
