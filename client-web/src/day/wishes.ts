// What commands are: which of them wait for the network, and which say the same thing.
import { MarkKind, personOf, type CastWish, type Wish } from '../wire/day_frames';
import { isDraft } from './drafts';

/** A sign: what somebody shows. It means the same whenever it comes, and the newest of a kind holds. */
export function isSign(wish: Wish): boolean {
  return wish.kind === 'mark' && wish.mark !== MarkKind.UNKNOWN;
}

/** A ballot: it is taken while its vote is open, however late it comes. */
export function isCast(wish: Wish): wish is CastWish {
  return wish.kind === 'cast';
}

/** What waits for the network as long as it takes. */
export function keeps(wish: Wish): boolean {
  return isSign(wish) || isCast(wish) || isDraft(wish);
}

/** What is said again until it is taken or refused for good. */
export function waitsForTurn(wish: Wish): boolean {
  return isCast(wish) || isDraft(wish);
}

/** Two ballots say how many dots the same person has on the same candidate, two drafts how the same one is. */
export function isSameLine(a: Wish, b: Wish): boolean {
  if (personOf(a) !== personOf(b)) return false;
  if (isDraft(a)) return isDraft(b) && a.draft.id === b.draft.id;
  return isCast(a) && isCast(b) && a.vote === b.vote && a.candidate === b.candidate && a.hands === b.hands;
}
