// What I write in private: as the server has it, with what is still on its way. Nobody else is told.
import type { Draft, DraftWish, NewDraft, Wish } from '../wire/day_frames';

/** By id. */
export type MyDrafts = ReadonlyMap<string, NewDraft>;

export const noDrafts: MyDrafts = new Map();

export function isDraft(wish: Wish): wish is DraftWish {
  return wish.kind === 'draft';
}

function withDraft<T extends NewDraft>(drafts: Map<string, T>, draft: T): Map<string, T> {
  if (draft.gone) drafts.delete(draft.id);
  else drafts.set(draft.id, draft);
  return drafts;
}

/** With what the server says; `all`: it says all that there are. */
export function withTold(
  drafts: ReadonlyMap<string, Draft>,
  told: readonly Draft[],
  all: boolean,
): ReadonlyMap<string, Draft> {
  if (told.length === 0 && !all) return drafts;
  return told.reduce(withDraft<Draft>, new Map<string, Draft>(all ? [] : drafts));
}

/** With what has been asked for and not answered, oldest first. */
export function withAsked(drafts: MyDrafts, asked: readonly DraftWish[]): MyDrafts {
  if (asked.length === 0) return drafts;
  return asked.reduce((now, { draft }) => withDraft<NewDraft>(now, draft), new Map<string, NewDraft>(drafts));
}
