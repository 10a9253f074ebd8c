// Who is in the workshop, as its moderators see them: since when, how much they did, and putting people out, one or many.

import { useEffect, useState } from 'preact/hooks';
import type { App, Attendance, Attendant, JoinError } from '../../app/model';
import { words } from '../../i18n/language';
import { moment } from '../../i18n/zoned_time';
import { Avatar } from '../parts/avatar';
import { Button } from '../parts/button';
import { choose, filters, shown } from './attendance';
import type { Filter } from './attendance';
import '../styles/people.css';
import '../styles/watch.css';

const refreshMs = 10_000;

interface Loaded {
  readonly attendance: Attendance | null;
  readonly problem: JoinError['code'] | null;
  load(): Promise<void>;
}

function useAttendance(app: App): Loaded {
  const [attendance, setAttendance] = useState<Attendance | null>(null);
  const [problem, setProblem] = useState<JoinError['code'] | null>(null);
  const load = async (): Promise<void> => {
    const answer = await app.session.attendance();
    if ('code' in answer) return setProblem(answer.code);
    setProblem(null);
    setAttendance(answer);
  };
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), refreshMs);
    return () => clearInterval(timer);
  }, [app]);
  return { attendance, problem, load };
}

interface RowProps {
  readonly timeZone: string;
  readonly person: Attendant;
  readonly me: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onPutOut: () => void;
}

function Row({ timeZone, person, me, chosen, onChoose, onPutOut }: RowProps) {
  const t = words.value.people;
  const { common, roles } = words.value;
  const facts = [
    t.since(moment(person.joined, timeZone)),
    t.changes(person.changes),
    ...(person.here ? [t.connected] : []),
  ];
  return (
    <li class={chosen ? 'attendant attendant--chosen' : 'attendant'}>
      <label class="attendant__who">
        <input type="checkbox" checked={chosen} disabled={me} onChange={onChoose} aria-label={person.name} />
        <Avatar participant={person.participant} name={person.name} me={me} />
        <span class="attendant__text">
          <span class="attendant__name">
            <bdi>{person.name}</bdi>
            {me && ` (${common.you})`}
          </span>
          <span class="attendant__facts">{[roles[person.role], ...facts].join(' · ')}</span>
        </span>
      </label>
      {!me && (
        <Button kind="quiet" onPress={onPutOut}>
          {t.putOut}
        </Button>
      )}
    </li>
  );
}

interface SureProps {
  readonly app: App;
  readonly people: readonly Pick<Attendant, 'participant' | 'name'>[];
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** What putting them out does, before it is done. */
export function Sure({ app, people, onCancel, onDone }: SureProps) {
  const t = words.value.people;
  const [renew, setRenew] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const act = async (): Promise<void> => {
    setBusy(true);
    // The code first: who is put out must not come back by it in between.
    const error =
      (renew ? await app.session.link('join', 'renew') : null) ??
      (await app.session.putOut(people.map((person) => person.participant)));
    setBusy(false);
    if (error) setProblem(words.peek().join.errors[error.code]);
    else onDone();
  };
  return (
    <div class="sure">
      <h3>{t.sure(people.length, people[0]?.name ?? '')}</h3>
      <p>{t.sureNotes(people.length)}</p>
      <p>{t.sureAccess(people.length)}</p>
      <label class="sure__renew">
        <input type="checkbox" checked={renew} onChange={(event) => setRenew(event.currentTarget.checked)} />
        <span>{t.renew}</span>
      </label>
      <p class="sure__problem" role="alert">
        {problem ?? ''}
      </p>
      <div class="dialog__actions">
        <Button onPress={onCancel}>{words.value.common.cancel}</Button>
        <Button kind="danger" disabled={busy} onPress={() => void act()}>
          {t.putOut}
        </Button>
      </div>
    </div>
  );
}

interface ListProps {
  readonly people: readonly Attendant[];
  readonly self: number | undefined;
  readonly timeZone: string;
  readonly onPutOut: (people: readonly Attendant[]) => void;
}

function List({ people, self, timeZone, onPutOut }: ListProps) {
  const t = words.value.people;
  const [filter, setFilter] = useState<Filter>('all');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const list = shown(people, filter);
  const others = list.filter((person) => person.participant !== self);
  const marked = others.filter((person) => chosen.has(person.participant));
  const all = others.length > 0 && marked.length === others.length;
  return (
    <>
      <div class="attendants__filters" role="group" aria-label={t.filter}>
        {filters.map((one) => (
          <Button key={one} kind="quiet" on={filter === one} onPress={() => setFilter(one)}>
            {`${t.filters[one]} (${shown(people, one).length})`}
          </Button>
        ))}
      </div>
      <label class="attendants__all">
        <input
          type="checkbox"
          checked={all}
          disabled={others.length === 0}
          onChange={() => setChosen(all ? new Set() : new Set(others.map((one) => one.participant)))}
        />
        <span>{t.all}</span>
      </label>
      <ul class="attendants">
        {list.map((person) => (
          <Row
            timeZone={timeZone}
            key={person.participant}
            person={person}
            me={person.participant === self}
            chosen={chosen.has(person.participant)}
            onChoose={() => setChosen(choose(chosen, person.participant))}
            onPutOut={() => onPutOut([person])}
          />
        ))}
      </ul>
      {list.length === 0 && <p class="attendants__none">{t.none}</p>}
      {marked.length > 0 && (
        <div class="attendants__act">
          <Button kind="danger" onPress={() => onPutOut(marked)}>
            {t.putOutMany(marked.length)}
          </Button>
        </div>
      )}
    </>
  );
}

/** For moderators. */
export function Attendants({ app }: { readonly app: App }) {
  const t = words.value.people;
  const { attendance, problem, load } = useAttendance(app);
  const [leaving, setLeaving] = useState<readonly Attendant[] | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  if (leaving) {
    const done = (): void => {
      setSaid(words.peek().people.wasPutOut(leaving.length, leaving[0]?.name ?? ''));
      setLeaving(null);
      void load();
    };
    return <Sure app={app} people={leaving} onCancel={() => setLeaving(null)} onDone={done} />;
  }
  if (problem && !attendance) return <p class="notice notice--warn">{words.value.join.errors[problem]}</p>;
  if (!attendance) return <p>{words.value.common.loading}</p>;
  const { taken, all } = attendance.places.others;
  return (
    <>
      <p role="status" class={said === null ? 'attendants__said' : 'notice'}>
        {said ?? ''}
      </p>
      {taken >= all && <p class="notice notice--warn">{t.full}</p>}
      {problem && <p class="notice notice--warn">{words.value.join.errors[problem]}</p>}
      <List
        people={attendance.people}
        self={app.session.identity.value?.participant}
        timeZone={app.session.event.value?.timeZone ?? ''}
        onPutOut={(people) => {
          setSaid(null);
          setLeaving(people);
        }}
      />
    </>
  );
}
