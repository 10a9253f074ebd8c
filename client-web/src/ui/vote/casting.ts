// Giving dots and taking them back: one touch each, for oneself or for people without a device.
//
// Dots on what was deleted are left to give again, and taken from there when they are (PROTOCOL.md, D22): a deletion that is undone finds
// them where they were.

import type { EventDay } from '../../day/event_day';
import { isOpen, room, spent, type Dots } from '../../day/votes';
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

/** `hands`: for those without a device. `gone`: places of deleted candidates. Null: nothing can be given (any more). */
export function castingOf(
  day: EventDay,
  vote: Vote,
  gone: ReadonlySet<number>,
  hands: boolean,
): Casting | null {
  if (!isOpen(vote)) return null;
  const { mine, hands: ofHands } = day.ballots.value;
  const all = (hands ? ofHands : mine).get(vote.id) ?? nothing;
  const dots: Dots = new Map([...all].filter(([candidate]) => !gone.has(candidate)));
  const people = hands ? vote.hands : 1;
  const mayGive = (candidate: number): boolean => room(vote, dots, candidate, people) > 0;
  const cast = (candidate: number, n: number): void => {
    const { id, began } = vote;
    void day.ask({ kind: 'cast', vote: id, began, candidate, dots: n, hands });
  };
  return {
    dots,
    people,
    left: vote.dots * people - spent(dots),
    mayGive,
    by: (candidate, change) => {
      const had = dots.get(candidate) ?? 0;
      if (change > 0 ? !mayGive(candidate) : had === 0) return;
      const [freed] = [...all].find(([at]) => gone.has(at)) ?? [];
      if (change > 0 && freed !== undefined && spent(all) >= vote.dots * people) {
        cast(freed, (all.get(freed) ?? 0) - 1);
      }
      cast(candidate, had + change);
    },
  };
}
