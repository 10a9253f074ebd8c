// One topic in the list: the question, who proposes it and why, who wants it, and the table that it became.

import type { App } from '../../app/model';
import { words } from '../../i18n/language';
import { tie } from '../../i18n/typography';
import { TableState, type Table } from '../../wire/day_frames';
import { Avatar } from '../parts/avatar';
import { Button, IconButton } from '../parts/button';
import { nameKey } from '../parts/name_key';
import { agoraWords } from './agora_words';
import type { Card, Topic } from './topics';

interface Props {
  readonly app: App;
  readonly topic: Topic;
  readonly table: Table | null;
  readonly wanted: boolean;
  readonly mayWant: boolean;
  readonly moderates: boolean;
  readonly mayChange: boolean;
  readonly busy: boolean;
  readonly onWant: (wanted: boolean) => void;
  readonly onMore: () => void;
  readonly onTable: () => void;
  readonly onPart: (card: Card) => void;
}

export function nameOf(app: App, participant: number): string {
  return app.session.people.value.get(participant)?.name || words.value.common.unknownPerson;
}

function Author({ app, card }: { readonly app: App; readonly card: Card }) {
  const t = agoraWords.value;
  if (card.author === 0) return null;
  const name = nameOf(app, card.author);
  return (
    <span class="topic__author">
      <Avatar participant={card.author} name={name} />
      <span>{t?.by(name)}</span>
    </span>
  );
}

function Joined({ app, topic, moderates, onPart }: Props) {
  const t = agoraWords.value;
  if (!t || topic.joined.length === 0) return null;
  return (
    <details class="topic__joined">
      <summary>{t.joinedWith(topic.joined.length)}</summary>
      <ul>
        {topic.joined.map((card) => (
          <li key={nameKey(card.name)}>
            <span class="topic__text">
              <strong>{card.question}</strong>
              {card.why !== '' && <span class="topic__why">{card.why}</span>}
              <Author app={app} card={card} />
            </span>
            {moderates && (
              <Button kind="quiet" icon="ungroup" onPress={() => onPart(card)}>
                {t.part}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Became({ app, table }: { readonly app: App; readonly table: Table }) {
  const t = agoraWords.value;
  if (table.state !== TableState.OPEN)
    return <span class="topic__table">{t?.tableClosed(table.number)}</span>;
  return (
    <Button icon="next" onPress={() => app.router.go({ screen: 'board', board: table.board })}>
      {t?.toTable(table.number)}
    </Button>
  );
}

export function TopicRow(props: Props) {
  const { app, topic, table, wanted, mayWant, moderates, mayChange, busy } = props;
  const t = agoraWords.value;
  if (!t) return null;
  const { head } = topic;
  const count = topic.wanting.size;
  const names = [...topic.wanting].map((who) => nameOf(app, who)).join(', ');
  return (
    <li class={table ? 'topic topic--seated' : 'topic'}>
      <div class="topic__head">
        <strong class="topic__question">{tie(head.question)}</strong>
        {mayChange && (
          <IconButton icon="more" kind="quiet" label={t.more(head.question)} onPress={props.onMore} />
        )}
      </div>
      {head.why !== '' && <p class="topic__why">{head.why}</p>}
      <Author app={app} card={head} />
      <Joined {...props} />
      <div class="topic__foot">
        {mayWant ? (
          <Button
            icon={wanted ? 'check' : 'plus'}
            on={wanted}
            class="sign topic__want"
            onPress={() => props.onWant(!wanted)}
          >
            {t.want}
          </Button>
        ) : null}
        <span class="topic__count" title={names}>
          {t.wanted(count)}
        </span>
        <span class="topic__end">
          {table && <Became app={app} table={table} />}
          {!table && moderates && (
            <Button disabled={busy} onPress={props.onTable}>
              {t.makeTable}
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}
