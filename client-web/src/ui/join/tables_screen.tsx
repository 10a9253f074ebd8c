// The tables of the event: a card each, with its question and who sits there.

import { useEffect, useState } from 'preact/hooks';
import { knownHere, sittingAt, toldHere } from '../../app/here';
import type { Sitters } from '../../app/here';
import type { App, Board, EventView, Route, Session, Table } from '../../app/model';
import { day, dayIsOver, words } from '../../i18n/language';
import { tie } from '../../i18n/typography';
import { paintOf } from '../../scene/palette';
import { Avatar } from '../parts/avatar';
import { DaySlot, GatheringSlot } from '../day/day_slot';
import { Brand } from '../parts/brand';
import { Button, IconButton } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Icon } from '../parts/icon';
import { LanguageSwitch } from '../parts/language_switch';
import { Prose } from '../parts/prose';
import { useLate } from '../parts/use_late';
import { Rename } from './rename';

const facesMax = 6;
/** The palette's colours, so that neighbours differ. */
const tints = [0, 4, 6, 2, 1, 3, 5, 7];

function useWatched(app: App, id: string): Board | null {
  const [board, setBoard] = useState<Board | null>(null);
  const ready = app.ready.value;
  useEffect(() => {
    if (!ready) return;
    const opened = app.openBoard(id, { mode: 'watch' });
    setBoard(opened);
    return () => opened.close();
  }, [app, id, ready]);
  return board;
}

/** Where the server tells of no day, the board itself is asked, and only looked at. */
function Watched({ app, id }: { readonly app: App; readonly id: string }) {
  const board = useWatched(app, id);
  if (!board) return <span />;
  const here = knownHere(board, app.session.people.value);
  return <Faces app={app} here={here} connection={board.status.value.connection} />;
}

interface SittingProps {
  readonly app: App;
  readonly id: string;
  /** The table's; absent for the agora, where nobody has a seat. */
  readonly number?: number | undefined;
}

function Sitting({ app, id, number }: SittingProps) {
  const day = app.day.value;
  const state = day?.link.value.state ?? 'connecting';
  if (state === 'absent') return <Watched app={app} id={id} />;
  const people = app.session.people.value;
  const seats = number === undefined ? null : sittingAt(day, number, id, people);
  const here = seats?.here ?? toldHere(day, id, people);
  const connection = state === 'connecting' ? state : 'offline';
  return <Faces app={app} here={here} connection={connection} seats={seats} />;
}

interface FacesProps {
  readonly app: App;
  readonly here: readonly number[] | null;
  readonly connection: string;
  readonly seats?: Sitters | null;
}

/** In words: how many, of how many places, and whose tablet is away. */
function countSaid(here: readonly number[], seats: Sitters | null): string {
  const t = words.value.tables;
  const { limit = 0, offline = 0 } = seats ?? {};
  const said = limit > 0 ? t.places(here.length, limit) : t.here(here.length);
  return offline > 0 ? `${said}, ${t.away(offline)}` : said;
}

function Faces({ app, here, connection, seats = null }: FacesProps) {
  const t = words.value;
  const people = app.session.people.value;
  if (!here) return <span class="faces__count">{t.tables.hereUnknown(connection)}</span>;
  return (
    <span class="faces">
      {here.slice(0, facesMax).map((participant) => (
        <Avatar
          key={participant}
          participant={participant}
          name={people.get(participant)?.name || t.common.unknownPerson}
        />
      ))}
      <span class="faces__count">{countSaid(here, seats)}</span>
    </span>
  );
}

interface CardProps {
  readonly app: App;
  readonly board: string;
  /** The table's; absent for the agora. */
  readonly number?: number;
  readonly badge: string;
  readonly text: string;
  readonly tint: number;
}

function TableCard({ app, board, number, badge, text, tint }: CardProps) {
  const watching = app.session.identity.value?.role === 'observer';
  const t = words.value.tables;
  const { paper, edge } = paintOf(tints[tint % tints.length] as number);
  const opens = number === undefined ? t.goIn : watching ? t.look : t.open;
  const route: Route = number === undefined ? { screen: 'agora' } : { screen: 'board', board };
  return (
    <li>
      <a
        class="table-card"
        style={{ '--tint': paper, '--tint-edge': edge }}
        href={app.router.href(route)}
        onClick={(event) => {
          event.preventDefault();
          app.router.go(route);
        }}
      >
        <span class="table-card__badge">{badge}</span>
        <span class="table-card__question">{text}</span>
        <span class="table-card__foot">
          <Sitting app={app} id={board} number={number} />
          <span class="table-card__open">
            {opens}
            <Icon name="next" size={20} />
          </span>
        </span>
      </a>
    </li>
  );
}

function Leave({ app, onClose }: { readonly app: App; readonly onClose: () => void }) {
  const t = words.value;
  const unsent = app.session.unsent.value;
  const event = app.session.event.value;
  return (
    <Dialog title={t.tables.leaveSure} onClose={onClose}>
      {event && event.closing !== '' && (
        <Prose text={event.closing} language={event.language} class="tables__closing" />
      )}
      <p>{t.tables.leaveText}</p>
      {unsent > 0 && <p class="notice notice--warn">{t.tables.leaveUnsent(unsent)}</p>}
      <div class="dialog__actions">
        <Button onPress={onClose}>{t.common.cancel}</Button>
        <Button kind="danger" icon="leave" onPress={() => app.session.leave()}>
          {t.tables.leave}
        </Button>
      </div>
    </Dialog>
  );
}

function isOpen(table: Table): boolean {
  return !table.closed;
}

function Cards({ app, event }: { readonly app: App; readonly event: EventView }) {
  const t = words.value;
  return (
    <ul class="tables__cards">
      {event.tables.filter(isOpen).map((table) => (
        <TableCard
          key={table.board}
          app={app}
          board={table.board}
          number={table.number}
          badge={t.tables.table(table.number)}
          text={tie(table.question)}
          tint={table.number - 1}
        />
      ))}
      {event.agora !== '' && (
        <TableCard app={app} board={event.agora} badge={t.tables.agora} text={t.tables.agoraHint} tint={7} />
      )}
    </ul>
  );
}

function Bar({ app }: { readonly app: App }) {
  const role = app.session.identity.value?.role;
  return (
    <header class="tables__bar">
      <Brand />
      <span class="tables__bar-end">
        {role === 'moderator' && (
          <Button icon="clock" kind="main" onPress={() => app.router.go({ screen: 'desk' })}>
            {words.value.tables.desk}
          </Button>
        )}
        {(role === 'moderator' || role === 'observer') && (
          <>
            <Button icon="grid" onPress={() => app.router.go({ screen: 'watch' })}>
              {words.value.tables.wall}
            </Button>
            <Button icon="replay" onPress={() => app.router.go({ screen: 'replay' })}>
              {words.value.replay.day}
            </Button>
          </>
        )}
        <LanguageSwitch />
      </span>
    </header>
  );
}

/** The access has ended, and why; what was written stays on the device until one is in again. */
function Refused({ session }: { readonly session: Session }) {
  const t = words.value;
  return (
    <div class="notice notice--warn tables__refused" role="alert">
      <p>{t.join.refused[session.refusal.value]}</p>
      <Button kind="main" onPress={() => session.leave()}>
        {t.status.joinAgain}
      </Button>
    </div>
  );
}

const loadPublished = () => import('./published').then((module) => module.PublishedLink);

/** Nothing where nothing is published. */
function Results({ event }: { readonly event: EventView }) {
  const { published } = event;
  const Link = useLate(published !== undefined, loadPublished);
  return published && Link ? <Link published={published} /> : null;
}

function Welcome({ app }: { readonly app: App }) {
  const t = words.value.tables;
  const { session } = app;
  const [renaming, setRenaming] = useState(false);
  const event = session.event.value;
  const me = session.identity.value;
  const unsent = session.unsent.value;
  const facts = [event?.title ?? me?.eventTitle, event && day(event.date), event?.place];
  return (
    <div class="tables__head">
      <p class="tables__event long-title" tabIndex={0}>
        {facts.filter((fact) => fact !== undefined && fact !== '' && fact !== null).join(' · ')}
      </p>
      <h1 class="tables__hello">
        {t.hello(me?.name ?? '')}
        <IconButton icon="pencil" kind="quiet" label={t.rename} onPress={() => setRenaming(true)} />
      </h1>
      {event && event.introduction !== '' && (
        <Prose
          text={event.introduction}
          language={event.language}
          class="tables__introduction"
          label={t.introduction}
        />
      )}
      <p class="tables__lead">
        {event && !event.tables.some(isOpen) ? (
          t.none
        ) : (
          <>
            <strong>{t.choose}.</strong> {me?.role === 'observer' ? t.watchHint : t.chooseHint}
          </>
        )}
      </p>
      {event && <Results event={event} />}
      {session.load.value === 'refused' && <Refused session={session} />}
      {session.load.value === 'stale' && <p class="notice notice--warn">{t.stale}</p>}
      {app.obstacle.value && (
        <p class="notice notice--warn" role="status">
          {words.value.status.way[app.obstacle.value]}
        </p>
      )}
      {unsent > 0 && <p class="notice notice--warn">{t.unsent(unsent)}</p>}
      {renaming && <Rename session={session} onClose={() => setRenaming(false)} />}
    </div>
  );
}

export function TablesScreen({ app }: { readonly app: App }) {
  const t = words.value;
  const [leaving, setLeaving] = useState(false);
  const event = app.session.event.value;
  return (
    <main class="tables">
      <Bar app={app} />
      <DaySlot app={app} />
      <Welcome app={app} />
      {event ? <Cards app={app} event={event} /> : <p class="tables__wait">{t.common.loading}</p>}
      <GatheringSlot app={app} />
      {event && event.closing !== '' && dayIsOver(event.date, event.timeZone, Date.now()) && (
        <Prose text={event.closing} language={event.language} class="tables__closing" />
      )}
      <footer class="tables__foot">
        {event && event.principles.length > 0 && <p>{t.tables.principles(event.principles.join(' · '))}</p>}
        <Button kind="quiet" icon="leave" onPress={() => setLeaving(true)}>
          {t.tables.leave}
        </Button>
      </footer>
      {leaving && <Leave app={app} onClose={() => setLeaving(false)} />}
    </main>
  );
}
