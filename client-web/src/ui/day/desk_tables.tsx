// The tables with who sits there now, hands and help flags; opening, renaming, closing and opening them again.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import { helpAt, helpersAt, openTables, sitters, type Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { words } from '../../i18n/language';
import { MarkKind, TableAct, TableState, type Table } from '../../wire/day_frames';
import { Avatar } from '../parts/avatar';
import { Button, IconButton } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { useAsking, type Asking } from './asking';
import { ClockChip } from './clock_chip';
import { dayWords } from './day_words';

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
  const t = dayWords.value?.tables;
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
  readonly onSettings: () => void;
}

function Row({ app, day, state, table, asking, onSettings }: RowProps) {
  const t = dayWords.value?.tables;
  if (!t) return null;
  const sit = sitters(state, table.number);
  const hands = marksAt(state, table.number, MarkKind.HAND);
  const timer = state.timers.get(table.number);
  const away = sit.filter((who) => !day.here.value.has(who));
  const unsent = sit.filter((who) => day.here.value.get(who)?.unsent);
  const nameOf = (who: number): string => day.names.value.get(who) ?? words.value.common.unknownPerson;
  return (
    <li class={helpAt(state, table.number) ? 'desk-table desk-table--help' : 'desk-table'}>
      <span class="desk-table__head">
        <span class="board__badge">{table.number}</span>
        <strong class="desk-table__question">{table.question}</strong>
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

interface FieldsProps {
  readonly question: string;
  readonly limit: string;
  readonly onQuestion: (value: string) => void;
  readonly onLimit: (value: string) => void;
}

function Fields({ question, limit, onQuestion, onLimit }: FieldsProps) {
  const t = dayWords.value?.tables;
  return (
    <>
      <label class="day-field">
        <span>{t?.question}</span>
        <input
          class="field__input"
          value={question}
          maxLength={300}
          onInput={(event) => onQuestion(event.currentTarget.value)}
        />
        <span class="field__hint">{t?.questionHint}</span>
      </label>
      <label class="day-field day-field--row">
        <span>{t?.limit}</span>
        <input
          class="small-input"
          inputMode="numeric"
          value={limit}
          maxLength={4}
          onInput={(event) => onLimit(event.currentTarget.value.replace(/\D/g, ''))}
        />
      </label>
    </>
  );
}

/** What was typed stays when the server does not take it. */
function OpenTable({ day, onClose }: { readonly day: EventDay; readonly onClose: () => void }) {
  const t = dayWords.value?.tables;
  const asking = useAsking(day);
  const [question, setQuestion] = useState('');
  const [limit, setLimit] = useState('0');
  if (!t) return null;
  const open = async (): Promise<void> => {
    const wish = { kind: 'open_table', question: question.trim(), softLimit: Number(limit) } as const;
    if (await asking.ask(wish)) onClose();
  };
  return (
    <Dialog title={t.open} onClose={onClose}>
      <form
        class="dialog__form"
        onSubmit={(event) => {
          event.preventDefault();
          if (question.trim() !== '') void open();
        }}
      >
        <Fields question={question} limit={limit} onQuestion={setQuestion} onLimit={setLimit} />
        <Said asking={asking} />
        <Button kind="main" submit disabled={asking.busy || question.trim() === ''}>
          {t.add}
        </Button>
      </form>
    </Dialog>
  );
}

function Said({ asking }: { readonly asking: Asking }) {
  return (
    <p class="day-problem" role="alert">
      {asking.problem ?? ''}
    </p>
  );
}

interface MergeProps {
  readonly state: Day;
  readonly table: Table;
  readonly asking: Asking;
  readonly onDone: () => void;
}

/** Its people go to another table; its board stays as it is, and it can be opened again. */
function Merge({ state, table, asking, onDone }: MergeProps) {
  const t = dayWords.value?.tables;
  const others = openTables(state).filter(({ number }) => number !== table.number);
  const [into, setInto] = useState(0);
  if (!t || others.length === 0) return null;
  const { number } = table;
  const merge = (): void =>
    void asking.ask({ kind: 'table', number, act: TableAct.MERGE, into }).then((done) => done && onDone());
  return (
    <div class="day-field">
      <label class="day-field">
        <span>{t.merge}</span>
        <select
          class="field__input"
          value={String(into)}
          onChange={({ currentTarget }) => setInto(Number(currentTarget.value))}
        >
          <option value="0">…</option>
          {others.map((other) => (
            <option key={other.number} value={String(other.number)}>
              {`${other.number}. ${other.question}`}
            </option>
          ))}
        </select>
      </label>
      {into !== 0 && (
        <>
          <p class="field__hint">{t.mergeHint(sitters(state, number).length, into)}</p>
          <Button disabled={asking.busy} onPress={merge}>
            {t.mergeDo(into)}
          </Button>
        </>
      )}
    </div>
  );
}

interface SettingsProps {
  readonly day: EventDay;
  readonly state: Day;
  readonly number: number;
  readonly onClose: () => void;
}

function Settings({ day, state, number, onClose }: SettingsProps) {
  const t = dayWords.value?.tables;
  const asking = useAsking(day);
  const table = state.tables.get(number);
  const [question, setQuestion] = useState(table?.question ?? '');
  const [limit, setLimit] = useState(String(table?.softLimit ?? 0));
  if (!t || !table) return null;
  const frozen = state.frozen.has(number);
  const act = (what: TableAct) => asking.ask({ kind: 'table', number, act: what });
  const save = async (): Promise<void> => {
    const softLimit = Number(limit);
    const renamed =
      question.trim() === table.question || question.trim() === ''
        ? true
        : await asking.ask({ kind: 'table', number, act: TableAct.RENAME, question: question.trim() });
    const limited =
      !renamed || softLimit === table.softLimit
        ? renamed
        : await asking.ask({ kind: 'table', number, act: TableAct.LIMIT, softLimit });
    if (limited) onClose();
  };
  return (
    <Dialog title={`${words.value.tables.table(number)} · ${t.settings}`} onClose={onClose}>
      <form
        class="dialog__form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Fields question={question} limit={limit} onQuestion={setQuestion} onLimit={setLimit} />
        <Button kind="main" submit disabled={asking.busy}>
          {t.rename}
        </Button>
      </form>
      <label class="day-check">
        <input
          type="checkbox"
          checked={table.led}
          onChange={() => void act(table.led ? TableAct.TRUST : TableAct.LEAD)}
        />
        <span>
          {t.lead}. <span class="field__hint">{t.leadHint}</span>
        </span>
      </label>
      <Button icon="snow" onPress={() => void asking.ask({ kind: 'freeze', table: number, on: !frozen })}>
        {frozen ? t.thaw : t.freeze}
      </Button>
      <Merge state={state} table={table} asking={asking} onDone={onClose} />
      <p class="field__hint">{t.closeHint}</p>
      <Button kind="danger" onPress={() => void act(TableAct.CLOSE).then((done) => done && onClose())}>
        {t.close}
      </Button>
      <Said asking={asking} />
    </Dialog>
  );
}

export function DeskTables(props: Props) {
  const { day, state } = props;
  const t = dayWords.value?.tables;
  const asking = useAsking(day);
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
