// Votes as screens ask of them: which one counts on a board, what somebody has left, who is ahead.
//
// Not here: whose dots are whose beyond one's own (nobody is told), what candidates are called (their board knows).
import { VoteState, type Ballot, type CastWish, type Tally, type Vote } from '../wire/day_frames';
import { tallyKey, type Day } from './day';

/** Dots by candidate, none of them 0. */
export type Dots = ReadonlyMap<number, number>;

/** What this person has given, by vote. */
export interface Ballots {
  readonly mine: ReadonlyMap<number, Dots>;
  /** Of people without a device: moderators know. */
  readonly hands: ReadonlyMap<number, Dots>;
}

export const noBallots: Ballots = { mine: new Map(), hands: new Map() };

function dotsOf({ given }: Ballot): Dots {
  const dots = new Map<number, number>();
  for (let at = 0; at + 1 < given.length; at += 2) dots.set(given[at] ?? 0, given[at + 1] ?? 0);
  return dots;
}

/** With what the server says of one. */
export function withBallot(ballots: Ballots, ballot: Ballot): Ballots {
  const whose = ballot.participant === 0 ? 'hands' : 'mine';
  return { ...ballots, [whose]: new Map(ballots[whose]).set(ballot.vote, dotsOf(ballot)) };
}

/** With what has been asked for and not answered. */
export function withCasts(ballots: Ballots, casts: readonly CastWish[]): Ballots {
  return casts.reduce((now, { vote, candidate, dots, hands }) => {
    const whose = hands ? 'hands' : 'mine';
    const given = new Map(now[whose].get(vote)).set(candidate, dots);
    if (dots === 0) given.delete(candidate);
    return { ...now, [whose]: new Map(now[whose]).set(vote, given) };
  }, ballots);
}

export function isOpen(vote: Vote): boolean {
  return vote.state === VoteState.OPEN;
}

/** The open vote of a board, else the one whose results are shown on it. */
export function voteOn(day: Day, board: string): Vote | null {
  const here = votesOf(day, board);
  return here.find(isOpen) ?? here.find(({ shown }) => shown) ?? null;
}

/** Newest first. */
export function votesOf(day: Day, board: string): Vote[] {
  return [...day.votes.values()].filter((vote) => vote.board === board).sort((a, b) => b.id - a.id);
}

export function spent(dots: Dots | undefined): number {
  return [...(dots ?? [])].reduce((sum, [, given]) => sum + given, 0);
}

/** How many more somebody may put on a candidate; for `people` together. */
export function room(vote: Vote, dots: Dots | undefined, candidate: number, people = 1): number {
  const left = vote.dots * people - spent(dots);
  return Math.max(0, Math.min(left, vote.most * people - (dots?.get(candidate) ?? 0)));
}

/** What is told of a candidate: nothing while the vote is open and its tallies wait for the close. */
export function tallyOf(day: Day, vote: Vote, candidate: number): Tally | null {
  if (isOpen(vote) && !vote.live) return null;
  const none = { vote: vote.id, candidate, dots: 0, hands: 0, people: 0 };
  return day.tallies.get(tallyKey(vote.id, candidate)) ?? none;
}

export interface Ranked {
  readonly candidate: number;
  readonly tally: Tally;
  /** 1, 1, 3: who has as many shares a place. */
  readonly place: number;
  readonly tied: boolean;
}

/** Of these candidates, most dots first; where there are as many they stay in the order given. */
export function ranking(day: Day, vote: Vote, candidates: readonly number[]): Ranked[] {
  const all = candidates.flatMap((candidate) => {
    const tally = tallyOf(day, vote, candidate);
    return tally ? [{ candidate, tally }] : [];
  });
  all.sort((a, b) => b.tally.dots - a.tally.dots);
  const first = new Map<number, number>();
  const many = new Map<number, number>();
  for (const [at, { tally }] of all.entries()) {
    if (!first.has(tally.dots)) first.set(tally.dots, at);
    many.set(tally.dots, (many.get(tally.dots) ?? 0) + 1);
  }
  return all.map((one) => ({
    ...one,
    place: 1 + (first.get(one.tally.dots) ?? 0),
    tied: (many.get(one.tally.dots) ?? 0) > 1,
  }));
}
