// Giving dots and taking them back: one touch each, for oneself or for people without a device.

import type { EventDay } from '../../day/event_day';
import { isOpen, room, type Dots } from '../../day/votes';
import type { Vote } from '../../wire/day_frames';

export interface Casting {
  /** What has been given so far. */
  readonly dots: Dots;
  /** People for whom it is. */
  readonly people: number;
  readonly left: number;
  mayGive(candidate: number): boolean;
  by(candidate: number, change: 1 | -1): void;
}

const nothing: Dots = new Map();

/** `hands`: for those without a device. Null: nothing can be given (any more). */
export function castingOf(day: EventDay, vote: Vote, hands: boolean): Casting | null {
  if (!isOpen(vote)) return null;
  const { mine, hands: ofHands } = day.ballots.value;
  const dots = (hands ? ofHands : mine).get(vote.id) ?? nothing;
  const people = hands ? vote.hands : 1;
  const given = [...dots.values()].reduce((sum, n) => sum + n, 0);
  const mayGive = (candidate: number): boolean => room(vote, dots, candidate, people) > 0;
  return {
    dots,
    people,
    left: vote.dots * people - given,
    mayGive,
    by: (candidate, change) => {
      const had = dots.get(candidate) ?? 0;
      if (change > 0 ? !mayGive(candidate) : had === 0) return;
      const { id, began } = vote;
      void day.ask({ kind: 'cast', vote: id, began, candidate, dots: had + change, hands });
    },
  };
}
