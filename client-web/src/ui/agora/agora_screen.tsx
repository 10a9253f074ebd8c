// The agora as a list, good on a phone: topics with who wants them, proposing one, saying hello. Its board is one touch away.

import { useSignalEffect } from '@preact/signals';
import { useMemo, useState } from 'preact/hooks';
import { isOpen } from '../../day/votes';
import { useLate } from '../parts/use_late';
import type { PlaceProps } from '../vote/place';
import { preparing } from '../vote/preparing';
import type { App } from '../../app/model';
import type { Name } from '../../core/names';
import type { EventDay } from '../../day/event_day';
import { words } from '../../i18n/language';
import { Avatar } from '../parts/avatar';
import { Button, IconButton } from '../parts/button';
import { LanguageSwitch } from '../parts/language_switch';
import { nameKey } from '../parts/name_key';
import { Toast, Toaster } from '../parts/toast';
import { StatusLine } from '../board/status_line';
import { DaySlot } from '../day/day_slot';
import { dayWords } from '../day/day_words';
import { agoraWords } from './agora_words';
import type { WhoseProps } from '../day/whose_name';
import type { AgoraBoard } from './agora_board';
import { MakeTables, openTableOf } from './make_tables';
import { HelloForm, ProposeForm } from './propose_form';
import { TopicDialog } from './topic_dialog';
import { TopicRow, nameOf } from './topic_row';
import { byWish, holding, tableOfTopic, type Card, type Topic } from './topics';
import { rightsAt, useAgora, type OpenAgora, type Rights } from './use_agora';
import '../styles/watch.css';
import '../styles/day.css';
import '../styles/desk.css';
import '../styles/agora.css';

const hellosMax = 8;

const loadWhose = () => import('../day/whose_name').then((module) => module.WhoseName);

export function AgoraScreen({ app }: { readonly app: App }) {
  const id = app.day.value?.me.value?.agora ?? app.session.event.value?.agora ?? '';
  const open = useAgora(app, id);
  const t = agoraWords.value;
  return (
    <main class="agora">
      <header class="desk__head">
        <IconButton
          icon="back"
          kind="quiet"
          label={words.value.board.tables}
          onPress={() => app.router.go({ screen: 'home' })}
        />
        <div class="watch__title">
          <h1>{words.value.tables.agora}</h1>
          <p class="long-title" tabIndex={0}>
            {app.session.event.value?.title}
          </p>
        </div>
        {id !== '' && (
          <Button icon="frame" onPress={() => app.router.go({ screen: 'board', board: id })}>
            {t?.board ?? words.value.tables.open}
          </Button>
        )}
        <LanguageSwitch />
      </header>
      <DaySlot app={app} board={id} />
      {open && t ? <Place app={app} open={open} /> : <p class="tables__wait">{words.value.common.loading}</p>}
    </main>
  );
}

function Place({ app, open }: { readonly app: App; readonly open: OpenAgora }) {
  const { board, agora } = open;
  const toaster = useMemo(() => new Toaster(board.acts), [board]);
  const rights = rightsAt(app, board);
  const Whose = useLate<WhoseProps>(rights.moderates && app.day.value !== null, loadWhose);
  useSignalEffect(() => {
    void board.acts.value;
    toaster.acted();
  });
  const me = app.session.identity.value;
  // Who comes in next on the same tablet finds nothing of what another was writing.
  const own = `${me?.event ?? ''} ${me?.participant ?? 0}`;
  const t = agoraWords.value;
  const say = (text: string): void => toaster.show({ text });
  if (!t) return null;
  return (
    <>
      <StatusLine app={app} board={board} onLost={() => say(words.peek().common.notLoaded)} />
      <Vote app={app} open={open} />
      <div class="agora__columns">
        <section class="card desk__card" aria-labelledby="agora-propose">
          <h2 id="agora-propose">{t.propose}</h2>
          {Whose && <Whose app={app} />}
          <ProposeForm
            own={own}
            allowed={rights.propose}
            onSend={(question = '', why = '') => agora.propose(question, why)}
            onSaid={say}
          />
        </section>
        <Topics app={app} agora={agora} rights={rights} toaster={toaster} undo={() => board.undo()} />
        <section class="card desk__card agora__hello" aria-labelledby="agora-hello">
          <h2 id="agora-hello">{t.hello}</h2>
          <HelloForm
            own={own}
            allowed={rights.write}
            onSend={(text = '') => agora.sayHello(text)}
            onSaid={say}
          />
          <Hellos app={app} agora={agora} />
        </section>
      </div>
      <Toast toaster={toaster} />
    </>
  );
}

const loadStrip = () => import('../vote/vote_strip').then((module) => module.VoteStrip);

/** A vote on topics, where they are a list. */
function Vote({ app, open }: { readonly app: App; readonly open: OpenAgora }) {
  const { board, agora } = open;
  const day = app.day.value;
  const wanted = day !== null && (day.voting.value.has(board.id) || preparing.value === board.id);
  const Strip = useLate<PlaceProps>(wanted, loadStrip);
  const place = useMemo(() => {
    const { layer, loaded, version } = agora;
    return { board: board.id, layer, loaded, version, picked: () => [], go: null };
  }, [board, agora]);
  return day && Strip ? <Strip app={app} day={day} place={place} /> : null;
}

function Hellos({ app, agora }: { readonly app: App; readonly agora: AgoraBoard }) {
  const t = agoraWords.value;
  const hellos = agora.hellos.value;
  if (!t || hellos.length === 0) return null;
  return (
    <>
      <p class="field__hint">{t.hellos(hellos.length)}</p>
      <ul class="hellos">
        {hellos.slice(0, hellosMax).map(({ handle, author, text }) => (
          <li key={handle} class="hello">
            {author > 0 && <Avatar participant={author} name={nameOf(app, author)} />}
            <span class="hello__text">{text}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface TopicsProps {
  readonly app: App;
  readonly agora: AgoraBoard;
  readonly rights: Rights;
  readonly toaster: Toaster;
  readonly undo: () => void;
}

/** Chosen by each person; what is wanted most moves cards, so it is not so from the start. */
function Order({ wished, onChange }: { readonly wished: boolean; onChange: (wished: boolean) => void }) {
  const t = agoraWords.value;
  return (
    <span class="topics__order" role="group" aria-label={t?.order}>
      <Button kind="quiet" on={!wished} onPress={() => onChange(false)}>
        {t?.orderNew}
      </Button>
      <Button kind="quiet" on={wished} onPress={() => onChange(true)}>
        {t?.orderWish}
      </Button>
    </span>
  );
}

/** A board has one vote at a time. */
function voteIsOpen(day: EventDay, board: string): boolean {
  return [...(day.day.value?.votes.values() ?? [])].some((vote) => vote.board === board && isOpen(vote));
}

function Topics({ app, agora, rights, toaster, undo }: TopicsProps) {
  const t = agoraWords.value;
  const day = app.day.value;
  const me = app.session.identity.value?.participant ?? 0;
  const [wished, setWished] = useState(false);
  const [changing, setChanging] = useState<Name | null>(null);
  const [making, setMaking] = useState(false);
  const [busy, setBusy] = useState(false);
  const topics = agora.topics.value;
  const tables = day?.day.value?.tables;
  if (!t) return null;
  const shown = wished ? byWish(topics) : topics;
  const back = { label: t.undo, run: undo };
  const told = (done: boolean, text: string): void =>
    toaster.show(done ? { text, action: back, once: true } : { text: t.notProposed });
  const makeTable = async (of: EventDay, topic: Topic): Promise<void> => {
    setBusy(true);
    const problem = await openTableOf(of, topic, 8);
    setBusy(false);
    if (problem !== null) toaster.show({ text: problem });
  };
  const changed = changing && holding(topics, changing);
  const mine = (card: Card): boolean => rights.moderates || (rights.propose && card.author === me);
  return (
    <section class="card desk__card agora__topics" aria-labelledby="agora-topics">
      <span class="desk__headline">
        <h2 id="agora-topics">{t.topics(topics.length)}</h2>
        {rights.moderates && day && topics.length > 1 && !voteIsOpen(day, agora.layer.id) && (
          <Button icon="dot" onPress={() => (preparing.value = agora.layer.id)}>
            {dayWords.value?.startVote}
          </Button>
        )}
        {rights.moderates && day && topics.length > 0 && (
          <Button kind="main" icon="grid" onPress={() => setMaking(true)}>
            {t.makeTables}
          </Button>
        )}
      </span>
      {topics.length > 1 && <Order wished={wished} onChange={setWished} />}
      {agora.loaded.value && topics.length === 0 && <p>{rights.propose ? t.none : t.noneWatch}</p>}
      <ul class="topics">
        {shown.map((topic) => (
          <TopicRow
            key={nameKey(topic.head.name)}
            app={app}
            topic={topic}
            table={tables ? tableOfTopic(topic, tables.values()) : null}
            wanted={topic.wanting.has(me)}
            mayWant={rights.want}
            moderates={rights.moderates && day !== null}
            mayChange={mine(topic.head)}
            busy={busy}
            onWant={(wanted) => agora.want(topic, wanted)}
            onMore={() => setChanging(topic.head.name)}
            onTable={() => day && void makeTable(day, topic)}
            onPart={(card) => agora.part(topic, card)}
          />
        ))}
      </ul>
      {making && day && <MakeTables day={day} topics={topics} onClose={() => setMaking(false)} />}
      {changing && (
        <TopicDialog
          card={changed?.card ?? null}
          others={topics.filter((other) => other !== changed?.topic)}
          moderates={rights.moderates}
          onSave={(question, why) => {
            const taken = changed ? agora.change(changed.card, question, why) : agora.propose(question, why);
            if (taken) setChanging(null);
            return taken;
          }}
          onRemove={() => {
            if (changed) told(agora.remove(changed.card), t.removed);
            setChanging(null);
          }}
          onJoin={(to) => {
            if (changed) told(agora.join(changed.topic, to), t.joined);
            setChanging(null);
          }}
          onClose={() => setChanging(null)}
        />
      )}
    </section>
  );
}
