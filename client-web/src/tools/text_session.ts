// One person writing one text, while others may write it too: what the text field shows, what the document
// holds, and how each follows the other. Without the field itself, so that it can be tested.
//
// Local input goes into the document at once, also in the middle of a composition (Asian scripts, accents,
// and every word on Android's keyboards are composed). Remote changes reach the field at once too, except
// during a composition: to change the field then would break it; they are shown when it ends.

import { apply, diff, rebase, shift } from './text_diff';

/** The text in the document. */
export interface SharedText {
  read(): string;
  /** One change: `removed` units at `at` give way to `inserted`. */
  write(at: number, removed: number, inserted: string): void;
}

export interface FieldState {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export class TextSession {
  private shown: string;
  private composing = false;

  constructor(private readonly shared: SharedText) {
    this.shown = shared.read();
  }

  get text(): string {
    return this.shown;
  }

  /** The field changed by the person's hand. What the field must show after, or null when it is right. */
  input(field: FieldState): FieldState | null {
    const typed = diff(this.shown, field.value, field.end);
    const before = this.shown;
    this.shown = field.value;
    if (typed) {
      const { at, removed, inserted } = rebase(typed, before, this.shared.read());
      this.shared.write(at, removed, inserted);
    }
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
    return this.composing ? null : this.catchUp(field);
  }

  /** What is in the document comes into the field; the caret stays with its neighbours. */
  private catchUp(field: FieldState): FieldState | null {
    const current = this.shared.read();
    const theirs = diff(this.shown, current);
    if (!theirs) return null;
    this.shown = apply(this.shown, theirs);
    return { value: current, start: shift(field.start, theirs), end: shift(field.end, theirs) };
  }
}
