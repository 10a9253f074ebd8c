// One person writing one text, while others may write it too: what the text field shows, what the document
// holds, and how each follows the other. Without the field itself, so that it can be tested.
//
// Local input goes into the document at once, also in the middle of a composition (Asian scripts, accents,
// and every word on Android's keyboards are composed). Remote changes reach the field at once too, except
// during a composition: to change the field then would break it; they are shown when it ends.
//
// The caret is held by the identity of the letter before it. Two texts alone do not say where a caret belongs:
// when somebody writes the same letters at the same place, comparing them guesses, and guesses wrong.

import type { Mark } from '../core/document';
import { shownText } from '../scene/shown_text';
import { diff, rebase, shift } from './text_diff';
import type { Splice } from './text_diff';

/** The text in the document. */
export interface SharedText {
  read(): string;
  /** One change: `removed` units at `at` give way to `inserted`. False: the document did not take it, nothing is written. */
  write(at: number, removed: number, inserted: string): boolean;
  /** Names the place before `at`, so that find() finds it after others wrote. */
  mark(at: number): Mark;
  /** -1 when the letter before it is not there any more. */
  find(mark: Mark): number;
}

export interface FieldState {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The field's selection, and the same in the document. */
interface Held {
  readonly start: number;
  readonly end: number;
  readonly startMark: Mark;
  readonly endMark: Mark;
}

/** Whether what stands before the caret is the first half of a letter, without its second. */
function endsInHalf({ value, start, end }: FieldState): boolean {
  const [half, next] = [value.charCodeAt(end - 1), value.charCodeAt(end)];
  return start === end && half >= 0xd800 && half < 0xdc00 && !(next >= 0xdc00 && next < 0xe000);
}

export class TextSession {
  /** What field and document agree on. */
  private shown: string;
  private composing = false;
  private refused = false;
  private held: Held;

  constructor(private readonly shared: SharedText) {
    this.shown = shared.read();
    const end = this.shown.length;
    this.held = this.hold(end, end, end, end);
  }

  get text(): string {
    return this.shown;
  }

  /** The field holds words that the document did not take. They stay there until they fit, or are taken back. */
  get unwritten(): boolean {
    return this.refused;
  }

  /** Takes back what the document did not take. */
  revert(): FieldState {
    this.refused = false;
    const { start, end } = this.held;
    const field = { value: this.shown, start, end };
    return this.catchUp(field) ?? field;
  }

  /** The person moved the caret or selected something. */
  select(field: FieldState): void {
    if (field.value !== this.shown) return; // an input that is still to be told
    if (field.start === this.held.start && field.end === this.held.end) return;
    const theirs = diff(this.shown, this.shared.read());
    this.held = this.hold(field.start, field.end, shift(field.start, theirs), shift(field.end, theirs));
  }

  /** The field changed by the person's hand. What the field must show after, or null when it is right. */
  input(told: FieldState): FieldState | null {
    // Some keyboards type an emoji in two halves; the first alone is no letter, and would be replaced by a sign for one.
    const field = { ...told, value: shownText(told.value) };
    if (this.waitsForHalf(field)) return null;
    return this.take(field) ?? (this.composing || field.value === told.value ? null : field);
  }

  /** Words that end in half a letter, as a paste that was cut does, wait for nothing. */
  private waitsForHalf(field: FieldState): boolean {
    return endsInHalf(field) && diff(this.shown, field.value, field.end)?.inserted.length === 1;
  }

  private take(field: FieldState): FieldState | null {
    const typed = diff(this.shown, field.value, field.end);
    if (typed) {
      const before = this.shown;
      const { at, removed, inserted } = this.locate(typed, before);
      this.refused = !this.shared.write(at, removed, inserted);
      if (this.refused) return null;
      this.shown = field.value;
      const caret = at + inserted.length - (typed.at + typed.inserted.length - field.end);
      this.held = this.hold(field.start, field.end, caret - (field.end - field.start), caret);
    }
    this.refused = false;
    return this.composing ? null : this.catchUp(field);
  }

  compositionStart(): void {
    this.composing = true;
  }

  compositionEnd(field: FieldState): FieldState | null {
    this.composing = false;
    return this.input(field);
  }

  /** The document changed. What the field must show, or null when nothing changes. */
  remote(field: FieldState): FieldState | null {
    return this.composing || this.refused ? null : this.catchUp(field);
  }

  /** The document was rebuilt, and letters may have other ids: the caret is held anew. What to show, or null. */
  rebuilt(field: FieldState): FieldState | null {
    if (this.shared.read() !== this.shown) return this.remote(field);
    const { start, end } = this.held;
    this.held = this.hold(start, end, start, end);
    return null;
  }

  /** Where in the document a splice of the field belongs. */
  private locate(typed: Splice, before: string): Splice {
    const { held } = this;
    const end = this.shared.find(held.endMark);
    const start = held.start === held.end ? end : this.shared.find(held.startMark);
    const over = typed.at + typed.removed;
    if (start >= 0 && end >= start) {
      // At the caret: typed there, or erased on one side of it; or over what was selected.
      if (typed.at === held.start && typed.removed === 0) return { ...typed, at: start };
      if (typed.at === held.start && over === held.end) return { ...typed, at: start, removed: end - start };
      if (over === held.end && typed.removed <= end) return { ...typed, at: end - typed.removed };
      if (typed.at === held.start) return { ...typed, at: start };
    }
    return rebase(typed, before, this.shared.read());
  }

  /** What is in the document comes into the field; the caret stays behind its letter. */
  private catchUp(field: FieldState): FieldState | null {
    const current = this.shared.read();
    if (current === this.shown) return null;
    this.select(field);
    const theirs = diff(this.shown, current);
    const place = (mark: Mark, was: number): number => {
      const found = this.shared.find(mark);
      return found >= 0 ? found : shift(was, theirs);
    };
    const start = place(this.held.startMark, this.held.start);
    const end = Math.max(start, place(this.held.endMark, this.held.end));
    this.shown = current;
    this.held = this.hold(start, end, start, end);
    return { value: current, start, end };
  }

  /** `start` and `end` of the field, which are `from` and `to` of the document. */
  private hold(start: number, end: number, from: number, to: number): Held {
    return { start, end, startMark: this.shared.mark(from), endMark: this.shared.mark(to) };
  }
}
