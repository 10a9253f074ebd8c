// Those who share this device: somebody more by their name, a way to go on with an own device, and going.

import { useState } from 'preact/hooks';
import type { Beside, Problem, Tablet } from '../../app/tablet';
import type { App } from '../../app/model';
import { isProvisional } from '../../day/provisional';
import { words } from '../../i18n/language';
import { personColour } from '../../scene/palette';
import { initials } from '../parts/avatar';
import { Button, IconButton } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Field, nameMax } from '../parts/field';
import { LinkField } from '../make/made_card';
import { Qr } from '../watch/qr';
import { tabletWords } from './tablet_words';
import '../styles/make.css';

interface Props {
  readonly app: App;
  readonly tablet: Tablet;
  readonly onClose: () => void;
}

/** What is open of one person. */
type Opened =
  | { readonly what: 'way'; readonly who: Beside; readonly link: string }
  | { readonly what: 'remove'; readonly who: Beside };

function said({ code }: Problem): string {
  const errors: Readonly<Record<string, string>> = words.value.join.errors;
  return tabletWords.value?.errors[code] ?? errors[code] ?? errors['other'] ?? code;
}

const phone = 'M8 3h8v18H8zM11 18h2';

export function ShareDialog({ app, tablet, onClose }: Props) {
  const t = tabletWords.value;
  const [opened, setOpened] = useState<Opened | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (!t) return null;
  const people = tablet.people.value;
  const back = (): void => setOpened(null);
  const way = async (who: Beside): Promise<void> => {
    setProblem(null);
    const came = await tablet.wayOf(who.participant);
    if (typeof came === 'string') setOpened({ what: 'way', who, link: came });
    else setProblem(said(came));
  };
  const remove = async (who: Beside): Promise<void> => {
    back();
    const why = await tablet.remove(who.participant);
    setProblem(why && said(why));
  };
  if (opened?.what === 'way') return <OwnWay {...opened} onClose={back} />;
  return (
    <Dialog title={t.title} onClose={onClose}>
      <p>{t.lead}</p>
      <Add tablet={tablet} />
      {people.length === 0 && <p class="field__hint">{t.nobody}</p>}
      <ul class="tablet__people">
        <li class="tablet__person">
          <Spot participant={tablet.me} name={tablet.nameOf(0)} />
          <bdi class="tablet__who">{t.me(tablet.nameOf(0))}</bdi>
        </li>
        {people.map((who) => (
          <li key={who.participant} class="tablet__person">
            <Spot {...who} />
            <span class="tablet__who">
              <bdi>{who.name}</bdi>
              {isProvisional(who.participant) && !who.problem && <span class="field__hint"> {t.coming}</span>}
            </span>
            {!isProvisional(who.participant) && (
              <IconButton
                icon={phone}
                label={t.own(who.name)}
                disabled={!app.online.value}
                onPress={() => void way(who)}
              />
            )}
            {!who.problem && (
              <IconButton
                icon="trash"
                label={t.remove(who.name)}
                disabled={isProvisional(who.participant) || !app.online.value}
                onPress={() => setOpened({ what: 'remove', who })}
              />
            )}
            {who.problem && <NotTaken tablet={tablet} who={who} problem={who.problem} />}
          </li>
        ))}
      </ul>
      {opened?.what === 'remove' && (
        <div class="notice notice--warn" role="alert">
          <p>{t.removeSure(opened.who.name)}</p>
          <span class="tablet__acts">
            <Button onPress={back}>{words.value.common.cancel}</Button>
            <Button kind="danger" onPress={() => void remove(opened.who)}>
              {t.removeDo}
            </Button>
          </span>
        </div>
      )}
      {problem !== null && (
        <p class="notice notice--warn" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}

function Spot({ participant, name }: { readonly participant: number; readonly name: string }) {
  return (
    <span
      class="tablet__spot"
      style={{ background: personColour(participant) }}
      data-initials={initials(name) || '?'}
      aria-hidden="true"
    />
  );
}

function Add({ tablet }: { readonly tablet: Tablet }) {
  const t = tabletWords.value;
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [added, setAdded] = useState('');
  if (!t) return null;
  const add = (): void => {
    const wanted = name.trim();
    if (wanted === '') return setProblem(words.peek().join.nameMissing);
    tablet.add(wanted);
    setAdded(wanted);
    setName('');
    setProblem(null);
  };
  return (
    <form
      class="dialog__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field
        id="tablet-name"
        label={t.name}
        hint={t.nameHint}
        value={name}
        problem={problem}
        onInput={setName}
        maxLength={nameMax}
        autoComplete="off"
      />
      <Button kind="main" submit>
        {t.add}
      </Button>
      <p class="field__hint" role="status">
        {added !== '' && t.added(added)}
      </p>
    </form>
  );
}

/** What they wrote waits: under another name, or as the words of whose device it is. */
function NotTaken(props: { readonly tablet: Tablet; readonly who: Beside; readonly problem: Problem }) {
  const { tablet, who, problem } = props;
  const t = tabletWords.value;
  const [name, setName] = useState(who.name);
  if (!t) return null;
  return (
    <div class="notice notice--warn tablet__refused" role="alert">
      <p>
        {t.refused(who.name)} {said(problem)}
      </p>
      <Field
        id={`tablet-name-${who.participant}`}
        label={t.name}
        hint=""
        value={name}
        problem={null}
        onInput={setName}
        maxLength={nameMax}
        autoComplete="off"
      />
      <span class="tablet__acts">
        <Button onPress={() => tablet.rename(who.participant, name.trim())}>{t.rename}</Button>
        <Button onPress={() => tablet.adopt(who.participant)}>{t.adopt}</Button>
      </span>
    </div>
  );
}

function OwnWay(props: { readonly who: Beside; readonly link: string; readonly onClose: () => void }) {
  const { who, link, onClose } = props;
  const t = tabletWords.value;
  if (!t) return null;
  return (
    <Dialog title={t.ownTitle(who.name)} onClose={onClose}>
      <p>{t.ownHelp(who.name)}</p>
      <div class="tablet__qr">
        <Qr text={link} label={t.ownQr(who.name)} />
      </div>
      <LinkField id="tablet-way" label={t.ownCopy} link={link} />
    </Dialog>
  );
}
