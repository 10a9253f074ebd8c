// What goes on in a day, as the wishes that end it: for a rehearsal that is over.

import { TimerAct, type Wish } from '../wire/day_frames';
import type { Day } from './day';

/** Phases first: their timers end with them. Timers that are asked for in vain are no mistake. */
export function ongoing({ runs, timers, frozen, calls }: Day): Wish[] {
  const phases = [...runs.keys()].map((run): Wish => ({ kind: 'end', run }));
  const own = [...timers.values()].filter(({ run }) => run === 0);
  const clocks = own.map(({ id }): Wish => ({ kind: 'timer', timer: id, act: TimerAct.STOP }));
  const thaws = [...frozen].map((table): Wish => ({ kind: 'freeze', table, on: false }));
  const ends = [...calls.values()].map(({ id }): Wish => ({ kind: 'end_call', call: id }));
  return [...phases, ...clocks, ...thaws, ...ends];
}
