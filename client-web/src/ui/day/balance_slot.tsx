// The places of how evenly people take part, on the desk and in the day's panel. Its code comes when they are seen.

import type { ComponentProps } from 'preact';
import { useLate } from '../parts/use_late';
import type { DeskBalance } from './desk_balance';
import type { TableBalanceProps } from './table_balance';

type DeskBalanceProps = ComponentProps<typeof DeskBalance>;

const loadDesk = () => import('./desk_balance').then((module) => module.DeskBalance);
const loadTable = () => import('./table_balance').then((module) => module.TableBalance);

export function DeskBalanceSlot(props: DeskBalanceProps) {
  const Part = useLate<DeskBalanceProps>(true, loadDesk);
  return Part ? <Part {...props} /> : null;
}

export function TableBalanceSlot(props: TableBalanceProps) {
  const Part = useLate<TableBalanceProps>(true, loadTable);
  return Part ? <Part {...props} /> : null;
}
