// The tables with who sits there now, how much was written lately, hands and help flags.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import { helpAt, helpersAt, openTables, sitters, type Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { words } from '../../i18n/language';
import { MarkKind, TableAct, TableState, type Table } from '../../wire/day_frames';
import { Avatar } from '../parts/avatar';
import { Button, IconButton } from '../parts/button';
import { useAsking, type Asking } from './asking';
import { usePulses, type Pulse } from './activity';
import { ActivityBar } from './activity_bar';
import { ClockChip } from './clock_chip';
import { leadWords } from './lead_words';
import { OpenTable, Said, Settings } from './table_dialogs';

interface Props {
  readonly app: App;
  readonly day: EventDay;
  readonly state: Day;
}

function marksAt(state: Day, table: number, kind: MarkKind): number[] {
  const here = new Set(sitters(state, table));
  return [...state.marks.values()]
    .filter((mark) => mark.kind === kind && here.has(mark.participant))
    .map((mark) => mark.participant);
}

/** Takes the help flag down, whoever raised it. */
function HelpFlag({
  state,
  table,
  asking,
}: {
  readonly state: Day;
  readonly table: number;
  readonly asking: Asking;
}) {
  const t = leadWords.value?.tables;
  if (!t || !helpAt(state, table)) return null;
  const lower = (): void => {
    for (const participant of helpersAt(state, table))
      void asking.ask({ kind: 'mark', mark: MarkKind.HELP, on: false, participant });
  };
  return (
    <span class="desk__help">
      <strong>{t.help}</strong>
      <Button kind="quiet" onPress={lower}>
        {t.helpDone}
      </Button>
    </span>
  );
}

interface RowProps extends Props {
  readonly table: Table;
  readonly asking: Asking;
  readonly pulse: Pulse | undefined;
  readonly onSettings: () => void;
}

function Row({ app, day, state, table, asking, pulse, onSettings }: RowProps) {
  const t = leadWords.value?.tables;
  if (!t) return null;
  const sit = sitters(state, table.number);
  const hands = marksAt(state, table.number, MarkKind.HAND);
  const timer = state.timers.get(table.number);
  const away = sit.filter((who) => !day.here.value.has(who));
  const unsent = sit.filter((who) => day.here.value.get(who)?.unsent);
  const nameOf = (who: number): string => day.names.value.get(who) || words.value.common.unknownPerson;
  return (
    <li class={helpAt(state, table.number) ? 'desk-table desk-table--help' : 'desk-table'}>
      <span class="desk-table__head">
        <span class="board__badge">{table.number}</span>
        <strong class="desk-table__question long-title">{table.question}</strong>
        {timer && <ClockChip day={day} timer={timer} />}
        <IconButton
          icon="next"
          kind="quiet"
          label={t.look}
          onPress={() => app.router.go({ screen: 'board', board: table.board })}
        />
        <IconButton icon="more" kind="quiet" label={`${t.settings}: ${table.number}`} onPress={onSettings} />
      </span>
      <span class="desk-table__foot">
        {sit.map((who) => (
          <span
            key={who}
            class={day.here.value.has(who) ? 'desk-table__who' : 'desk-table__who desk-table__who--off'}
            title={day.here.value.has(who) ? nameOf(who) : `${nameOf(who)} (${t.offline})`}
          >
            <Avatar participant={who} name={nameOf(who)} />
          </span>
        ))}
        <span>{sit.length === 0 ? t.nobody : t.seats(sit.length, table.softLimit)}</span>
        <ActivityBar pulse={pulse} now={day.now()} />
        {table.softLimit > 0 && sit.length >= table.softLimit && <span>{t.enough}</span>}
        {away.length > 0 && <span class="desk-table__away">{t.away(away.map(nameOf).join(', '))}</span>}
        {unsent.length > 0 && <span class="desk-table__away">{t.unsent(unsent.map(nameOf).join(', '))}</span>}
        {table.led && <span>{t.ledShort}</span>}
        {state.frozen.has(table.number) && <strong>{t.frozenShort}</strong>}
        {hands.length > 0 && (
          <strong
            title={hands.map(nameOf).join(', ')}
          >{`${t.hands(hands.length)} (${hands.map(nameOf).join(', ')})`}</strong>
        )}
        <HelpFlag state={state} table={table.number} asking={asking} />
      </span>
    </li>
  );
}

export function DeskTables(props: Props) {
  const { app, day, state } = props;
  const t = leadWords.value?.tables;
  const asking = useAsking(day);
  const boards = openTables(state).map(({ board }) => board);
  const pulses = usePulses(app, boards, () => day.now());
  const [open, setOpen] = useState<number | 'new' | null>(null);
  if (!t) return null;
  const closed = [...state.tables.values()].filter((table) => table.state !== TableState.OPEN);
  return (
    <section class="card desk__card" aria-labelledby="desk-tables">
      <span class="desk__headline">
        <h2 id="desk-tables">{t.title}</h2>
        <Button icon="plus" onPress={() => setOpen('new')}>
          {t.open}
        </Button>
      </span>
      <ul class="desk-tables">
        {openTables(state).map((table) => (
          <Row
            key={table.number}
            {...props}
            table={table}
            asking={asking}
            pulse={pulses.get(table.board)}
            onSettings={() => setOpen(table.number)}
          />
        ))}
      </ul>
      {closed.length > 0 && (
        <details>
          <summary>{`${t.closed} (${closed.length})`}</summary>
          <ul class="desk-tables">
            {closed.map(({ number, question, into }) => (
              <li key={number} class="desk-table desk-table--closed">
                <span>
                  {`${number}. ${question}`}
                  {into !== 0 && ` (${t.mergedInto(into)})`}
                </span>
                <Button onPress={() => void asking.ask({ kind: 'table', number, act: TableAct.REOPEN })}>
                  {t.reopen}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Said asking={asking} />
      {open === 'new' && <OpenTable day={day} onClose={() => setOpen(null)} />}
      {typeof open === 'number' && (
        <Settings day={day} state={state} number={open} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}
