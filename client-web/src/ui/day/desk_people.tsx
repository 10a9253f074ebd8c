// Who is here, and who ever came in, apart; raised hands; giving somebody another seat.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import { openTables, seatOf, shows, takesPart, type Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { words } from '../../i18n/language';
import { MarkKind, PersonState, type Person } from '../../wire/day_frames';
import { Avatar } from '../parts/avatar';
import { Button } from '../parts/button';
import { useAsking, type Asking } from './asking';
import { dayWords } from './day_words';

interface Props {
  readonly app: App;
  readonly day: EventDay;
  readonly state: Day;
}

interface RowProps {
  readonly day: EventDay;
  readonly state: Day;
  readonly person: Person;
  readonly name: string;
  readonly asking: Asking;
}

function Row({ day, state, person, name, asking }: RowProps) {
  const t = dayWords.value;
  if (!t) return null;
  const { participant } = person;
  const here = day.here.value.has(participant);
  const lower = (): void => void asking.ask({ kind: 'mark', mark: MarkKind.HAND, on: false, participant });
  return (
    <li class={here ? 'desk-person' : 'desk-person desk-person--off'}>
      <Avatar participant={participant} name={name} />
      <span class="people__name">
        <bdi>{name}</bdi>
        {!here && ` (${t.tables.offline})`}
      </span>
      {shows(state, participant, MarkKind.HAND) && (
        <Button icon="hand" onPress={lower}>
          {t.people.lower}
        </Button>
      )}
      {takesPart(person) && (
        <select
          class="small-input desk-person__seat"
          aria-label={t.people.seat(name)}
          value={String(seatOf(state, participant))}
          onChange={(event) =>
            void asking.ask({ kind: 'sit', participant, table: Number(event.currentTarget.value) })
          }
        >
          <option value="0">{t.people.noSeat}</option>
          {openTables(state).map(({ number }) => (
            <option key={number} value={String(number)}>
              {words.value.tables.table(number)}
            </option>
          ))}
        </select>
      )}
    </li>
  );
}

export function DeskPeople({ day, state }: Props) {
  const t = dayWords.value?.people;
  const asking = useAsking(day);
  const [all, setAll] = useState(false);
  if (!t) return null;
  const here = day.here.value;
  const nameOf = (who: number): string => day.names.value.get(who) ?? words.value.common.unknownPerson;
  const people = [...state.people.values()].filter(({ state: is }) => is === PersonState.IN);
  const shown = people
    .filter(({ participant }) => all || here.has(participant))
    .sort((a, b) => nameOf(a.participant).localeCompare(nameOf(b.participant)));
  return (
    <section class="card desk__card" aria-labelledby="desk-people">
      <h2 id="desk-people">{t.title}</h2>
      <p>
        {t.here(here.size)} · {t.ever(people.length)}
      </p>
      <label class="day-check">
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        <span>{t.showAll}</span>
      </label>
      <ul class="desk-people">
        {shown.map((person) => (
          <Row
            key={person.participant}
            day={day}
            state={state}
            person={person}
            name={nameOf(person.participant)}
            asking={asking}
          />
        ))}
      </ul>
      {asking.problem && (
        <p class="day-problem" role="alert">
          {asking.problem}
        </p>
      )}
    </section>
  );
}
