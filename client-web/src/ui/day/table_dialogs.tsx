// Opening a table, and what can be changed of one: its question, its places, whose time it is, frozen, merged, closed.

import { useState } from 'preact/hooks';
import { openTables, sitters, type Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { words } from '../../i18n/language';
import { TableAct, type Table } from '../../wire/day_frames';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { useAsking, type Asking } from './asking';
import { leadWords } from './lead_words';

interface FieldsProps {
  readonly question: string;
  readonly limit: string;
  readonly onQuestion: (value: string) => void;
  readonly onLimit: (value: string) => void;
}

function Fields({ question, limit, onQuestion, onLimit }: FieldsProps) {
  const t = leadWords.value?.tables;
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
export function OpenTable({ day, onClose }: { readonly day: EventDay; readonly onClose: () => void }) {
  const t = leadWords.value?.tables;
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

export function Said({ asking }: { readonly asking: Asking }) {
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
  const t = leadWords.value?.tables;
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

export function Settings({ day, state, number, onClose }: SettingsProps) {
  const t = leadWords.value?.tables;
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
