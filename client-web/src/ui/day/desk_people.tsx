// Who is here, and who ever came in, apart; raised hands; giving somebody another seat or name, and putting somebody out.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import { openTables, seatOf, shows, tableOf, takesPart, type Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { words } from '../../i18n/language';
import { MarkKind, PersonState, Role, type Person } from '../../wire/day_frames';
import { Avatar } from '../parts/avatar';
import { Button, IconButton } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { useAsking, type Asking } from './asking';
import { AddPerson } from './add_person';
import { backWords } from './back_words';
import { leadWords } from './lead_words';
import { ForgetPerson } from './forget_person';
import { forgetWords } from './forget_words';
import { PersonDialog } from './person_dialog';
import '../styles/watch.css';

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
  readonly onMore: () => void;
}

/** What else is to be known of somebody, in a few words. */
function facts({ day, state, person }: RowProps): string {
  const t = leadWords.value;
  if (!t) return '';
  const { participant, role, tablet } = person;
  const board = day.here.value.get(participant)?.board ?? '';
  const looks = board === '' ? null : tableOf(state, board);
  const elsewhere = looks && looks.number !== seatOf(state, participant);
  return [
    role === Role.MODERATOR ? t.people.moderator : role === Role.OBSERVER ? t.people.observer : '',
    board !== '' && board === day.me.value?.agora ? t.people.atAgora : '',
    elsewhere ? t.people.looksAt(looks.number) : '',
    tablet === 0 ? '' : t.people.onTablet(day.names.value.get(tablet) ?? words.value.common.unknownPerson),
    shows(state, participant, MarkKind.STAY) ? t.people.stays : '',
  ]
    .filter((fact) => fact !== '')
    .join(', ');
}

function SeatChoice({ state, person, name, asking }: RowProps) {
  const t = leadWords.value?.people;
  const { participant } = person;
  if (!takesPart(person)) return null;
  return (
    <select
      class="small-input desk-person__seat"
      aria-label={t?.seat(name)}
      value={String(seatOf(state, participant))}
      onChange={(event) =>
        void asking.ask({ kind: 'sit', participant, table: Number(event.currentTarget.value) })
      }
    >
      <option value="0">{t?.noSeat}</option>
      {openTables(state).map(({ number }) => (
        <option key={number} value={String(number)}>
          {words.value.tables.table(number)}
        </option>
      ))}
    </select>
  );
}

function Row(props: RowProps) {
  const { day, state, person, name, asking, onMore } = props;
  const t = leadWords.value;
  if (!t) return null;
  const { participant } = person;
  const here = day.here.value.has(participant);
  const lower = (): void => void asking.ask({ kind: 'mark', mark: MarkKind.HAND, on: false, participant });
  const known = facts(props);
  return (
    <li class={here ? 'desk-person' : 'desk-person desk-person--off'}>
      <Avatar participant={participant} name={name} />
      <span class="people__name">
        <bdi>{name}</bdi>
        {known !== '' && <span class="people__role"> {known}</span>}
      </span>
      {shows(state, participant, MarkKind.HAND) && (
        <Button icon="hand" onPress={lower}>
          {t.people.lower}
        </Button>
      )}
      <SeatChoice {...props} />
      <IconButton icon="more" kind="quiet" label={t.people.more(name)} onPress={onMore} />
    </li>
  );
}

interface OutProps {
  readonly app: App;
  readonly people: readonly Person[];
  readonly nameOf: (who: number) => string;
}

/** Who was put out: the name stands at what they wrote, until it is erased. */
function PutOut({ app, people, nameOf }: OutProps) {
  const t = forgetWords.value;
  const [chosen, setChosen] = useState<{ participant: number; name: string } | null>(null);
  if (!t) return null;
  return (
    <>
      {people.length > 0 && (
        <details>
          <summary>{t.out(people.length)}</summary>
          <ul class="desk-people">
            {people.map(({ participant }) => (
              <li key={participant} class="desk-person desk-person--off">
                <Avatar participant={participant} name={nameOf(participant)} />
                <span class="people__name">
                  <bdi>{nameOf(participant)}</bdi>
                </span>
                <Button
                  icon="trash"
                  kind="quiet"
                  onPress={() => setChosen({ participant, name: nameOf(participant) })}
                >
                  {t.open}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {chosen && (
        <Dialog title={chosen.name} onClose={() => setChosen(null)}>
          <ForgetPerson app={app} {...chosen} onClose={() => setChosen(null)} />
        </Dialog>
      )}
    </>
  );
}

export function DeskPeople({ app, day, state }: Props) {
  const t = leadWords.value?.people;
  const asking = useAsking(day);
  const [chosen, setChosen] = useState<number | null>(null);
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState('');
  if (!t) return null;
  const here = day.here.value;
  const nameOf = (who: number): string => day.names.value.get(who) || words.value.common.unknownPerson;
  const people = [...state.people.values()]
    .filter(({ state: is }) => is === PersonState.IN)
    .sort((a, b) => nameOf(a.participant).localeCompare(nameOf(b.participant)));
  const out = [...state.people.values()].filter(({ state: is }) => is === PersonState.OUT);
  const present = people.filter(({ participant }) => here.has(participant));
  const gone = people.filter(({ participant }) => !here.has(participant));
  const list = (some: readonly Person[]) => (
    <ul class="desk-people">
      {some.map((person) => (
        <Row
          key={person.participant}
          day={day}
          state={state}
          person={person}
          name={nameOf(person.participant)}
          asking={asking}
          onMore={() => setChosen(person.participant)}
        />
      ))}
    </ul>
  );
  return (
    <section class="card desk__card" aria-labelledby="desk-people">
      <h2 id="desk-people">{t.title}</h2>
      <p>
        {t.here(present.length)} · {t.ever(people.length)}
      </p>
      {present.length > 0 ? list(present) : <p class="field__hint">{t.nobody}</p>}
      {gone.length > 0 && (
        <details>
          <summary>{t.gone(gone.length)}</summary>
          {list(gone)}
        </details>
      )}
      <PutOut app={app} people={out} nameOf={nameOf} />
      <p>
        <Button icon="plus" onPress={() => setAdding(true)}>
          {backWords.value?.behalf.add}
        </Button>
      </p>
      {adding && (
        <AddPerson
          app={app}
          onAdded={(participant, name) => {
            setAdding(false);
            setAdded(name);
            setChosen(participant);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {asking.problem && (
        <p class="day-problem" role="alert">
          {asking.problem}
        </p>
      )}
      {chosen !== null && (
        <PersonDialog
          app={app}
          day={day}
          state={state}
          participant={chosen}
          name={day.names.value.get(chosen) ?? added}
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  );
}
