// For who has come in and waits, and for who comes late: their own seat, what comes, who is here, and something to do.

import type { App } from '../../app/model';
import { runAt, seatOf, type Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { words } from '../../i18n/language';
import { TableState, type Phase } from '../../wire/day_frames';
import { Avatar } from '../parts/avatar';
import { Button } from '../parts/button';
import type { DayBarProps } from './day_slot';
import { dayWords } from './day_words';
import '../styles/day.css';

const facesMax = 12;
const nextMax = 3;

/** Participants who are here, those who only look on left out; the one who reads this is among them. */
function presentPeople(app: App, day: EventDay): number[] {
  const people = app.session.people.value;
  return [...day.here.value.keys()]
    .filter((who) => people.get(who)?.role !== 'observer')
    .sort((a, b) => a - b);
}

function WhoIsHere({ app, day }: { readonly app: App; readonly day: EventDay }) {
  const t = dayWords.value?.gathering;
  const here = presentPeople(app, day);
  if (!t || here.length === 0) return null;
  const me = app.session.identity.value;
  const alone = here.length === 1 && here[0] === me?.participant;
  const rest = here.length - facesMax;
  const nameOf = (who: number): string =>
    app.session.people.value.get(who)?.name || words.value.common.unknownPerson;
  return (
    <div class="gathering__here">
      <p>{alone ? t.here(1) : t.hereWatch(here.length)}</p>
      <span class="faces">
        {here.slice(0, facesMax).map((who) => (
          <Avatar key={who} participant={who} name={nameOf(who)} me={who === me?.participant} />
        ))}
        {rest > 0 && <span class="faces__count">{t.more(rest)}</span>}
      </span>
    </div>
  );
}

/** What the agenda has behind what goes on; all of it before anything does. */
function comes(state: Day): readonly Phase[] {
  const run = runAt(state, 0);
  const at = state.agenda.phases.findIndex(({ id }) => id !== 0 && id === run?.phase?.id);
  return state.agenda.phases.slice(at + 1);
}

function Coming({ state }: { readonly state: Day }) {
  const t = dayWords.value?.gathering;
  const next = comes(state);
  if (!t || next.length === 0) return null;
  const begun = state.runs.size > 0;
  const row = (phase: Phase) => (
    <li key={phase.id}>
      <span>{phase.title}</span>
      {phase.length > 0 && (
        <span class="gathering__length">{t.minutes(Math.round(phase.length / 60_000))}</span>
      )}
    </li>
  );
  return (
    <div class="gathering__coming">
      <p>{begun ? t.then : t.notBegun}</p>
      <ol>{next.slice(0, nextMax).map(row)}</ol>
      {next.length > nextMax && (
        <details>
          <summary>{t.allPhases(next.length)}</summary>
          <ol start={nextMax + 1}>{next.slice(nextMax).map(row)}</ol>
        </details>
      )}
    </div>
  );
}

/** The way back to one's own seat, first of all. */
function Seat({ app, state }: { readonly app: App; readonly state: Day }) {
  const t = dayWords.value?.gathering;
  const me = app.session.identity.value;
  const table = me && state.tables.get(seatOf(state, me.participant));
  if (!t || !table || table.state !== TableState.OPEN) return null;
  return (
    <p class="gathering__seat">
      <span>{t.yours(`${table.number}. ${table.question}`)}</span>
      <Button kind="main" onPress={() => app.router.go({ screen: 'board', board: table.board })}>
        {t.back}
      </Button>
    </p>
  );
}

/** What the phase lets one do at the agora. */
function agoraWords(app: App, state: Day): string {
  const t = dayWords.value?.gathering;
  if (!t) return '';
  const allowed = runAt(state, 0)?.phase?.allowed;
  if (app.session.identity.value?.role === 'observer') return t.agora;
  if (allowed === undefined || allowed.propose) return t.agoraPropose;
  return allowed.write ? t.agoraHello : t.agora;
}

export function Gathering({ app, day }: DayBarProps) {
  const state = day.day.value;
  const t = dayWords.value?.gathering;
  if (!t || !state) return null;
  return (
    <section class="card gathering" aria-label={t.title}>
      <Seat app={app} state={state} />
      <WhoIsHere app={app} day={day} />
      <Coming state={state} />
      {app.session.event.value?.agora !== '' && (
        <Button icon="people" onPress={() => app.router.go({ screen: 'agora' })}>
          {agoraWords(app, state)}
        </Button>
      )}
    </section>
  );
}
