// What a text field's change means: one splice; and where a caret goes when somebody else writes.
// Positions are UTF-16 code units, as in the field. Pure.

/** At `at`, `removed` units are replaced by `inserted`. */
export interface Splice {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/**
 * The smallest splice from one text to the other. Typing into a run of the same letters is ambiguous
 * ("aa" from "a"): `caret`, where the caret stands after the change, decides.
 */
export function diff(before: string, after: string, caret = after.length): Splice | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  // Behind the caret nothing was typed: match the end first, then the beginning.
  const tailMax = Math.min(shorter, Math.max(0, after.length - caret));
  let tail = 0;
  while (tail < tailMax && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  let head = 0;
  while (head < shorter - tail && before[head] === after[head]) head++;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  head -= splitsPair(before, head) || splitsPair(after, head) ? 1 : 0;
  tail -= splitsPair(before, before.length - tail) || splitsPair(after, after.length - tail) ? 1 : 0;
  return { at: head, removed: before.length - head - tail, inserted: after.slice(head, after.length - tail) };
}

/** Whether a cut at `at` would part the two halves of an emoji. */
function splitsPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  return isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/** Where a position stands after somebody else's splice. Text that they insert right at it comes after it. */
export function shift(position: number, splice: Splice | null): number {
  if (!splice || position <= splice.at) return position;
  if (position >= splice.at + splice.removed) return position + splice.inserted.length - splice.removed;
  return splice.at + splice.inserted.length;
}

export function apply(text: string, splice: Splice | null): string {
  if (!splice) return text;
  return text.slice(0, splice.at) + splice.inserted + text.slice(splice.at + splice.removed);
}

/**
 * My splice, made on `shown`, carried over to `current`, which others have changed meanwhile (an input
 * method was composing, so their changes were not shown yet).
 */
export function rebase(mine: Splice, shown: string, current: string): Splice {
  const theirs = diff(shown, current);
  if (!theirs) return mine;
  const from = shift(mine.at, theirs);
  const to = Math.max(from, shift(mine.at + mine.removed, theirs));
  return { at: from, removed: to - from, inserted: mine.inserted };
}
