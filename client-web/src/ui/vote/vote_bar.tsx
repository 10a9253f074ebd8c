// What is asked, what one has left to give, how long, and how many have voted: always in sight while a vote is open. Then its results.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import type { Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { isOpen } from '../../day/votes';
import { Names, Reason, TimerState, VoteAct, type Vote } from '../../wire/day_frames';
import { useAsking } from '../day/asking';
import { ClockChip } from '../day/clock_chip';
import { Problem } from '../day/day_bar';
import { Button, IconButton } from '../parts/button';
import { Dialog } from '../parts/dialog';
import type { Candidate } from './candidates';
import { castingOf } from './casting';
import { voteWords } from './vote_words';
import '../styles/strip.css';
import '../styles/vote.css';

export interface Shared {
  readonly app: App;
  readonly day: EventDay;
  readonly state: Day;
  readonly vote: Vote;
  readonly candidates: readonly Candidate[];
  /** Places of those that were deleted. */
  readonly gone: ReadonlySet<number>;
  /** May close it, and show or hide it. */
  readonly leads: boolean;
  readonly moderates: boolean;
  /** This moderator casts for those without a device now. */
  readonly hands: boolean;
  readonly onHands: (hands: boolean) => void;
}

const minute = 60_000;

/** Why the last dot was not taken, in a sentence. */
function notTaken(day: EventDay): string | null {
  const t = voteWords.value;
  const why = day.notTaken.value;
  if (!t || why === null) return null;
  if (why === Reason.VOTE_CLOSED) return t.late;
  if (why === Reason.NO_DOTS_LEFT) return t.noneLeft;
  return t.goneVote;
}

export function Pips({ left, of }: { readonly left: number; readonly of: number }) {
  if (of > 10) return null;
  return (
    <span class="vote-pips" aria-hidden="true">
      {Array.from({ length: of }, (_, at) => (
        <span key={at} class={at < left ? 'vote-pip' : 'vote-pip vote-pip--given'} />
      ))}
    </span>
  );
}

export function VoteBar({ onList, ...shared }: Shared & { readonly onList: () => void }) {
  const { app, day, state, vote, leads, hands } = shared;
  const t = voteWords.value;
  const asking = useAsking(day);
  const [sure, setSure] = useState(false);
  const problem = notTaken(day) ?? asking.problem;
  if (!t) return null;
  const open = isOpen(vote);
  const casting = castingOf(day, vote, shared.gone, hands);
  const watches = app.session.identity.value?.role === 'observer';
  const offline = day.link.value.state !== 'live';
  const act = (what: VoteAct, by = 0): void =>
    void asking.ask({ kind: 'vote', vote: vote.id, act: what, by });
  return (
    <section class={open ? 'strip' : 'strip vote-bar--closed'} aria-label={t.vote}>
      <span class="visually-hidden" role="status">
        {open ? t.opened(vote.title) : t.closed(vote.title)}
      </span>
      <div class="strip__what">
        <strong class="vote-bar__title">{vote.title}</strong>
        <span class="strip__says">
          {open
            ? `${t.voted(state.turnouts.get(vote.id)?.people ?? 0)} · ${vote.names === Names.SHOWN ? t.public : t.secret}`
            : t.results}
        </span>
      </div>
      {casting && !watches && (
        <span class="vote-bar__left" role="status" aria-label={t.left(casting.left)}>
          <Pips left={casting.left} of={vote.dots * casting.people} />
          <span>{t.left(casting.left)}</span>
        </span>
      )}
      {open && vote.ends > 0 && (
        <ClockChip
          day={day}
          timer={{
            id: vote.id,
            table: 0,
            state: TimerState.RUNNING,
            ends: vote.ends,
            left: 0,
            length: vote.ends - vote.began,
            startedBy: 0,
            run: 0,
          }}
        />
      )}
      <span class="strip__acts">
        <Button icon="list" onPress={onList}>
          {t.list}
        </Button>
        {leads && open && vote.ends > 0 && (
          <IconButton icon="plus" label={t.more} onPress={() => act(VoteAct.LENGTHEN, minute)} />
        )}
        {leads && open && (
          <Button kind="main" disabled={asking.busy} onPress={() => setSure(true)}>
            {t.close}
          </Button>
        )}
        {leads && !open && (
          <Button disabled={asking.busy} onPress={() => act(VoteAct.HIDE)}>
            {t.hide}
          </Button>
        )}
      </span>
      {offline && open && casting && casting.dots.size > 0 && (
        <p class="vote-bar__note" role="status">
          {t.waiting}
        </p>
      )}
      {problem && (
        <Problem
          text={problem}
          onClose={() => {
            day.notTaken.value = null;
            asking.clear();
          }}
        />
      )}
      {sure && (
        <Dialog title={t.close} onClose={() => setSure(false)}>
          <p>{t.closeAsk}</p>
          <div class="dialog__actions">
            <Button onPress={() => setSure(false)}>{t.cancel}</Button>
            <Button
              kind="main"
              onPress={() => {
                setSure(false);
                act(VoteAct.CLOSE);
              }}
            >
              {t.close}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
