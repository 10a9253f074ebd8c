// What is asked and how far the vote is, with the list of candidates and the form that opens a vote.

import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { voteOn } from '../../day/votes';
import { standing } from '../day/place_of';
import { candidatesOn } from './candidates';
import type { PlaceProps } from './place';
import { preparing } from './preparing';
import { VoteBar, type Shared } from './vote_bar';
import { VoteForm } from './vote_form';
import { VoteList } from './vote_list';
import { voteWords } from './vote_words';
import '../styles/day.css';
import '../styles/vote.css';

/** A moderator casts for people without a device, on the signs as in the list. */
const forHands = signal(false);

/** Null: there is no vote to be seen. */
export function sharedOf({ app, day, place }: PlaceProps): (Shared & { readonly casts: boolean }) | null {
  const state = day.day.value;
  void place.version.value;
  if (!state || !voteWords.value || !place.loaded.value) return null;
  const vote = voteOn(state, place.board);
  if (!vote) return null;
  const { moderates, keepsTime } = standing(app, state, place.board);
  const { there, gone } = candidatesOn(place.layer, vote);
  return {
    app,
    day,
    state,
    vote,
    candidates: there,
    gone,
    leads: moderates || keepsTime,
    moderates,
    hands: forHands.value && moderates && vote.hands > 0,
    onHands: (hands) => (forHands.value = hands),
    casts: app.session.identity.value?.role !== 'observer',
  };
}

export function VoteStrip(props: PlaceProps) {
  const { app, day, place } = props;
  const [listed, setListed] = useState(false);
  useEffect(
    () => () => {
      preparing.value = '';
      forHands.value = false;
    },
    [place],
  );
  const shared = sharedOf(props);
  const state = day.day.value;
  if (!state || !place.loaded.value) return null;
  const { moderates, keepsTime } = standing(app, state, place.board);
  const { go } = place;
  return (
    <>
      {shared && <VoteBar {...shared} onList={() => setListed(true)} />}
      {shared && listed && (
        <VoteList
          {...shared}
          onGo={({ name }) => {
            setListed(false);
            go?.(name);
          }}
          onClose={() => setListed(false)}
        />
      )}
      {preparing.value === place.board && (moderates || keepsTime) && voteWords.value && (
        <VoteForm
          app={app}
          day={day}
          board={place.board}
          layer={place.layer}
          picked={place.picked()}
          state={state}
          moderates={moderates}
          onClose={() => (preparing.value = '')}
        />
      )}
    </>
  );
}
