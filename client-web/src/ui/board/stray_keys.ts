// Keys that were meant for a text field which somebody else's act closed under the hands that write: for the board they would be
// its shortcuts. None of them is, until the hands pause or touch something, and their letters are kept.

/** Hands that do not press a key for so long have seen that the field is gone. */
const pauseMs = 1_000;

export class StrayKeys {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private letters = '';
  private keep: (letters: string) => void = () => undefined;

  /** The field has just been closed; `keep` is told what was typed to nobody. */
  begin(keep: (letters: string) => void): void {
    this.keep = keep;
    this.wait();
  }

  /** Whether the key is such a one; `key` as a KeyboardEvent says it. */
  take(key: string): boolean {
    if (this.timer === undefined) return false;
    if (key === 'Escape') {
      this.end();
      return true;
    }
    if ([...key].length === 1) this.letters += key;
    else if (key === 'Enter') this.letters += '\n';
    else if (key === 'Backspace') this.letters = [...this.letters].slice(0, -1).join('');
    this.wait();
    return true;
  }

  /** The hands have paused, or touch the board. */
  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { letters } = this;
    this.letters = '';
    if (letters.trim() !== '') this.keep(letters);
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), pauseMs);
  }
}
