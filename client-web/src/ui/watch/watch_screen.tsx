// The moderator's view of the event: all tables live side by side, how to come in, who is here.

import { useState } from 'preact/hooks';
import { knownHere, toldHere } from '../../app/here';
import type { App, Board, EventView, Person, Table } from '../../app/model';
import { words } from '../../i18n/language';
import { tie } from '../../i18n/typography';
import { Avatar } from '../parts/avatar';
import { Button, IconButton } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { inEvent } from '../parts/event_time';
import { LanguageSwitch } from '../parts/language_switch';
import { Invite } from './invite';
import { MiniBoard } from './mini_board';
import type { Live } from './mini_board';
import { Attendants } from './people';
import '../styles/watch.css';

type Open = 'invite' | 'people' | null;

interface WallProps {
  readonly app: App;
  readonly table: Pick<Table, 'question' | 'board'>;
  readonly badge: string;
  readonly agora?: boolean;
}

/** Since when a picture is not what lies on the board; null while it is. */
function oldSaid(app: App, { status }: Board): string | null {
  const { connection, offlineSince } = status.value;
  const live = connection === 'online' || connection === 'syncing' || connection === 'loading';
  if (live || offlineSince === null) return null;
  return words.value.watch.oldPicture(inEvent(app)(offlineSince));
}

/** How many sit there; without the server nobody knows. */
function hereSaid(app: App, board: Board): string {
  const t = words.value.tables;
  const people = app.session.people.value;
  const here = toldHere(app.day.value, board.id, people) ?? knownHere(board, people);
  return here ? t.here(here.length) : t.hereUnknown(board.status.value.connection);
}

function WallCard({ app, table, badge, agora = false }: WallProps) {
  const t = words.value;
  const [live, setLive] = useState<Live | null>(null);
  const open = { screen: 'board', board: table.board } as const;
  const old = live && oldSaid(app, live.board);
  return (
    <li class={agora ? 'wall__card wall__card--agora' : 'wall__card'}>
      <a
        class="wall__open"
        href={app.router.href(open)}
        onClick={(event) => {
          event.preventDefault();
          app.router.go(open);
        }}
      >
        <span class="wall__title">
          <span class="board__badge">{badge}</span>
          <span class="wall__question long-title">{tie(table.question)}</span>
        </span>
        <MiniBoard app={app} id={table.board} onLive={setLive} />
        {old !== null && (
          <span class="wall__old" role="status">
            {old}
          </span>
        )}
      </a>
      <span class="wall__foot">
        <span class="wall__state">
          {live && hereSaid(app, live.board)}
          {live && ` · ${t.watch.notes(live.notes)}`}
          {live && live.away > 0 && `, ${t.watch.away(live.away)}`}
        </span>
        <Button
          icon="replay"
          kind="quiet"
          onPress={() => app.router.go({ screen: 'replay', board: table.board })}
        >
          {t.watch.replay}
        </Button>
      </span>
    </li>
  );
}

/** Without those who were put out. */
function present(app: App): Person[] {
  return [...app.session.people.value.values()].filter((person) => !person.out);
}

function People({ app }: { readonly app: App }) {
  const t = words.value;
  const people = present(app).sort((a, b) => a.name.localeCompare(b.name));
  if (people.length === 0) return <p>{t.watch.noPeople}</p>;
  return (
    <ul class="people">
      {people.map((person) => (
        <li key={person.participant}>
          <Avatar participant={person.participant} name={person.name} />
          <bdi class="people__name">{person.name}</bdi>
          <span class="people__role">{t.roles[person.role]}</span>
        </li>
      ))}
    </ul>
  );
}

function Wall({ app, event }: { readonly app: App; readonly event: EventView }) {
  const t = words.value;
  const open = event.tables.filter((table) => !table.closed);
  // As square as it gets: four are two and two.
  const columns = Math.max(1, Math.ceil(Math.sqrt(open.length)));
  return (
    <ul class={event.agora === '' ? 'wall' : 'wall wall--agora'} style={{ '--columns': String(columns) }}>
      {open.map((table) => (
        <WallCard key={table.board} app={app} table={table} badge={t.tables.table(table.number)} />
      ))}
      {event.agora !== '' && (
        <WallCard app={app} table={{ question: '', board: event.agora }} badge={t.tables.agora} agora />
      )}
    </ul>
  );
}

interface HeadProps {
  readonly app: App;
  readonly onOpen: (what: Open) => void;
}

function Head({ app, onOpen }: HeadProps) {
  const t = words.value;
  const { session, router } = app;
  const me = session.identity.value;
  return (
    <header class="watch__head">
      <IconButton
        icon="back"
        kind="quiet"
        label={t.board.tables}
        onPress={() => router.go({ screen: 'home' })}
      />
      <div class="watch__title">
        <h1 class="long-title" tabIndex={0}>
          {session.event.value?.title ?? me?.eventTitle}
        </h1>
        <p>{t.watch.title}</p>
      </div>
      <span class="watch__actions">
        <LanguageSwitch />
        <Button icon="people" onPress={() => onOpen('people')}>
          {`${t.watch.people} (${present(app).length})`}
        </Button>
        {me?.role === 'moderator' && (
          <Button kind="main" icon="link" onPress={() => onOpen('invite')}>
            {t.watch.invite}
          </Button>
        )}
      </span>
    </header>
  );
}

export function WatchScreen({ app }: { readonly app: App }) {
  const t = words.value;
  const [open, setOpen] = useState<Open>(null);
  const { session } = app;
  const event = session.event.value;
  return (
    <main class="watch">
      <Head app={app} onOpen={setOpen} />
      {session.load.value === 'stale' && <p class="notice notice--warn">{t.tables.stale}</p>}
      {event ? <Wall app={app} event={event} /> : <p class="tables__wait">{t.common.loading}</p>}
      {open === 'invite' && (
        <Dialog title={t.watch.invite} place="wide" onClose={() => setOpen(null)}>
          <Invite session={session} />
        </Dialog>
      )}
      {open === 'people' && (
        <Dialog
          title={t.watch.people}
          place={session.identity.value?.role === 'moderator' ? 'wide' : 'side'}
          onClose={() => setOpen(null)}
        >
          {session.identity.value?.role === 'moderator' ? <Attendants app={app} /> : <People app={app} />}
        </Dialog>
      )}
    </main>
  );
}
