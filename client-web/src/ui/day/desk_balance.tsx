// On the desk: how evenly people take part, in the whole event and at each table. Nothing is read until a moderator asks for it.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import { openTables, runAt, sitters, type Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { Button } from '../parts/button';
import { balanceOf, partsOf, peopleMin, together, untoldIn, type Balance, type Untold } from './balance';
import { BalanceBar } from './balance_bar';
import { balanceWords } from './balance_words';
import { useActs, type Counted } from './use_acts';
import '../styles/desk.css';
import '../styles/balance.css';

interface Props {
  readonly app: App;
  readonly day: EventDay;
  readonly state: Day;
}

interface Told {
  readonly table: number;
  readonly board: string;
  readonly began: number;
  readonly people: readonly number[];
  readonly untold: Untold | null;
}

function told(state: Day): Told[] {
  return openTables(state).map(({ number, board }) => {
    const run = runAt(state, number);
    const people = sitters(state, number);
    return { table: number, board, began: run?.began ?? 0, people, untold: untoldIn(run) };
  });
}

type Shown = Balance | Untold | 'coming' | 'unknown';

/** Of the people of some tables together. */
function shown(tables: readonly Told[], counted: ReadonlyMap<string, Counted> | null, now: number): Shown {
  const open = tables.filter(({ untold }) => untold === null);
  const people = open.flatMap((one) => one.people);
  if (open.length === 0) return tables[0]?.untold ?? 'noPhase';
  if (people.length < peopleMin) return 'few';
  if (!counted) return 'coming';
  const boards = open.map(({ board }) => counted.get(board));
  // With a board missing, its people would look silent.
  if (boards.includes(undefined)) return 'unknown';
  const parts = partsOf(
    people,
    boards.filter((one) => one !== undefined),
  );
  return balanceOf(parts, Math.max(...open.map(({ began }) => began)), now);
}

function Bars({ app, day, state }: Props) {
  const t = balanceWords.value;
  const tables = told(state);
  const read = tables.filter(({ untold }) => untold === null);
  const counted = useActs(
    app,
    read.map(({ board, began }) => ({ board, since: began })),
  );
  if (!t) return null;
  const now = day.now();
  const whole = together(read);
  return (
    <>
      <p class="field__hint">{t.lead}</p>
      <BalanceBar title={t.whole} balance={shown(whole.length > 0 ? whole : tables, counted, now)} />
      {tables.map((table) => (
        <BalanceBar key={table.table} title={t.table(table.table)} balance={shown([table], counted, now)} />
      ))}
    </>
  );
}

export function DeskBalance(props: Props) {
  const t = balanceWords.value;
  const [open, setOpen] = useState(false);
  if (!t) return null;
  return (
    <section class="card desk__card" aria-labelledby="desk-balance">
      <span class="desk__headline">
        <h2 id="desk-balance">{t.title}</h2>
        <Button on={open} onPress={() => setOpen(!open)}>
          {open ? t.hide : t.show}
        </Button>
      </span>
      {open && <Bars {...props} />}
    </section>
  );
}
