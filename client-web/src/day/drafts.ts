// What I write in private: as the server has it, with what is still on its way. Nobody else is told.
import type { Draft, DraftWish, NewDraft, Wish } from '../wire/day_frames';

/** By id. */
export type MyDrafts = ReadonlyMap<string, NewDraft>;

export const noDrafts: MyDrafts = new Map();

export function isDraft(wish: Wish): wish is DraftWish {
  return wish.kind === 'draft';
}

function withDraft(drafts: Map<string, NewDraft>, draft: NewDraft): Map<string, NewDraft> {
  if (draft.gone) drafts.delete(draft.id);
  else drafts.set(draft.id, draft);
  return drafts;
}

/** With what the server says; `all`: it says all that there are. */
export function withTold(drafts: MyDrafts, told: readonly Draft[], all: boolean): MyDrafts {
  if (told.length === 0 && !all) return drafts;
  return told.reduce(withDraft, new Map<string, NewDraft>(all ? [] : drafts));
}

/** With what has been asked for and not answered, oldest first. */
export function withAsked(drafts: MyDrafts, asked: readonly DraftWish[]): MyDrafts {
  if (asked.length === 0) return drafts;
  return asked.reduce((now, { draft }) => withDraft(now, draft), new Map<string, NewDraft>(drafts));
}
