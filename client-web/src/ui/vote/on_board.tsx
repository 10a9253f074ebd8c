// A vote on an open board: its strip above it with the list and the form that opens one, and a sign on each candidate over it.

import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { voteOn } from '../../day/votes';
import { standing } from '../day/place_of';
import { BallotSigns } from './ballot_signs';
import { candidatesOn } from './candidates';
import { preparing } from './preparing';
import { TakeBack } from './take_back';
import { VoteBar, type Shared } from './vote_bar';
import { VoteForm } from './vote_form';
import { VoteList } from './vote_list';
import type { VoteProps } from './vote_slot';
import { voteWords } from './vote_words';
import '../styles/day.css';
import '../styles/vote.css';

/** A moderator casts for people without a device, on the signs as in the list. */
const forHands = signal(false);

/** Null: there is no vote to be seen. */
function sharedOf({ app, day, board, stage }: VoteProps): (Shared & { readonly casts: boolean }) | null {
  const state = day.day.value;
  void stage.version.value;
  if (!state || !voteWords.value || !stage.loaded.value) return null;
  const vote = voteOn(state, board.id);
  if (!vote) return null;
  const { moderates, keepsTime } = standing(app, state, board.id);
  return {
    app,
    day,
    state,
    vote,
    candidates: candidatesOn(stage.layers.ground, vote),
    leads: moderates || keepsTime,
    moderates,
    hands: forHands.value && moderates && vote.hands > 0,
    onHands: (hands) => (forHands.value = hands),
    casts: app.session.identity.value?.role !== 'observer',
  };
}

export function Strip(props: VoteProps) {
  const { app, day, board, stage } = props;
  const [listed, setListed] = useState(false);
  useEffect(
    () => () => {
      preparing.value = '';
      forHands.value = false;
    },
    [board],
  );
  const shared = sharedOf(props);
  const state = day.day.value;
  if (!state || !stage.loaded.value) return null;
  const here = standing(app, state, board.id);
  return (
    <>
      {shared && <VoteBar {...shared} onList={() => setListed(true)} />}
      {shared?.casts && <TakeBack day={day} vote={shared.vote} candidates={shared.candidates} />}
      {shared && listed && (
        <VoteList
          {...shared}
          onGo={({ name }) => {
            setListed(false);
            const found = stage.layers.find(name);
            if (found) stage.sight.lookAt(found.layer.scene.standsFor(found.item));
          }}
          onClose={() => setListed(false)}
        />
      )}
      {preparing.value === board.id && (here.moderates || here.keepsTime) && voteWords.value && (
        <VoteForm
          app={app}
          day={day}
          board={board.id}
          layer={stage.layers.ground}
          picked={stage.selected.value.map(({ item }) => item)}
          moderates={here.moderates}
          onClose={() => (preparing.value = '')}
        />
      )}
    </>
  );
}

export function Signs(props: VoteProps) {
  const shared = sharedOf(props);
  return shared && <BallotSigns {...shared} stage={props.stage} />;
}
