// One thing that happened, as the log of a day tells it in a sentence. Pure data.
import type { ObjectRef } from '../../../core/view';

/** What is written in, put somewhere, deleted. */
export type Thing =
  | 'note'
  | 'text'
  | 'zone'
  | 'cluster'
  | 'proposition'
  | 'heading'
  | 'topic'
  | 'drawing'
  | 'shape'
  | 'arrow'
  | 'picture';

/** On a board. `text`: what stands on the thing then; empty: nothing. */
export type BoardAct =
  | {
      readonly kind: 'wrote' | 'rewrote' | 'deleted' | 'restored' | 'moved' | 'marked' | 'made';
      readonly thing: Thing;
      readonly text: string;
    }
  | {
      readonly kind: 'put';
      readonly thing: Thing;
      readonly text: string;
      readonly into: Thing;
      readonly title: string;
    }
  | { readonly kind: 'became'; readonly thing: Thing; readonly text: string }
  | { readonly kind: 'drew'; readonly count: number };

/** Of the day. `table`: its number; 0: everybody. */
export type DayAct =
  | { readonly kind: 'phase' | 'phaseOver'; readonly title: string; readonly tables: readonly number[] }
  | { readonly kind: 'stage'; readonly stage: number }
  | { readonly kind: 'timer' | 'frozen' | 'thawed' | 'called' | 'help'; readonly table: number }
  | {
      readonly kind: 'tableOpened' | 'tableClosed' | 'tableReopened' | 'tableRenamed';
      readonly table: number;
      readonly question: string;
    }
  | { readonly kind: 'tableMerged'; readonly table: number; readonly into: number }
  | { readonly kind: 'came' | 'left' | 'hand'; readonly who: number }
  | { readonly kind: 'sat'; readonly who: number; readonly table: number }
  | { readonly kind: 'vote' | 'voteOver'; readonly title: string };

export interface Line {
  readonly time: number;
  /** Orders lines of the same millisecond. */
  readonly offset: number;
  /** Empty: of the day. */
  readonly board: string;
  /** Participant; 0: nobody that is known. */
  readonly who: number;
  readonly act: BoardAct | DayAct;
  /** What it is about, on its board. */
  readonly about: ObjectRef | null;
}

export function keyOf(board: string, { counter, replica }: ObjectRef): string {
  return `${board} ${counter} ${replica}`;
}

export function byTime(a: Line, b: Line): number {
  return a.time - b.time || a.offset - b.offset;
}

/** What is said or written in it: what a search looks at. */
export function textOf({ act }: Line): string {
  const text = 'text' in act ? act.text : '';
  const title = 'title' in act ? act.title : 'question' in act ? act.question : '';
  return `${text} ${title}`;
}

/** Without accents and capitals: who searches for "ecole" means "École". */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
