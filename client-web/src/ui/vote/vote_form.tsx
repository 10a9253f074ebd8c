// Opening a vote: what it is on, how many dots, what is seen of it, how long.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import type { Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import type { Item } from '../../scene/item';
import type { Layer } from '../../scene/layer';
import { Names } from '../../wire/day_frames';
import { useAsking } from '../day/asking';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { candidatesMax, choices, type Thing } from './candidates';
import { Earlier } from './earlier';
import { voteWords } from './vote_words';

interface Props {
  readonly app: App;
  readonly day: EventDay;
  readonly board: string;
  readonly layer: Layer;
  readonly picked: readonly Item[];
  readonly moderates: boolean;
  readonly state: Day;
  readonly onClose: () => void;
}

const minute = 60_000;
const lengths = [0, 2, 3, 5, 10];
const budgets = [1, 2, 3, 4, 5, 6, 8, 10];

export function VoteForm({ app, day, state, board, layer, picked, moderates, onClose }: Props) {
  const t = voteWords.value;
  const asking = useAsking(day);
  const [offered] = useState(() => choices(layer, picked));
  const [thing, setThing] = useState<Thing | undefined>([...offered.keys()][0]);
  const [title, setTitle] = useState(t?.defaultTitle ?? '');
  const [dots, setDots] = useState(3);
  const [most, setMost] = useState(3);
  const [live, setLive] = useState(false);
  const [shown, setShown] = useState(false);
  const [minutes, setMinutes] = useState(0);
  const [hands, setHands] = useState('0');
  if (!t) return null;
  const items = thing === undefined ? [] : (offered.get(thing) ?? []);
  const many = items.length > candidatesMax;
  const begin = async (): Promise<void> => {
    const candidates = items.map((item) => {
      const { counter, replica } = layer.names.of(item.handle);
      return { counter, replica };
    });
    const done = await asking.ask({
      kind: 'open_vote',
      length: minutes * minute,
      vote: {
        title: title.trim(),
        board,
        candidates,
        dots,
        most: Math.min(most, dots),
        live,
        names: shown ? Names.SHOWN : Names.HIDDEN,
        hands: moderates ? Math.max(0, Math.round(Number(hands) || 0)) : 0,
      },
    });
    if (done) onClose();
  };
  return (
    <Dialog title={t.openTitle} onClose={onClose}>
      {offered.size === 0 ? (
        <p>{t.nothing}</p>
      ) : (
        <form
          class="vote-form"
          onSubmit={(event) => {
            event.preventDefault();
            void begin();
          }}
        >
          <label class="field">
            <span>{t.title}</span>
            <input
              class="field__input"
              value={title}
              maxLength={300}
              required
              onInput={(event) => setTitle(event.currentTarget.value)}
            />
          </label>
          <fieldset class="vote-form__things">
            <legend>{t.what}</legend>
            {[...offered].map(([which, found]) => (
              <label key={which} class="vote-choice">
                <input type="radio" name="thing" checked={thing === which} onChange={() => setThing(which)} />
                <span>{t.count(t.things[which], found.length)}</span>
              </label>
            ))}
          </fieldset>
          {many && (
            <p class="field__hint field__hint--problem" role="alert">
              {t.tooMany(candidatesMax)}
            </p>
          )}
          <div class="vote-form__row">
            <Choice label={t.dots} value={dots} values={budgets} words={String} onChange={setDots} />
            <Choice
              label={t.most}
              value={Math.min(most, dots)}
              values={budgets.filter((n) => n <= dots)}
              words={String}
              onChange={setMost}
            />
            <Choice
              label={t.length}
              value={minutes}
              values={lengths}
              words={(n) => (n === 0 ? t.noLength : t.minutes(n))}
              onChange={setMinutes}
            />
          </div>
          <div class="vote-form__row">
            <Choice
              label={t.shown}
              value={live ? 1 : 0}
              values={[0, 1]}
              words={(n) => (n === 0 ? t.atEnd : t.live)}
              onChange={(n) => setLive(n === 1)}
            />
            <Choice
              label={t.names}
              value={shown ? 1 : 0}
              values={[0, 1]}
              words={(n) => (n === 0 ? t.namesHidden : t.namesShown)}
              onChange={(n) => setShown(n === 1)}
            />
            {moderates && (
              <label class="field">
                <span>{t.hands}</span>
                <input
                  class="field__input"
                  type="number"
                  inputMode="numeric"
                  min="0"
                  max="5000"
                  value={hands}
                  onInput={(event) => setHands(event.currentTarget.value)}
                />
              </label>
            )}
          </div>
          {asking.problem && (
            <p class="day-problem" role="alert">
              {asking.problem}
            </p>
          )}
          <div class="dialog__actions">
            <Button onPress={onClose}>{t.cancel}</Button>
            <Button kind="main" submit disabled={asking.busy || many || items.length === 0}>
              {t.begin}
            </Button>
          </div>
        </form>
      )}
      <Earlier app={app} day={day} state={state} board={board} leads moderates={moderates} />
    </Dialog>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: number;
  readonly values: readonly number[];
  readonly words: (value: number) => string;
  readonly onChange: (value: number) => void;
}

function Choice({ label, value, values, words, onChange }: ChoiceProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select
        class="field__input"
        value={String(value)}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      >
        {values.map((one) => (
          <option key={one} value={String(one)}>
            {words(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
