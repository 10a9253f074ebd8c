// In the day's panel, for those who sit at a table and want it: how evenly the table takes part. Whether they do is kept on the
// device.

import { signal } from '@preact/signals';
import type { App } from '../../app/model';
import { sitters, type Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { Button } from '../parts/button';
import { balanceOf, partsOf, peopleMin, untoldIn, type Balance, type Untold } from './balance';
import { BalanceBar } from './balance_bar';
import { balanceWords } from './balance_words';
import type { Standing } from './place_of';
import { useActs } from './use_acts';
import '../styles/day.css';
import '../styles/balance.css';

const key = 'tablee-balance';

function kept(): boolean {
  try {
    return localStorage.getItem(key) === 'on';
  } catch {
    return false;
  }
}

const wanted = signal(kept());

function choose(on: boolean): void {
  wanted.value = on;
  try {
    if (on) localStorage.setItem(key, 'on');
    else localStorage.removeItem(key);
  } catch {
    // It holds for this page.
  }
}

export interface TableBalanceProps {
  readonly app: App;
  readonly day: EventDay;
  readonly state: Day;
  readonly here: Standing;
  readonly board: string;
}

function Bar({ app, day, state, here, board }: TableBalanceProps) {
  const t = balanceWords.value;
  const people = sitters(state, here.place);
  const untold: Untold | null = people.length < peopleMin ? 'few' : untoldIn(here.run);
  const began = here.run?.began ?? 0;
  const counted = useActs(app, untold ? [] : [{ board, since: began }]);
  if (!t) return null;
  const acts = counted?.get(board);
  const balance = (): Balance | Untold | 'coming' | 'unknown' => {
    if (untold) return untold;
    if (!counted) return 'coming';
    return acts ? balanceOf(partsOf(people, [acts]), began, day.now()) : 'unknown';
  };
  return (
    <>
      <BalanceBar title={t.here} balance={balance()} />
      <p class="field__hint">{t.lead}</p>
    </>
  );
}

export function TableBalance(props: TableBalanceProps) {
  const t = balanceWords.value;
  if (!t) return null;
  const on = wanted.value;
  return (
    <section class="day-panel__clock" aria-label={t.title}>
      <Button kind="quiet" on={on} onPress={() => choose(!on)}>
        {on ? t.hide : t.showHere}
      </Button>
      {on && <Bar {...props} />}
    </section>
  );
}
