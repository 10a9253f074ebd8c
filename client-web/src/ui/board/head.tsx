// The strip above the board: which table, what is saved, who is here.

import { useState } from 'preact/hooks';
import { peopleHere } from '../../app/here';
import type { App, Board } from '../../app/model';
import { words } from '../../i18n/language';
import { tie } from '../../i18n/typography';
import { Avatar } from '../parts/avatar';
import { IconButton } from '../parts/button';
import { Icon } from '../parts/icon';
import { useLate } from '../parts/use_late';
import { panelOpen } from './outcome/opened';
import { StatusLine } from './status_line';

const loadPanel = () => import('./here_panel').then((module) => module.HerePanel);

const facesMax = 5;

interface HeadProps {
  readonly app: App;
  readonly board: Board;
  readonly onList: () => void;
  readonly onBin: () => void;
  /** Something was asked for and did not come. */
  readonly onLost: () => void;
}

export function Head({ app, board, onList, onBin, onLost }: HeadProps) {
  const t = words.value;
  const event = app.session.event.value;
  const table = event?.tables.find((one) => one.board === board.id);
  const participant = app.session.identity.value?.role === 'participant';
  return (
    <header class="board__head">
      <IconButton
        icon="back"
        kind="quiet"
        label={t.board.tables}
        onPress={() => app.router.go({ screen: participant ? 'home' : 'watch' })}
      />
      <h1 class="board__title">
        {table && <span class="board__badge">{t.tables.table(table.number)}</span>}
        <span class="board__question" tabIndex={table ? 0 : undefined}>
          {table ? tie(table.question) : event?.agora === board.id ? t.tables.agora : ''}
        </span>
      </h1>
      <StatusLine app={app} board={board} onLost={onLost} />
      <Here app={app} board={board} onBin={onBin} onLost={onLost} />
      {table && (
        <IconButton
          icon="outcome"
          kind="quiet"
          label={t.board.propositions}
          onPress={() => (panelOpen.value = true)}
        />
      )}
      <IconButton icon="list" kind="quiet" label={t.board.list} onPress={onList} />
    </header>
  );
}

export interface Present {
  readonly participant: number;
  readonly name: string;
  readonly me: boolean;
}

/** I come first, then the others by when they joined. */
function presentPeople(app: App, board: Board): Present[] {
  const me = app.session.identity.value;
  const people = app.session.people.value;
  const others = peopleHere(board.presence.value, people)
    .filter((participant) => participant !== me?.participant)
    .map((participant) => ({
      participant,
      name: people.get(participant)?.name || words.value.common.unknownPerson,
      me: false,
    }));
  const sits = me && me.role !== 'observer';
  return sits ? [{ participant: me.participant, name: me.name, me: true }, ...others] : others;
}

interface HereProps {
  readonly app: App;
  readonly board: Board;
  readonly onBin: () => void;
  readonly onLost: () => void;
}

function Here({ app, board, onBin, onLost }: HereProps) {
  const t = words.value;
  const [open, setOpen] = useState(false);
  const Panel = useLate(open, loadPanel, () => {
    setOpen(false);
    onLost();
  });
  const all = presentPeople(app, board);
  return (
    <>
      <button type="button" class="here" title={t.board.people} onClick={() => setOpen(true)}>
        <span class="visually-hidden">{`${t.board.people}: ${t.people.here(all.length)}`}</span>
        {all.slice(0, facesMax).map((one) => (
          <Avatar key={one.participant} {...one} />
        ))}
        {all.length > facesMax && (
          <span class="here__more" aria-hidden="true">
            +{all.length - facesMax}
          </span>
        )}
        <Icon name="more" />
      </button>
      {Panel && <Panel app={app} all={all} onBin={onBin} onClose={() => setOpen(false)} />}
    </>
  );
}
