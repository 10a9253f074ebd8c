// A vote on an open board: its strip above it, and a sign on each candidate over it.

import { useMemo } from 'preact/hooks';
import { BallotSigns } from './ballot_signs';
import { placeOn } from './place';
import { sharedOf, VoteStrip } from './vote_strip';
import type { VoteProps } from './vote_slot';

export function Strip({ app, day, board, stage }: VoteProps) {
  const place = useMemo(() => placeOn(board, stage), [board, stage]);
  return <VoteStrip app={app} day={day} place={place} />;
}

export function Signs({ app, day, board, stage }: VoteProps) {
  const place = useMemo(() => placeOn(board, stage), [board, stage]);
  const shared = sharedOf({ app, day, place });
  return shared && <BallotSigns {...shared} stage={stage} />;
}
