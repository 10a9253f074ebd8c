// A vote on an open board: its bar, a sign on each candidate, the list of them, and opening one.

import { useEffect, useState } from 'preact/hooks';
import { voteOn } from '../../day/votes';
import { standing } from '../day/place_of';
import { BallotSigns } from './ballot_signs';
import { candidatesOn } from './candidates';
import { preparing } from './preparing';
import { TakeBack } from './take_back';
import { VoteBar } from './vote_bar';
import { VoteForm } from './vote_form';
import { VoteList } from './vote_list';
import type { VoteProps } from './vote_slot';
import { voteWords } from './vote_words';
import '../styles/vote.css';

export function OnBoard({ app, day, board, stage }: VoteProps) {
  const state = day.day.value;
  const [listed, setListed] = useState(false);
  const [hands, setHands] = useState(false);
  useEffect(() => () => void (preparing.value = ''), [board]);
  void stage.version.value;
  if (!state || !voteWords.value || !stage.loaded.value) return null;
  const vote = voteOn(state, board.id);
  const me = app.session.identity.value;
  const here = standing(app, state, board.id);
  const leads = here.moderates || here.keepsTime;
  const { ground } = stage.layers;
  const candidates = vote ? candidatesOn(ground, vote) : [];
  const shared = { app, day, state, candidates, leads, moderates: here.moderates, hands, onHands: setHands };
  return (
    <>
      {vote && <VoteBar {...shared} vote={vote} onList={() => setListed(true)} />}
      {vote && me?.role !== 'observer' && <TakeBack day={day} vote={vote} candidates={candidates} />}
      {vote && <BallotSigns {...shared} vote={vote} stage={stage} casts={me?.role !== 'observer'} />}
      {vote && listed && (
        <VoteList
          {...shared}
          vote={vote}
          casts={me?.role !== 'observer'}
          onGo={({ name }) => {
            setListed(false);
            const found = stage.layers.find(name);
            if (found) stage.sight.lookAt(found.layer.scene.standsFor(found.item));
          }}
          onClose={() => setListed(false)}
        />
      )}
      {preparing.value === board.id && leads && (
        <VoteForm
          app={app}
          day={day}
          board={board.id}
          layer={ground}
          picked={stage.selected.value.map(({ item }) => item)}
          moderates={here.moderates}
          onClose={() => (preparing.value = '')}
        />
      )}
    </>
  );
}
