import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/day/day';
import { ranking, room, spent, tallyOf, voteOn } from '../../src/day/votes';
import { Names, VoteState, type Snapshot, type Vote } from '../../src/wire/day_frames';

const vote: Vote = {
  id: 4,
  title: 'Which?',
  board: 'ab',
  candidates: [1, 2, 3, 4].map((counter) => ({ counter, replica: 9 })),
  dots: 3,
  most: 2,
  live: false,
  names: Names.HIDDEN,
  began: 1,
  ends: 0,
  state: VoteState.OPEN,
  shown: false,
  hands: 0,
  given: [],
  openedBy: 1,
  putAway: false,
};

const none = {
  runs: [],
  timers: [],
  freezes: [],
  tables: [],
  people: [],
  seats: [],
  marks: [],
  calls: [],
  drafts: [],
  reveals: [],
  parcels: [],
};

function day(votes: readonly Vote[], dots: readonly number[] = []) {
  const tallies = dots.map((n, candidate) => ({ vote: 4, candidate, dots: n, hands: 0, people: n }));
  const rest = { offset: 9, time: 9, stage: 3, stageSince: 0, lastPhase: 0, turnouts: [] };
  return dayOf({ ...none, ...rest, votes, tallies } as unknown as Snapshot);
}

describe('A vote', () => {
  it('has room for what is left, and for no more than that on one', () => {
    const dots = new Map([[0, 1]]);
    expect(spent(dots)).toBe(1);
    expect(room(vote, dots, 0)).toBe(1);
    expect(room(vote, dots, 1)).toBe(2);
    expect(
      room(
        vote,
        new Map([
          [0, 2],
          [1, 1],
        ]),
        2,
      ),
    ).toBe(0);
    expect(room(vote, dots, 0, 2)).toBe(3);
  });

  it('tells nothing of its tallies before the close, unless it is live', () => {
    expect(tallyOf(day([vote], [2]), vote, 0)).toBeNull();
    expect(tallyOf(day([vote], [2]), { ...vote, live: true }, 0)?.dots).toBe(2);
    expect(tallyOf(day([vote]), { ...vote, state: VoteState.CLOSED }, 0)?.dots).toBe(0);
  });

  it('ranks by dots, and who has as many shares a place', () => {
    const closed = { ...vote, state: VoteState.CLOSED };
    const ranked = ranking(day([closed], [1, 3, 1, 0]), closed, [0, 1, 2, 3]);
    expect(ranked.map(({ candidate }) => candidate)).toEqual([1, 0, 2, 3]);
    expect(ranked.map(({ place }) => place)).toEqual([1, 2, 2, 4]);
    expect(ranked.map(({ tied }) => tied)).toEqual([false, true, true, false]);
  });

  it('that is open counts on its board, then the one that is shown', () => {
    const shown = { ...vote, id: 3, state: VoteState.CLOSED, shown: true };
    expect(voteOn(day([shown]), 'ab')).toEqual(shown);
    expect(voteOn(day([shown, vote]), 'ab')).toEqual(vote);
    expect(voteOn(day([{ ...shown, shown: false }]), 'ab')).toBeNull();
    expect(voteOn(day([shown]), 'cd')).toBeNull();
  });
});
