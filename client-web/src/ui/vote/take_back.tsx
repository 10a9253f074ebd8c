// Dots on what somebody has deleted, or put together with something else, come back to who gave them: each page takes its own
// person's back (PROTOCOL.md, D22).

import { useEffect } from 'preact/hooks';
import type { EventDay } from '../../day/event_day';
import { isOpen } from '../../day/votes';
import type { Vote } from '../../wire/day_frames';
import type { Candidate } from './candidates';

interface Props {
  readonly day: EventDay;
  readonly vote: Vote;
  /** Those that are on the board. */
  readonly candidates: readonly Candidate[];
}

export function TakeBack({ day, vote, candidates }: Props) {
  const there = new Set(candidates.map(({ at }) => at));
  const given = [...(day.ballots.value.mine.get(vote.id)?.keys() ?? [])];
  const gone = isOpen(vote) ? given.filter((at) => !there.has(at)) : [];
  useEffect(() => {
    const { id, began } = vote;
    for (const candidate of gone) {
      void day.ask({ kind: 'cast', vote: id, began, candidate, dots: 0, hands: false });
    }
  }, [gone.join(' ')]);
  return null;
}
