// What stands beside a vote: those that were, to be shown again or removed, and how many people have no device.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import type { Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { isOpen, spent, votesOf } from '../../day/votes';
import { VoteAct, type Vote } from '../../wire/day_frames';
import { useAsking } from '../day/asking';
import { Button, IconButton } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { inEvent } from '../parts/event_time';
import { voteWords } from './vote_words';

/** How many people have no device; not fewer than have given dots. */
export function Hands({ day, vote }: { readonly day: EventDay; readonly vote: Vote }) {
  const t = voteWords.value;
  const asking = useAsking(day);
  if (!t) return null;
  const used = spent(day.ballots.value.hands.get(vote.id));
  const set = (hands: number): void =>
    void asking.ask({ kind: 'vote', vote: vote.id, act: VoteAct.HANDS, hands });
  return (
    <p class="vote-hands">
      <span>{t.handsNow}</span>
      <IconButton
        icon="minus"
        label={`${t.handsNow} −1`}
        disabled={vote.hands === 0 || used > (vote.hands - 1) * vote.dots}
        onPress={() => set(vote.hands - 1)}
      />
      <strong>{vote.hands}</strong>
      <IconButton icon="plus" label={`${t.handsNow} +1`} onPress={() => set(vote.hands + 1)} />
      {asking.problem && <span class="day-problem">{asking.problem}</span>}
    </p>
  );
}

interface Props {
  readonly app: App;
  readonly day: EventDay;
  readonly state: Day;
  readonly board: string;
  readonly leads: boolean;
  readonly moderates: boolean;
}

export function Earlier({ app, day, state, board, leads, moderates }: Props) {
  const t = voteWords.value;
  const asking = useAsking(day);
  const [removing, setRemoving] = useState<Vote | null>(null);
  const time = inEvent(app);
  if (!t) return null;
  const others = votesOf(state, board).filter((other) => !isOpen(other));
  const act = (other: Vote, what: VoteAct): void =>
    void asking.ask({ kind: 'vote', vote: other.id, act: what });
  return (
    <>
      {asking.problem && (
        <p class="day-problem" role="alert">
          {asking.problem}
        </p>
      )}
      {leads && others.length > 0 && (
        <section class="vote-others">
          <h3>{t.earlier}</h3>
          <ul>
            {others.map((other) => (
              <li key={other.id} class="vote-other">
                <span>
                  {other.title} · {time(other.ends)}
                </span>
                <Button onPress={() => act(other, other.shown ? VoteAct.HIDE : VoteAct.SHOW)}>
                  {other.shown ? t.hide : t.show}
                </Button>
                {moderates && <IconButton icon="trash" label={t.remove} onPress={() => setRemoving(other)} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {removing && (
        <Dialog title={t.remove} onClose={() => setRemoving(null)}>
          <p>{t.removeAsk}</p>
          <div class="dialog__actions">
            <Button onPress={() => setRemoving(null)}>{t.cancel}</Button>
            <Button
              kind="danger"
              onPress={() => {
                act(removing, VoteAct.REMOVE);
                setRemoving(null);
              }}
            >
              {t.remove}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
