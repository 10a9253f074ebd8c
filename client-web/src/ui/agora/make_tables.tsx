// Tables from topics, in the order in which they are wanted: one tap, or those that a moderator chooses.

import { useState } from 'preact/hooks';
import type { Name } from '../../core/names';
import type { EventDay } from '../../day/event_day';
import { takesPart } from '../../day/day';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { sentence } from '../day/asking';
import { agoraWords } from './agora_words';
import { asQuestion, byWish, tableOfTopic, tablesFor, type Topic } from './topics';

interface Props {
  readonly day: EventDay;
  readonly topics: readonly Topic[];
  readonly onClose: () => void;
}

/** Asks for the table of one topic; a sentence when there is none. */
export async function openTableOf(day: EventDay, { head }: Topic, softLimit: number): Promise<string | null> {
  const { question, ref: topic } = head;
  return sentence(await day.ask({ kind: 'open_table', question: asQuestion(question), softLimit, topic }));
}

export function MakeTables({ day, topics, onClose }: Props) {
  const t = agoraWords.value;
  const state = day.day.value;
  const waiting = byWish(topics).filter((topic) => !state || !tableOfTopic(topic, state.tables.values()));
  const people = state ? [...state.people.values()].filter(takesPart).length : 0;
  const [chosen, setChosen] = useState<ReadonlySet<Name>>(
    () => new Set(waiting.slice(0, tablesFor(people)).map(({ head }) => head.name)),
  );
  const [limit, setLimit] = useState('8');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (!t) return null;
  const these = waiting.filter(({ head }) => chosen.has(head.name));
  const make = async (): Promise<void> => {
    setBusy(true);
    let said: string | null = null;
    // One after the other: their numbers follow their order.
    for (const topic of these) said ??= await openTableOf(day, topic, Number(limit));
    setBusy(false);
    setProblem(said);
    if (said === null) onClose();
  };
  const toggle = (name: Name): void => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    setChosen(next);
  };
  return (
    <Dialog title={t.makeTables} onClose={onClose}>
      <p class="field__hint">{waiting.length > 0 ? t.makeTablesHint : t.allHaveTables}</p>
      <ul class="topic-choice">
        {waiting.map(({ head, wanting }) => (
          <li key={head.handle}>
            <label class="day-check">
              <input type="checkbox" checked={chosen.has(head.name)} onChange={() => toggle(head.name)} />
              <span>
                {head.question} <span class="field__hint">{t.wanted(wanting.size)}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <form
        class="dialog__form"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <label class="day-field day-field--row">
          <span>{t.limit}</span>
          <input
            class="small-input"
            inputMode="numeric"
            maxLength={4}
            value={limit}
            onInput={({ currentTarget }) => setLimit(currentTarget.value.replace(/\D/g, ''))}
          />
        </label>
        <p class="day-problem" role="alert">
          {problem ?? ''}
        </p>
        <Button kind="main" submit disabled={busy || these.length === 0}>
          {busy ? t.making : t.makeThese(these.length)}
        </Button>
      </form>
    </Dialog>
  );
}
