// Where a moderator runs the day: now and next, everybody frozen with one button, the tables, the agenda, the people.

import type { App } from '../../app/model';
import type { EventDay } from '../../day/event_day';
import { words } from '../../i18n/language';
import { Button, IconButton } from '../parts/button';
import { LanguageSwitch } from '../parts/language_switch';
import { DeskPresentSlot } from '../present/present_slot';
import { Announcer } from './announcer';
import { DeskBalanceSlot } from './balance_slot';
import { leadWords } from './lead_words';
import { DeskAgenda } from './desk_agenda';
import { DeskNow } from './desk_now';
import { DeskPeople } from './desk_people';
import { DeskResults } from './desk_results';
import { DeskSettings } from './desk_settings';
import { DeskTables } from './desk_tables';
import { KeptNote } from './kept_note';
import { RestoredNote } from './restored_note';
import { standing } from './place_of';
import { staleText } from './stale_text';
import '../styles/watch.css';
import '../styles/day.css';
import '../styles/desk.css';

function Head({ app }: { readonly app: App }) {
  const t = leadWords.value?.desk;
  const { session, router } = app;
  return (
    <header class="desk__head">
      <IconButton
        icon="back"
        kind="quiet"
        label={words.value.board.tables}
        onPress={() => router.go({ screen: 'home' })}
      />
      <div class="watch__title">
        <h1 class="long-title" tabIndex={0}>
          {session.event.value?.title ?? session.identity.value?.eventTitle}
        </h1>
        <p>{t?.title}</p>
      </div>
      <span class="watch__actions">
        <LanguageSwitch />
        <Button icon="grid" onPress={() => router.go({ screen: 'watch' })}>
          {t?.wall}
        </Button>
        <Button icon="replay" onPress={() => router.go({ screen: 'replay' })}>
          {words.value.replay.day}
        </Button>
        <Button icon="frame" onPress={() => router.go({ screen: 'screen' })}>
          {t?.screen}
        </Button>
      </span>
    </header>
  );
}

/** Why there is nothing to run, and what to do. */
function Nothing({ day }: { readonly day: EventDay | null }) {
  const t = leadWords.value?.desk;
  const absent = day && day.link.value.state !== 'connecting';
  return (
    <div class="notice desk__nothing" role="status">
      <p>{absent ? t?.absent : (t?.connecting ?? words.value.common.loading)}</p>
      {absent && <Button onPress={() => day.network(true)}>{t?.retry}</Button>}
    </div>
  );
}

/** Since when what stands here is old; or that nothing can be changed. */
export function Stale({ app, day }: { readonly app: App; readonly day: EventDay }) {
  const still = day.link.value.state === 'live' && day.readOnly.value;
  const said = still ? leadWords.value?.readOnly : staleText(app, day);
  if (!said) return null;
  return (
    <p class="notice notice--warn" role="status">
      {said}
    </p>
  );
}

export function DeskScreen({ app }: { readonly app: App }) {
  const day = app.day.value;
  const t = leadWords.value;
  const state = day?.day.value;
  const role = app.session.identity.value?.role;
  return (
    <main class="desk">
      <Head app={app} />
      {role !== 'moderator' && <p class="notice notice--warn">{t?.desk.notYours}</p>}
      {role === 'moderator' && (!day || !state || !t) && <Nothing day={day} />}
      {role === 'moderator' && day && state && t && (
        <>
          <Stale app={app} day={day} />
          <RestoredNote event={app.session.event.value?.id ?? ''} state={state} />
          <KeptNote app={app} day={day} state={state} />
          <Announcer day={day} here={standing(app, state, undefined)} />
          <div class="desk__columns">
            <div class="desk__column">
              <DeskNow day={day} state={state} />
              <DeskAgenda app={app} day={day} state={state} />
              <DeskSettings app={app} day={day} state={state} />
            </div>
            <div class="desk__column">
              <DeskTables app={app} day={day} state={state} />
              <DeskBalanceSlot app={app} day={day} state={state} />
              <DeskPeople app={app} day={day} state={state} />
              <DeskPresentSlot day={day} state={state} />
              <DeskResults app={app} />
            </div>
          </div>
        </>
      )}
    </main>
  );
}
